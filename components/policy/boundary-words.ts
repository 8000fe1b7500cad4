// What a boundary says beside its level, in few words: only where it says something.
import { type Boundary, boundarySchema } from "@core/policy/policy";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";

const USUAL = boundarySchema.parse({ level: "review" }).budget;
const isUsual = ({ errors, severe, window_days }: Boundary["budget"]) =>
  errors === USUAL.errors && severe === USUAL.severe && window_days === USUAL.window_days;

export function boundaryWords(boundary: Boundary, nameOf: (person: string) => string): readonly string[] {
  const { owner, quorum, skills, due_in_s, on_silence, blind, owner_may_review, accepted_risk, exclude, budget } = boundary;
  return [
    owner === null ? t("registry.nobodyAnswers") : t("registry.answers", { name: nameOf(owner) }),
    ...(due_in_s === null ? [] : [t("registry.dueWithin", { time: durationWords(due_in_s * SECOND) })]),
    ...(quorum > 1 ? [t("registry.signedBy", { count: quorum })] : []),
    ...(skills.length > 0 ? [skills.join(", ")] : []),
    ...(exclude.length > 0 ? [t("registry.without", { names: exclude.map(nameOf).join(", ") })] : []),
    ...(blind ? [t("registry.signBlind")] : []),
    ...(owner_may_review ? [t("registry.ownersSign")] : []),
    ...(on_silence === "proceed" ? [t("registry.runsOnSilence")] : []),
    ...(accepted_risk === null ? [] : [t("registry.riskAcceptedBy", { name: nameOf(accepted_risk.owner) })]),
    ...(isUsual(budget) ? [] : [t("registry.budgetIs", { errors: budget.errors, severe: budget.severe, days: budget.window_days })]),
  ];
}
