"use client";
// Forms of second opinions: whom one asks and what, and what one thinks.
import { askOpinionInput, giveOpinionInput } from "@core/words/handing";
import { t } from "@core/words/t";
import { useColleagues } from "@/components/data/questions";
import { Field, Textarea } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes-item";
import { Colleagues } from "./colleagues";
import { check, FormShell, ready, useWords, WordsForm } from "./form-shell";
import { asLeaning } from "./leaning";
import { LeaningChoice } from "./leaning-choice";

export function AskOpinionForm({ item }: { readonly item: ItemView }) {
  const { text, setText, choice, choose } = useWords("askOpinion");
  const { data: people } = useColleagues(item.id, true);
  const chosen = people?.find((person) => person.id === choice);
  const order =
    chosen === undefined
      ? { missing: t("opinion.choose") }
      : ready(check(askOpinionInput.shape.question, text), (question) => ({ type: "askOpinion", of: chosen.id, question }));
  return (
    <FormShell
      title={t("opinion.askWhom")}
      verb={chosen === undefined ? t("opinion.ask") : t("opinion.askName", { name: chosen.name })}
      ready={order}
    >
      <Colleagues itemId={item.id} none={t("handing.nobodyElse")} asked="advise" value={choice} onChoose={choose} />
      <Field label={t("opinion.question")} hint={t("opinion.keep")}>
        {(control) => <Textarea {...control} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
  );
}

export function GiveOpinionForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("giveOpinion");
  const asked = item.opinions.find((opinion) => opinion.of.you && opinion.given === null);
  return (
    <WordsForm
      mode="giveOpinion"
      title={asked?.question ?? t("opinion.giveTitle")}
      verb={t("opinion.send")}
      label={t("opinion.words")}
      hint={t("opinion.noVote", { name: asked?.asker.name ?? "" })}
      schema={giveOpinionInput.shape.words}
      make={(words) => ({ type: "giveOpinion", asked: asked?.seq ?? 0, leaning: asLeaning(choice), words })}
    >
      <LeaningChoice value={choice} onChoose={choose} />
    </WordsForm>
  );
}
