"use client";
// One thing kept under a name: a way to it, who shares it, and for whose it is another name or its end.
import { savedNameSchema } from "@core/words/decisions";
import { t } from "@core/words/t";
import Link from "next/link";
import { type FormEvent, type ReactNode, useState } from "react";
import { failedWords, type SavedTold } from "@/components/saved/failed-words";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { PersonRef } from "@/server/views/shapes";

interface SavedRowProps {
  readonly saved: {
    readonly name: string;
    readonly sharedWith: { readonly name: string } | null;
    readonly by: PersonRef;
  };
  readonly href: string;
  /** What it is, under its name. */
  readonly what?: ReactNode;
  readonly onGo: () => void;
  readonly renaming: boolean;
  readonly onRename: (name: string, told: SavedTold) => void;
  readonly removing: boolean;
  readonly onRemove: (told: Pick<SavedTold, "onError">) => void;
}

export function SavedRow({ saved: { name, sharedWith, by }, href, what, onGo, renaming, onRename, removing, onRemove }: SavedRowProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const write = (name: string | null) => {
    setTyped(name);
    setProblem(undefined);
  };
  const rename = (event: FormEvent) => {
    event.preventDefault();
    const parsed = savedNameSchema.safeParse(typed);
    if (parsed.success)
      onRename(parsed.data, { onSuccess: () => write(null), onError: (fault) => setProblem(failedWords(fault, "notSaved")) });
    else setProblem(parsed.error.issues[0]?.message);
  };
  if (typed !== null) {
    return (
      <li className="border-t border-line py-2">
        <form noValidate onSubmit={rename} className="flex items-start gap-2">
          <Field label={t("queue.newName")} labelHidden error={problem} className="min-w-0 flex-1">
            {(control) => <Input {...control} autoFocus value={typed} maxLength={80} onChange={({ target }) => setTyped(target.value)} />}
          </Field>
          <Button type="submit" pending={renaming}>
            {t("queue.rename")}
          </Button>
          <Button look="quiet" onClick={() => write(null)}>
            {t("item.cancel")}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex min-h-11 items-center gap-2 border-t border-line py-1">
      <span className="min-w-0 flex-1">
        <Link href={href} onClick={onGo} className="link block truncate font-medium">
          {name}
        </Link>
        {what}
        {sharedWith !== null && (
          <span className="block truncate text-small text-fg-2">
            {by.you ? t("queue.youShare", { queue: sharedWith.name }) : t("queue.shares", { name: by.name, queue: sharedWith.name })}
          </span>
        )}
        {problem !== undefined && (
          <span role="alert" className="block text-small text-danger">
            {problem}
          </span>
        )}
      </span>
      {by.you && (
        <>
          <Button look="quiet" size="small" onClick={() => write(name)}>
            {t("queue.rename")}
          </Button>
          <Button
            look="quiet"
            size="small"
            pending={removing}
            onClick={() => onRemove({ onError: (fault) => setProblem(failedWords(fault, "notRemoved")) })}
          >
            {t("queue.remove")}
          </Button>
        </>
      )}
    </li>
  );
}
