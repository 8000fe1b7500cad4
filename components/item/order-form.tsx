"use client";
// The form of each way to deal with an item that needs more than a key. Each checks with the command's own schema, so it can never send what the server refuses.
import { askInput, reconcileInput, requestReversalInput } from "@core/words/decisions";
import { t } from "@core/words/t";
import type { ReconcileOutcome } from "@core/words/vocabulary";
import { Field, Textarea } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes-item";
import { RejectForm, RespondForm } from "./answer-forms";
import { UnverifyForm, VerifyForm } from "./check-forms";
import { Choices } from "./choices";
import { useDesk } from "./desk";
import { EscalateForm, ReturnForm } from "./escalate-forms";
import { check, FormShell, ready, useWords, WordsForm } from "./form-shell";
import { DelegateForm, LaterForm, MoveForm } from "./handing-forms";
import { AskOpinionForm, GiveOpinionForm } from "./opinion-forms";
import { SkipForm } from "./skip-form";
import type { Mode } from "./work";

const reconcileChoices = () =>
  ({
    execution: [
      { value: "succeeded", label: t("item.itRan"), hint: t("item.effectThere") },
      { value: "failed", label: t("item.itDidNotRun"), hint: t("item.noEffect") },
    ],
    reversal: [
      { value: "reversed", label: t("item.wasTakenBack"), hint: t("item.noEffect") },
      { value: "stands", label: t("item.itStands"), hint: t("item.effectStays") },
    ],
  }) as const satisfies Record<string, readonly { value: ReconcileOutcome; label: string; hint: string }[]>;

function ReconcileForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("reconcile");
  const choices = reconcileChoices()[item.reconcileWhy ?? "execution"];
  const outcome = choices.find((candidate) => candidate.value === choice)?.value;
  const { text, setText } = useWords("reconcile");
  const evidence = check(reconcileInput.shape.evidence, text);
  const order =
    outcome === undefined
      ? { missing: t("item.sayWhatHappened") }
      : ready(evidence, (value) => ({ type: "reconcile", outcome, evidence: value }));
  return (
    <FormShell title={t("item.whatHappenedAsk")} verb={t("item.recordIt")} ready={order}>
      <Choices label={t("item.whatHappened")} choices={choices} value={choice} onChoose={choose} />
      <Field label={t("item.howKnow")} hint={t("item.whereLooked")}>
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
          title={t("item.ask", { agent: item.agent.name })}
          verb={t("item.askVerb")}
          label={t("item.question")}
          hint={t("item.comesBack")}
          schema={askInput.shape.question}
          make={(question) => ({ type: "ask", question })}
        />
      );
    case "verify":
      return <VerifyForm />;
    case "unverify":
      return <UnverifyForm />;
    case "skip":
      return <SkipForm />;
    case "escalate":
      return <EscalateForm item={item} />;
    case "askOpinion":
      return <AskOpinionForm item={item} />;
    case "giveOpinion":
      return <GiveOpinionForm item={item} />;
    case "return":
      return <ReturnForm item={item} />;
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
          title={t("item.whyTakeBack")}
          verb={t("item.takeBack")}
          label={t("item.reason")}
          hint={t("item.undoesByPlan", { agent: item.agent.name })}
          schema={requestReversalInput.shape.reason}
          make={(reason) => ({ type: "requestReversal", reason })}
        />
      );
    default:
      return null;
  }
}
