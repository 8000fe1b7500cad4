"use client";
// One thing kept under a name: a way to it, who shares it, and for whose it is another name or its end.
import { savedNameSchema } from "@core/words/decisions";
import { t } from "@core/words/t";
import Link from "next/link";
import { type FormEvent, type ReactNode, useState } from "react";
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
  readonly onRename: (name: string, onSuccess: () => void) => void;
  readonly removing: boolean;
  readonly onRemove: () => void;
  /** Why the last order was refused. */
  readonly problem: string | undefined;
}

export function SavedRow({ saved, href, what, onGo, renaming, onRename, removing, onRemove, problem }: SavedRowProps) {
  const { name, sharedWith, by } = saved;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  /** Whether the field was there before: then the button that opened it has the focus again. */
  const [back, setBack] = useState(false);
  const close = () => {
    setTyped(null);
    setWrong(undefined);
    setBack(true);
  };
  const rename = (event: FormEvent) => {
    event.preventDefault();
    const parsed = savedNameSchema.safeParse(typed);
    setWrong(parsed.error?.issues[0]?.message);
    if (parsed.success) onRename(parsed.data, close);
  };
  if (typed !== null) {
    return (
      <li className="border-t border-line py-2">
        <form noValidate onSubmit={rename} className="flex items-start gap-2">
          <Field label={t("queue.newName")} labelHidden error={wrong ?? problem} className="min-w-0 flex-1">
            {(control) => <Input {...control} autoFocus value={typed} maxLength={80} onChange={({ target }) => setTyped(target.value)} />}
          </Field>
          <Button type="submit" pending={renaming}>
            {t("queue.rename")}
          </Button>
          <Button look="quiet" onClick={close}>
            {t("item.cancel")}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-2 border-t border-line py-1">
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
      </span>
      {by.you && (
        <>
          <Button look="quiet" size="small" autoFocus={back} onClick={() => setTyped(name)}>
            {t("queue.rename")}
          </Button>
          <Button look="quiet" size="small" pending={removing} onClick={onRemove}>
            {t("queue.remove")}
          </Button>
        </>
      )}
      {problem !== undefined && (
        <p role="alert" className="basis-full pt-1 text-small text-danger">
          {problem}
        </p>
      )}
    </li>
  );
}
