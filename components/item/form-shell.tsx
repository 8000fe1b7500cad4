"use client";
// What the forms of the decision bar share: sending by Ctrl Enter, closing by Escape, and words that are kept when a form is closed.
import { t } from "@core/words/t";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { Order } from "@/components/data/orders";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";
import { laterAllowed } from "./item-words";
import type { Mode } from "./work";

interface ShellProps {
  readonly title: string;
  readonly verb: string;
  readonly danger?: boolean;
  /** The order, another act, or why it cannot be sent yet. */
  readonly ready: { readonly order: Order } | { readonly act: () => void } | { readonly missing: string };
  readonly children: ReactNode;
}

export function FormShell({ title, verb, danger = false, ready, children }: ShellProps) {
  const { item, open, send, pending } = useDesk();
  const root = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  // What may be done can change while somebody writes: what they wrote stays, and cannot be sent.
  const barred = "order" in ready ? barredBy(item, ready.order) : null;
  const submit = () => {
    if (pending || barred !== null) return;
    if ("order" in ready) send(ready.order);
    else if ("act" in ready) ready.act();
    else setTried(true);
  };
  useEffect(() => {
    const form = root.current;
    // Where words are needed, the hands begin with them; a choice that is made already can be changed by Tab.
    const first = form?.querySelector<HTMLElement>("textarea[data-first]") ?? form?.querySelector<HTMLElement>("[data-first]");
    (first ?? form?.querySelector<HTMLElement>("textarea, input, button"))?.focus();
  }, []);
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      open(null);
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <form
      ref={root}
      aria-label={title}
      noValidate
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="arrive -mx-1 -mb-1 grid max-h-[52dvh] gap-2.5 overflow-y-auto border-t border-line px-1 pt-2.5 pb-1"
    >
      <h2 className="font-strong">{title}</h2>
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          look={danger ? "danger" : "primary"}
          shortcut={["Ctrl", "Enter"]}
          pending={pending}
          disabled={barred !== null}
          onClick={submit}
        >
          {verb}
        </Button>
        <Button look="quiet" shortcut="Esc" onClick={() => open(null)}>
          {t("item.cancel")}
        </Button>
        <p role="status" className="text-small text-danger">
          {barred ?? (tried && "missing" in ready ? ready.missing : "")}
        </p>
      </div>
    </form>
  );
}

/** Why the order would be refused now; null where it would not. */
function barredBy(item: ItemView, { type }: Order): string | null {
  const right = type === "suspend" ? laterAllowed(item) : item.allowed[type];
  return right.ok ? null : right.reason;
}

/** The words of a form, kept with the work. */
export function useWords(mode: Mode) {
  const { work, change } = useDesk();
  return {
    text: work.words[mode] ?? "",
    setText: (text: string) => change({ words: { ...work.words, [mode]: text } }),
    choice: work.choice[mode],
    choose: (choice: string) => change({ choice: { ...work.choice, [mode]: choice } }),
  };
}

/** What the command's schema makes of the text, or its own sentence about it. */
export function check(schema: z.ZodType<string>, text: string): { readonly value: string } | { readonly missing: string } {
  const parsed = schema.safeParse(text);
  return parsed.success ? { value: parsed.data } : { missing: parsed.error.issues[0]?.message ?? t("item.notValid") };
}

export const ready = <Given extends { readonly value: string } | { readonly missing: string }>(
  given: Given,
  make: (value: string) => Order,
) => ("value" in given ? { order: make(given.value) } : { missing: given.missing });

interface WordsFormProps {
  readonly mode: Mode;
  readonly title: string;
  readonly verb: string;
  readonly label: string;
  readonly hint?: string;
  readonly schema: z.ZodType<string>;
  readonly make: (value: string) => Order;
  readonly children?: ReactNode;
}

export function WordsForm({ mode, title, verb, label, hint, schema, make, children }: WordsFormProps) {
  const { text, setText } = useWords(mode);
  return (
    <FormShell title={title} verb={verb} ready={ready(check(schema, text), make)}>
      {children}
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        {(control) => <Textarea {...control} data-first rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
  );
}
