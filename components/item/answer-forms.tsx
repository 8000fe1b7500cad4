"use client";
// Forms of answers that are more than a key: reject, respond.
import { rejectInput, respondInput } from "@core/words/decisions";
import { type MessageKey, t } from "@core/words/t";
import type { RespondMeans } from "@core/words/vocabulary";
import { useRef } from "react";
import { Field, Textarea } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes-item";
import { Choices } from "./choices";
import { check, FormShell, ready, useWords, WordsForm } from "./form-shell";

/** Reasons that most rejections have, chosen by a digit; words may be added. */
const REJECT_REASONS = ["item.whyWrong", "item.whyEvidence", "item.whyRules", "item.whyBefore", "item.whyOtherwise"] as const;

export function RejectForm() {
  const { text, setText, choice, choose } = useWords("reject");
  const words = useRef<HTMLTextAreaElement>(null);
  const reason = [choice, text.trim()].filter((part) => part !== undefined && part !== "").join(": ");
  return (
    <FormShell
      title={t("item.whyReject")}
      verb={t("item.reject")}
      danger
      ready={ready(check(rejectInput.shape.reason, reason), (value) => ({ type: "reject", reason: value }))}
    >
      <Choices
        label={t("item.reason")}
        choices={REJECT_REASONS.map((key) => ({ value: t(key), label: t(key) }))}
        value={choice}
        onChoose={choose}
        onDigit={() => words.current?.focus()}
      />
      <Field label={t("item.inYourWords")} hint={t("item.agentIsTold")}>
        {(control) => <Textarea {...control} ref={words} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
  );
}

const MEANS_LABELS = { guidance: "item.meansGuidance", result: "item.meansResult" } as const satisfies Record<RespondMeans, MessageKey>;

export function RespondForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("respond");
  const onlyResult = item.level === "human_only";
  const means: RespondMeans = onlyResult ? "result" : choice === "result" || choice === "guidance" ? choice : item.respondMeans;
  return (
    <WordsForm
      mode="respond"
      title={onlyResult ? t("item.youDidIt") : t("item.respondFor")}
      verb={t("item.respond")}
      label={t("item.response")}
      hint={onlyResult ? t("item.doItYourself") : t("item.wordsInstead")}
      schema={respondInput.shape.body}
      make={(body) => ({ type: "respond", means, body })}
    >
      {!onlyResult && (
        <Choices
          label={t("item.wordsStandFor")}
          choices={(["guidance", "result"] as const).map((value) => ({ value, label: t(MEANS_LABELS[value]) }))}
          value={means}
          onChoose={choose}
        />
      )}
    </WordsForm>
  );
}
