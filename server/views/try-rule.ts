// A rule as it is being typed, tried on the latest items, on one of them, or on a case that never was. Reasons are made and revealed as the approval screen has them.
import { setImmediate as breathe } from "node:timers/promises";
import type { Documents } from "@core/policy/draft-changes";
import type { PastItem } from "@core/policy/past-item";
import { factWords } from "@core/policy/reason-words";
import { type Case, caseOfFacts, outcomeOf, type RuleTrial, ruleTrial, type Trial, withRule } from "@core/policy/try-rule";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { RuleAsTyped, TryCaseInput, TryRuleInput } from "@core/words/studio";
import { revealJson, revealLine, revealText } from "@core/words/untrusted-text";
import { findHistoryItem } from "@/db/queries/history";
import { findProposed } from "@/db/queries/recent-items";
import type { Tx } from "@/db/store";
import { parseDocuments } from "../access/draft-documents";
import type { Deps } from "../deps";
import { draftHistory, type OpenDraft, openDraft, pastCase, pastItem } from "./draft-history";
import { reasonView } from "./ruling-view";
import type { Asked, RuleTrialView, TriedCase, TriedFact, TriedItem } from "./shapes-trials";

/** So many are ruled before others get their turn. */
const AT_ONCE = 50;
/** Of each outcome. */
const SHOWN = 50;

/** The draft's documents with the rule in them; what cannot be read is refused by its fields. */
function trialOf({ draft, surroundings }: OpenDraft, rule: RuleAsTyped): Result<RuleTrial & { readonly documents: Documents }, Refusal> {
  const { workflow } = draft.policy;
  const documents = parseDocuments(workflow, withRule(draft.policy, rule as Documents["policy"]["rules"][number]), draft.registry);
  if (!documents.ok) return documents;
  const { policy, registry } = documents.value;
  return ok({ documents: documents.value, ...ruleTrial(policy, registry, rule.id, surroundings) });
}

export async function tryRule(
  deps: Deps,
  person: PersonId,
  { draft, rule }: Pick<TryRuleInput, "draft" | "rule">,
): Promise<Result<RuleTrialView, Refusal>> {
  const read = await draftHistory(deps, person, draft);
  if (!read.ok) return read;
  const { past, imported, since } = read.value;
  const trial = trialOf(read.value, rule);
  if (!trial.ok) return trial;
  const counts = { matches: 0, misses: 0, fails: 0 };
  const shown: Record<Asked, TriedItem[]> = { matches: [], misses: [], fails: [] };
  let raised = 0;
  for (const [place, item] of past.entries()) {
    if (place % AT_ONCE === 0) await breathe();
    const tried = trial.value.of(item);
    if (tried.outcome === "unasked") continue;
    counts[tried.outcome] += 1;
    if (tried.without !== tried.with) raised += 1;
    if (shown[tried.outcome].length < SHOWN) shown[tried.outcome].push(triedItem(item, tried));
  }
  const asked = counts.matches + counts.misses + counts.fails;
  return ok({ items: past.length, imported, since, asked, counts, raised, shown });
}

const triedItem = ({ id, title, imported, open }: PastItem, tried: Trial): TriedItem => ({
  id,
  title: revealLine(title),
  imported,
  open,
  reason: tried.reason === null ? null : reasonView(tried.reason),
  without: tried.without,
  with: tried.with,
});

/** All facts of one case, and the outcome of each of the draft's rules. */
export async function tryCase(deps: Deps, person: PersonId, { draft, rule, on }: TryCaseInput): Promise<Result<TriedCase, Refusal>> {
  const read = await openDraft(deps, person, draft, async ({ tx }, workflow) => ({ found: await found(tx, workflow, on) }));
  if (!read.ok) return read;
  const trial = trialOf(read.value, rule);
  if (!trial.ok) return trial;
  const { policy } = trial.value.documents;
  const { actions } = trial.value.policy;
  const one: Case | null =
    on.kind === "facts" ? caseOfFacts(policy.workflow, on.action, actions.get(on.action)?.entry ?? null, on.facts) : read.value.found;
  if (one === null) return refuse({ code: "not-found" });
  const { ruling, ...tried } = trial.value.of(one);
  const action = actions.get(one.proposal.action.name) ?? null;
  const facts = Object.entries(action?.entry?.facts ?? {}).map(([name, fact]): TriedFact => {
    const value = Object.hasOwn(ruling.facts, name) ? ruling.facts[name] : undefined;
    const words = factWords(name, action, ruling.facts);
    return {
      name,
      label: fact.label,
      words: words === null ? null : revealText(words),
      ...(value !== undefined && { value: revealJson(value) }),
    };
  });
  return ok({
    title: read.value.found === null ? null : revealLine(read.value.found.title),
    action: one.proposal.action.name,
    facts,
    rules: policy.rules.map(({ id }) => {
      const { outcome, reason } = outcomeOf(trial.value.policy, one.proposal.action.name, id, ruling);
      return { rule: id, outcome, reason: reason === null ? null : reasonView(reason) };
    }),
    reasons: ruling.reasons.map(reasonView),
    without: tried.without,
    with: tried.with,
  });
}

async function found(tx: Tx, workflow: string, on: TryCaseInput["on"]): Promise<PastItem | null> {
  if (on.kind === "facts") return null;
  if (on.kind === "imported") {
    const past = await findHistoryItem(tx, workflow, on.id);
    return past && pastCase(past);
  }
  const item = await findProposed(tx, workflow, on.id);
  return item && pastItem(workflow, item);
}
