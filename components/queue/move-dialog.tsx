"use client";
// Moves several items to another queue at once: which one is chosen here.
import { t } from "@core/words/t";
import { useState } from "react";
import { useQueues } from "@/components/data/questions";
import { QueueChoices } from "@/components/item/queue-choices";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";

interface MoveDialogProps {
  readonly open: boolean;
  /** Where they are now. */
  readonly from: ReadonlySet<string | null>;
  readonly count: number;
  readonly onClose: () => void;
  readonly onMove: (to: string, name: string) => void;
}

export function MoveDialog({ open, count, ...rest }: MoveDialogProps) {
  return (
    <Dialog open={open} onClose={rest.onClose} title={t("load.moveMany", { count })}>
      {open && <Queues count={count} {...rest} />}
    </Dialog>
  );
}

function Queues({ from, count, onClose, onMove }: Omit<MoveDialogProps, "open">) {
  const { data: queues = [] } = useQueues();
  const [choice, setChoice] = useState("");
  // Where all of them are already, none of them can go.
  const others = queues.filter((queue) => from.size > 1 || !from.has(queue.id));
  const chosen = others.find((queue) => queue.id === choice);
  return (
    <>
      <DialogBody>
        <QueueChoices queues={others} value={choice} onChoose={setChoice} />
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        <Button
          look="primary"
          disabled={chosen === undefined}
          hint={chosen === undefined ? t("load.chooseQueue") : undefined}
          onClick={() => chosen !== undefined && onMove(chosen.id, chosen.name)}
        >
          {chosen === undefined ? t("load.move", { count }) : t("load.moveTo", { count, queue: chosen.name })}
        </Button>
      </DialogActions>
    </>
  );
}
