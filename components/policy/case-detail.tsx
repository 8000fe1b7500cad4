"use client";
// One case under a draft: its facts, what each rule says of it, and the reasons as the approval screen would list them.
import { type PlainKey, t } from "@core/words/t";
import { type TriedOn, useCaseTrial } from "@/components/data/policies";
import { printValue } from "@/components/item/effect-rows";
import { ReasonList } from "@/components/item/reasons";
import type { BenchGround } from "@/components/policy/bench-parts";
import { Icon, type IconName } from "@/components/ui/icon";
import type { TriedCase, TriedFact } from "@/server/views/shapes-trials";

interface CaseDetailProps {
  readonly ground: BenchGround;
  readonly on: TriedOn;
}

export function CaseDetail({ ground: { rule, draft }, on }: CaseDetailProps) {
  const { data: found, error } = useCaseTrial(draft.id, draft.version, rule, on);
  if (error !== null) return <p className="text-danger">{t("trials.notRead", { why: error.message })}</p>;
  return found === undefined ? <div aria-hidden="true" className="h-24 rounded-1 bg-sunken" /> : <CaseView found={found} />;
}

export function CaseView({ found, withFacts = true }: { readonly found: TriedCase; readonly withFacts?: boolean }) {
  return (
    <div className="grid gap-3">
      <div className="grid gap-x-6 gap-y-3 mid:grid-cols-2">
        {withFacts && (
          <section aria-label={t("trials.facts")}>
            <h4 className="text-small font-medium">{t("trials.facts")}</h4>
            <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-4 text-small">
              {found.facts.map((fact) => (
                <div key={fact.name} className="contents">
                  <dt className="py-0.5 break-words text-fg-2">{fact.label ?? fact.name}</dt>
                  <dd className="py-0.5 tabular-nums [overflow-wrap:anywhere]">
                    {wordsOf(fact) ?? <span className="text-fg-3">{t("trials.absent")}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <section aria-label={t("trials.everyRule")}>
          <h4 className="text-small font-medium">{t("trials.everyRule")}</h4>
          <ul className="text-small">
            {found.rules.map(({ rule, outcome }) => (
              <li key={rule} className="flex items-center gap-2 py-0.5">
                <Icon name={SIGNS[outcome].icon} size={14} className={SIGNS[outcome].colour} />
                <span className="min-w-0 flex-1 truncate mono">{rule}</span>
                <span className={SIGNS[outcome].colour}>{t(SIGNS[outcome].words)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-label={t("trials.asReviewer")}>
        <h4 className="text-small font-medium">{t("trials.asReviewer")}</h4>
        <ReasonList reasons={found.reasons} atRisk={null} />
      </section>
    </div>
  );
}

const wordsOf = ({ words, value }: TriedFact): string | null => words ?? (value === undefined ? null : printValue(value));

interface Sign {
  readonly icon: IconName;
  readonly colour: string;
  readonly words: PlainKey;
}

const SIGNS: Record<TriedCase["rules"][number]["outcome"], Sign> = {
  matches: { icon: "check-circle", colour: "text-ink-text", words: "trials.outcome_matches" },
  misses: { icon: "minus", colour: "text-fg-3", words: "trials.outcome_misses" },
  fails: { icon: "triangle", colour: "text-warn", words: "trials.outcome_fails" },
  unasked: { icon: "circle", colour: "text-fg-3", words: "trials.outcome_unasked" },
};
