"use client";
// Recording that a claim was checked, for how long that holds, and taking such a record back.
import { withdrawVerificationInput } from "@core/words/decisions";
import { t } from "@core/words/t";
import { DAY } from "@core/words/time";
import { useState } from "react";
import { useChecks } from "@/components/data/checks";
import { useReadNow } from "@/components/marks/clock";
import { Field, Textarea } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { openChecks } from "./checks";
import { Choices } from "./choices";
import { useDesk } from "./desk";
import { check, FormShell, useWords } from "./form-shell";

const SPANS = ["inputs", "30", "365"] as const;

export function VerifyForm() {
  const { item, change, work } = useDesk();
  const { verify } = useChecks();
  const readNow = useReadNow();
  const { text, setText, choice, choose } = useWords("verify");
  const [span, setSpan] = useState<(typeof SPANS)[number]>("inputs");
  const open = openChecks(item);
  const chosen = open.find(({ claim }) => String(claim) === choice) ?? (open.length === 1 ? open[0] : undefined);
  const record = (claim: number) => {
    const until = span === "inputs" ? null : readNow() + Number(span) * DAY;
    const note = text.trim() === "" ? null : text.trim();
    change({ mode: null });
    void verify(item, { claim, until, note }).then((recorded) => {
      if (recorded) change({ words: { ...work.words, verify: "" }, choice: { ...work.choice, verify: "" } });
    });
  };
  return (
    <FormShell
      title={t("verification.whichChecked")}
      verb={t("verification.recordCheck")}
      ready={chosen === undefined ? { missing: t("verification.chooseClaim") } : { act: () => record(chosen.claim) }}
    >
      <Choices
        label={t("verification.claimed")}
        choices={open.map(({ claim, subject, predicate }) => ({ value: String(claim), label: `${subject} ${predicate}` }))}
        value={chosen === undefined ? undefined : String(chosen.claim)}
        onChoose={choose}
      />
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-small font-medium">{t("verification.holdsFor")}</span>
        <Segment
          label={t("verification.holdsFor")}
          value={span}
          choices={SPANS.map((value) => ({
            value,
            label: value === "inputs" ? t("verification.whileInputsStay") : t("marks.days", { count: Number(value) }),
          }))}
          onChange={setSpan}
        />
      </div>
      <Field label={t("verification.howChecked")} hint={t("verification.howCheckedHint")}>
        {(control) => <Textarea {...control} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
  );
}

export function UnverifyForm() {
  const { item, change, work } = useDesk();
  const { withdraw } = useChecks();
  const { text, setText, choice } = useWords("unverify");
  const reason = check(withdrawVerificationInput.shape.reason, text);
  const act = (why: string) => {
    change({ mode: null });
    void withdraw(item.id, choice ?? "", why).then((done) => {
      if (done) change({ words: { ...work.words, unverify: "" } });
    });
  };
  return (
    <FormShell
      title={t("verification.whyWithdraw")}
      verb={t("verification.withdraw")}
      ready={"value" in reason ? { act: () => act(reason.value) } : { missing: reason.missing }}
    >
      <Field label={t("item.reason")} hint={t("verification.withdrawWhat")}>
        {(control) => <Textarea {...control} data-first rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
  );
}
