"use client";
// Adds something by its name to what a draft declares: an action, a step. What cannot be called so says why.
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, Input } from "@/components/ui/field";

const LONGEST = 200;

interface AddNameProps {
  readonly label: string;
  /** What the button says. */
  readonly verb: string;
  /** Why nothing can be added under that name; undefined where it can. */
  readonly problemOf: (name: string) => string | undefined;
  readonly onAdd: (name: string) => void;
  readonly className?: string;
}

export function AddName({ label, verb, problemOf, onAdd, className }: AddNameProps) {
  const [typed, setTyped] = useState("");
  const name = typed.trim();
  const problem = problemOf(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name === "" || problem !== undefined) return;
        onAdd(name);
        setTyped("");
      }}
      className={cn("flex flex-wrap items-end gap-2", className)}
    >
      <Field label={label} error={problem} className="min-w-48 max-w-80 flex-1">
        {(control) => (
          <Input
            {...control}
            value={typed}
            maxLength={LONGEST}
            spellCheck={false}
            autoCapitalize="off"
            onChange={({ target }) => setTyped(target.value)}
            className="mono"
          />
        )}
      </Field>
      <Button type="submit" look="quiet" icon="plus" disabled={name === "" || problem !== undefined}>
        {verb}
      </Button>
    </form>
  );
}
