"use client";
// The forms of the decision bar: reject, ask, escalate, respond, later, delegate, move, reconcile, take back. Each checks with the command's own schema,
// so it can never send what the server refuses, and keeps what is typed when it is closed.
import {
  askInput,
  escalateInput,
  reconcileInput,
  rejectInput,
  requestReversalInput,
  respondInput,
  suspendInput,
} from "@core/words/decisions";
import { plural } from "@core/words/labels";
import { DECISION_KINDS, type DecisionKind, type ReconcileOutcome, type RespondMeans } from "@core/words/vocabulary";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { Order } from "@/components/data/orders";
import { useColleagues, useQueues } from "@/components/data/questions";
import { colleagueHint } from "@/components/item/colleague-hint";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { Skeleton } from "@/components/ui/skeleton";
import type { ItemView } from "@/server/views/shapes";
import { Choices } from "./choices";
import { useDesk } from "./desk";
import { LATER_CHOICES, laterAt, localInputValue } from "./later";
import type { Mode } from "./work";

/** Reasons that most rejections have, chosen by a digit; words may be added. */
const REJECT_REASONS = [
  "The amount or value is wrong",
  "The evidence does not support it",
  "Our rules do not allow it",
  "It was done before",
  "It needs another approach",
] as const;

interface ShellProps {
  readonly title: string;
  readonly verb: string;
  readonly danger?: boolean;
  /** The order, or why it cannot be sent yet. */
  readonly ready: { readonly order: Order } | { readonly missing: string };
  readonly children: ReactNode;
}

function Shell({ title, verb, danger = false, ready, children }: ShellProps) {
  const { open, send, pending } = useDesk();
  const root = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (pending) return;
    if ("order" in ready) send(ready.order);
    else setTried(true);
  };
  useEffect(() => {
    root.current?.querySelector<HTMLElement>("[data-first], textarea, input, button")?.focus();
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
      className="arrive grid max-h-[52dvh] gap-2.5 overflow-y-auto border-t border-line pt-2.5"
    >
      <h2 className="font-strong">{title}</h2>
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look={danger ? "danger" : "primary"} shortcut={["Ctrl", "Enter"]} pending={pending} onClick={submit}>
          {verb}
        </Button>
        <Button look="quiet" shortcut="Esc" onClick={() => open(null)}>
          Cancel
        </Button>
        <p role="status" className="text-small text-danger">
          {tried && "missing" in ready ? ready.missing : ""}
        </p>
      </div>
    </form>
  );
}

/** The words of a form, kept with the work. */
function useWords(mode: Mode) {
  const { work, change } = useDesk();
  return {
    text: work.words[mode] ?? "",
    setText: (text: string) => change({ words: { ...work.words, [mode]: text } }),
    choice: work.choice[mode],
    choose: (choice: string) => change({ choice: { ...work.choice, [mode]: choice } }),
  };
}

/** What the command's schema makes of the text, or its own sentence about it. */
function check(schema: z.ZodType<string>, text: string): { readonly value: string } | { readonly missing: string } {
  const parsed = schema.safeParse(text);
  return parsed.success ? { value: parsed.data } : { missing: parsed.error.issues[0]?.message ?? "This is not valid." };
}

const ready = <Given extends { readonly value: string } | { readonly missing: string }>(given: Given, make: (value: string) => Order) =>
  "value" in given ? { order: make(given.value) } : { missing: given.missing };

