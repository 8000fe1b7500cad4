"use client";
// Who takes these over? Asked of the first item; whoever may not take one of the others is told so singly.
import { plural } from "@core/words/labels";
import { useEffect, useRef, useState } from "react";
import { useColleagues } from "@/components/data/questions";
import { Choices } from "@/components/item/choices";
import { colleagueHint } from "@/components/item/colleague-hint";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";

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
  const { data: people, isPending, isError, refetch } = useColleagues(itemId, true);
  const [choice, setChoice] = useState("");
  const chosen = people?.find((person) => person.id === choice);
  const body = useRef<HTMLDivElement>(null);
  const known = people !== undefined;
  // The people arrive after the dialog has opened: the hands go on from there.
  useEffect(() => {
    if (known) body.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [known]);
  return (
    <>
      <DialogBody>
        {isPending && <Skeleton width="100%" height={30} />}
        {isError && (
          <p className="flex items-center gap-3 text-danger">
            Who could take them over is not known: the server did not answer.
            <Button onClick={() => void refetch()}>Try again</Button>
          </p>
        )}
        {people?.length === 0 && <p className="text-fg-2">Nobody else may decide these.</p>}
        {people !== undefined && people.length > 0 && (
          <div ref={body}>
            <Choices
              label="Person"
              choices={people.map((person) => ({
                value: person.id,
                label: person.name,
                hint: colleagueHint(person),
                disabled: !person.may.ok,
              }))}
              value={choice}
              onChoose={setChoice}
            />
          </div>
        )}
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
