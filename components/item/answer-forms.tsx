"use client";
// Forms of answers that are more than a key: reject, escalate, respond.
import { escalateInput, rejectInput, respondInput } from "@core/words/decisions";
import { DECISION_KINDS, type DecisionKind, type RespondMeans } from "@core/words/vocabulary";
import { useRef } from "react";
import { Field, Textarea } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import type { ItemView } from "@/server/views/shapes";
import { Choices } from "./choices";
import { check, FormShell, ready, useWords, WordsForm } from "./form-shell";

/** Reasons that most rejections have, chosen by a digit; words may be added. */
const REJECT_REASONS = [
  "The amount or value is wrong",
  "The evidence does not support it",
  "Our rules do not allow it",
  "It was done before",
  "It needs another approach",
] as const;

export function RejectForm() {
  const { text, setText, choice, choose } = useWords("reject");
  const words = useRef<HTMLTextAreaElement>(null);
  const reason = [choice, text.trim()].filter((part) => part !== undefined && part !== "").join(": ");
  return (
    <FormShell
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
    </FormShell>
  );
}

const LEANING_LABELS = { approve: "Approve", edit: "Edit", reject: "Reject", respond: "Respond" } as const satisfies Record<
  DecisionKind,
  string
>;
const asLeaning = (text: string | undefined): DecisionKind | null => DECISION_KINDS.find((kind) => kind === text) ?? null;

export function EscalateForm() {
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

export function RespondForm({ item }: { readonly item: ItemView }) {
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