function RejectForm() {
  const { text, setText, choice, choose } = useWords("reject");
  const words = useRef<HTMLTextAreaElement>(null);
  const reason = [choice, text.trim()].filter((part) => part !== undefined && part !== "").join(": ");
  return (
    <Shell
      title="Why do you reject it?"
      verb="Reject"
      danger
      ready={ready(check(rejectInput.shape.reason, reason), (value) => ({ type: "reject", reason: value }))}
    >
      <Choices
        label="Reason"
        choices={REJECT_REASONS.map((value) => ({ value, label: value }))}
        value={choice}
        onChoose={choose}
        onDigit={() => words.current?.focus()}
      />
      <Field label="In your words" hint="The agent is told. May be left out when a reason above says it all.">
        {(control) => <Textarea {...control} ref={words} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </Shell>
  );
}

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

function WordsForm({ mode, title, verb, label, hint, schema, make, children }: WordsFormProps) {
  const { text, setText } = useWords(mode);
  return (
    <Shell title={title} verb={verb} ready={ready(check(schema, text), make)}>
      {children}
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        {(control) => <Textarea {...control} data-first rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </Shell>
  );
}

const LEANING_LABELS = { approve: "Approve", edit: "Edit", reject: "Reject", respond: "Respond" } as const satisfies Record<
  DecisionKind,
  string
>;
const asLeaning = (text: string | undefined): DecisionKind | null => DECISION_KINDS.find((kind) => kind === text) ?? null;

function EscalateForm() {
  const { choice, choose } = useWords("escalate");
  return (
    <WordsForm
      mode="escalate"
      title="Escalate: why must it go up?"
      verb="Escalate"
      label="Reason"
      schema={escalateInput.shape.reason}
      make={(reason) => ({ type: "escalate", reason, leaning: asLeaning(choice) })}
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-small font-medium">You lean towards</span>
        <Segment
          label="You lean towards"
          value={choice ?? "none"}
          choices={[...DECISION_KINDS.map((value) => ({ value, label: LEANING_LABELS[value] })), { value: "none", label: "Cannot say" }]}
          onChange={choose}
        />
      </div>
    </WordsForm>
  );
}

const MEANS_LABELS = {
  guidance: "Advice: the agent proposes anew",
  result: "The result: it is done, the agent goes on with this",
} as const satisfies Record<RespondMeans, string>;

function RespondForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("respond");
  const onlyResult = item.level === "human_only";
  const means: RespondMeans = onlyResult ? "result" : choice === "result" || choice === "guidance" ? choice : item.respondMeans;
  return (
    <WordsForm
      mode="respond"
      title={onlyResult ? "You did it: what is the result?" : "Respond in the agent’s place"}
      verb="Respond"
      label="Response"
      hint={
        onlyResult
          ? "No agent may run this. Do it yourself, then say what came of it."
          : "The action does not run. The agent gets these words instead."
      }
      schema={respondInput.shape.body}
      make={(body) => ({ type: "respond", means, body })}
    >
      {!onlyResult && (
        <Choices
          label="What your words stand for"
          choices={(["guidance", "result"] as const).map((value) => ({ value, label: MEANS_LABELS[value] }))}
          value={means}
          onChoose={choose}
        />
      )}
    </WordsForm>
  );
}

function LaterForm() {
  const zone = useZone();
  const now = useNow("minute");
  const { text, setText, choice, choose } = useWords("later");
  const untilMs = laterAt(choice ?? "hour", now);
  const reason = check(suspendInput.shape.reason, text);
  const order =
    untilMs === null
      ? { missing: "Choose a time that is still to come." }
      : ready(reason, (value) => ({ type: "suspend", untilMs, reason: value }));
  return (
    <Shell
      title="Later: until when do you set it aside?"
      verb={untilMs === null ? "Set aside" : `Set aside until ${formatWhen(untilMs, now, zone)}`}
      ready={order}
    >
      <Choices label="Until" choices={LATER_CHOICES} value={choice ?? "hour"} onChoose={choose} />
      <div className="grid gap-2.5 mid:grid-cols-[220px_minmax(0,1fr)]">
        <Field label="Or at">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={untilMs === null ? "" : localInputValue(untilMs)}
              onChange={(event) => choose(event.target.value)}
            />
          )}
        </Field>
        <Field label="What you wait for">
          {(control) => <Input {...control} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />}
        </Field>
      </div>
      <p className="text-small text-fg-3">You keep holding it, and its ladder waits. At the deadline it is still answered by the policy.</p>
    </Shell>
  );
}

function DelegateForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("delegate");
  const { data: people, isPending, isError } = useColleagues(item.id, true);
  const chosen = people?.find((person) => person.id === choice);
  const order =
    chosen === undefined
      ? { missing: "Choose who takes it over." }
      : { order: { type: "delegate", to: chosen.id, toName: chosen.name } as const };
  return (
    <Shell title="Delegate: who takes this one over?" verb={chosen === undefined ? "Delegate" : `Delegate to ${chosen.name}`} ready={order}>
      {isPending && <Skeleton width="100%" height={30} />}
      {isError && (
        <p className="text-small text-danger">Who could take it over is not known: the server did not answer. Close and try again.</p>
      )}
      {people?.length === 0 && <p className="text-fg-2">Nobody else may decide this item. Escalate it, or move it to another queue.</p>}
      {people !== undefined && people.length > 0 && (
        <Choices
          label="Person"
          choices={people.map((person) => ({
            value: person.id,
            label: person.name,
            hint: colleagueHint(person),
            disabled: !person.may.ok,
          }))}
          value={choice}
          onChoose={choose}
        />
      )}
    </Shell>
  );
}

function MoveForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("move");
  const { data: queues } = useQueues();
  const others = (queues ?? []).filter((queue) => queue.id !== item.queue);
  const chosen = others.find((queue) => queue.id === choice);
  const order =
    chosen === undefined ? { missing: "Choose a queue." } : { order: { type: "move", to: chosen.id, toName: chosen.name } as const };
  return (
    <Shell title="Move: which queue is it for?" verb={chosen === undefined ? "Move" : `Move to ${chosen.name}`} ready={order}>
      {others.length === 0 && <p className="text-fg-2">There is no other queue that you may see.</p>}
      <Choices
        label="Queue"
        choices={others.map((queue) => ({
          value: queue.id,
          label: queue.name,
          hint: `${queue.owner.you ? "you answer" : `${queue.owner.name} answers`} for it, ${plural(queue.open, "open item")}`,
        }))}
        value={choice}
        onChoose={choose}
      />
    </Shell>
  );
}

const RECONCILE_CHOICES = {
  execution: [
    { value: "succeeded", label: "It ran", hint: "the effect is there" },
    { value: "failed", label: "It did not run", hint: "no effect remains" },
  ],
  reversal: [
    { value: "reversed", label: "It was taken back", hint: "no effect remains" },
    { value: "stands", label: "It stands", hint: "the effect is there and stays" },
  ],
} as const satisfies Record<string, readonly { value: ReconcileOutcome; label: string; hint: string }[]>;

function ReconcileForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("reconcile");
  const choices = RECONCILE_CHOICES[item.reconcileWhy ?? "execution"];
  const outcome = choices.find((candidate) => candidate.value === choice)?.value;
  const { text, setText } = useWords("reconcile");
  const evidence = check(reconcileInput.shape.evidence, text);
  const order =
    outcome === undefined
      ? { missing: "Say what happened." }
      : ready(evidence, (value) => ({ type: "reconcile", outcome, evidence: value }));
  return (
    <Shell title="What happened?" verb="Record it" ready={order}>
      <Choices label="What happened" choices={choices} value={choice} onChoose={choose} />
      <Field label="How do you know?" hint="Name where you looked: a ledger entry, the account, the mailbox.">
        {(control) => <Textarea {...control} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </Shell>
  );
}

/** The form of a mode; note and edit have their own places. */
export function OrderForm({ mode }: { readonly mode: Mode }) {
  const { item } = useDesk();
  switch (mode) {
    case "reject":
      return <RejectForm />;
    case "ask":
      return (
        <WordsForm
          mode="ask"
          title={`Ask ${item.agent.name}`}
          verb="Ask"
          label="Question"
          hint="It comes back to you with the answer, or with a new revision."
          schema={askInput.shape.question}
          make={(question) => ({ type: "ask", question })}
        />
      );
    case "escalate":
      return <EscalateForm />;
    case "respond":
      return <RespondForm item={item} />;
    case "later":
      return <LaterForm />;
    case "delegate":
      return <DelegateForm item={item} />;
    case "move":
      return <MoveForm item={item} />;
    case "reconcile":
      return <ReconcileForm item={item} />;
    case "reverse":
      return (
        <WordsForm
          mode="reverse"
          title="Take it back: why?"
          verb="Take it back"
          label="Reason"
          hint={`${item.agent.name} is told at once, and undoes it by its plan.`}
          schema={requestReversalInput.shape.reason}
          make={(reason) => ({ type: "requestReversal", reason })}
        />
      );
    default:
      return null;
  }
}
