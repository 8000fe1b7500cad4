"use client";
// Who takes these over? Asked of the first item; whoever may not take one of the others is told so singly.
import { plural } from "@core/words/labels";
import { useState } from "react";
import { useColleagues } from "@/components/data/questions";
import { Colleagues } from "@/components/item/colleagues";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";

interface DelegateDialogProps {
  /** The first of the chosen items; null while closed. */
  readonly itemId: string | null;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDelegate: (to: string, name: string) => void;
}

export function DelegateDialog({ itemId, count, onClose, onDelegate }: DelegateDialogProps) {
  return (
    <Dialog open={itemId !== null} onClose={onClose} title={`Delegate ${plural(count, "item")}: who takes over?`}>
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
        <Colleagues itemId={itemId} none="Nobody else may decide these." value={choice} onChoose={setChoice} />
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          look="primary"
          disabled={chosen === undefined}
          hint={chosen === undefined ? "Choose who takes them over." : undefined}
          onClick={() => chosen !== undefined && onDelegate(chosen.id, chosen.name)}
        >
          {chosen === undefined ? `Delegate ${count}` : `Delegate ${count} to ${chosen.name}`}
        </Button>
      </DialogActions>
    </>
  );
}
