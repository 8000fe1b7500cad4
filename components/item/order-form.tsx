"use client";
// The form of each way to deal with an item that needs more than a key. Each checks with the command's own schema, so it can never send what the server refuses.
import { askInput, reconcileInput, requestReversalInput } from "@core/words/decisions";
import type { ReconcileOutcome } from "@core/words/vocabulary";
import { Field, Textarea } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes";
import { EscalateForm, RejectForm, RespondForm } from "./answer-forms";
import { Choices } from "./choices";
import { useDesk } from "./desk";
import { check, FormShell, ready, useWords, WordsForm } from "./form-shell";
import { DelegateForm, LaterForm, MoveForm } from "./handing-forms";
import { SkipForm } from "./skip-form";
import type { Mode } from "./work";

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
    <FormShell title="What happened?" verb="Record it" ready={order}>
      <Choices label="What happened" choices={choices} value={choice} onChoose={choose} />
      <Field label="How do you know?" hint="Name where you looked: a ledger entry, the account, the mailbox.">
        {(control) => <Textarea {...control} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
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
    case "skip":
      return <SkipForm />;
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
