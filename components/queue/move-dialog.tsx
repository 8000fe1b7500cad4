"use client";
// Moves several items to another queue at once: which one is chosen here.
import { t } from "@core/words/t";
import { useState } from "react";
import { useQueues } from "@/components/data/questions";
import { QueueChoices } from "@/components/item/queue-choices";
import { ChosenActions } from "@/components/queue/chosen-actions";
import { Dialog, DialogBody } from "@/components/ui/dialog";

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
      <ChosenActions
        chosen={chosen}
        missing={t("load.chooseQueue")}
        words={chosen === undefined ? t("load.move", { count }) : t("load.moveTo", { count, queue: chosen.name })}
        onClose={onClose}
        onDo={({ id, name }) => onMove(id, name)}
      />
    </>
  );
}
