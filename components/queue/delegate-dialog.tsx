"use client";
// Hands several items to one person: who is chosen here.
import { t } from "@core/words/t";
import { useState } from "react";
import { useColleagues } from "@/components/data/questions";
import { Colleagues } from "@/components/item/colleagues";
import { ChosenActions } from "@/components/queue/chosen-actions";
import { Dialog, DialogBody } from "@/components/ui/dialog";

interface DelegateDialogProps {
  /** The first of the chosen items; null while closed. */
  readonly itemId: string | null;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDelegate: (to: string, name: string) => void;
}

export function DelegateDialog({ itemId, count, onClose, onDelegate }: DelegateDialogProps) {
  return (
    <Dialog open={itemId !== null} onClose={onClose} title={t("queue.delegateMany", { count })}>
      {itemId !== null && <People itemId={itemId} count={count} onClose={onClose} onDelegate={onDelegate} />}
    </Dialog>
  );
}

interface PeopleProps extends Omit<DelegateDialogProps, "itemId"> {
  readonly itemId: string;
}

function People({ itemId, count, onClose, onDelegate }: PeopleProps) {
  const { data: people } = useColleagues(itemId, true);
  const [choice, setChoice] = useState("");
  const chosen = people?.find((person) => person.id === choice);
  return (
    <>
      <DialogBody>
        <Colleagues itemId={itemId} none={t("queue.nobodyElse")} value={choice} onChoose={setChoice} />
      </DialogBody>
      <ChosenActions
        chosen={chosen}
        missing={t("queue.chooseTaker")}
        words={chosen === undefined ? t("queue.delegate", { count }) : t("queue.delegateTo", { count, name: chosen.name })}
        onClose={onClose}
        onDo={({ id, name }) => onDelegate(id, name)}
      />
    </>
  );
}
