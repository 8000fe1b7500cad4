// Whether an item is what a filter of the trail looks for: the same on every engine, for who walks along all items.
import type { Decision, Vote } from "@core/words/events";
import type { Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import type { TrailFilter, TrailKind } from "@core/words/trail-search";
import { type ExecutionState, type Level, type Outcome, printLevel, type ReconcileWhy } from "@core/words/vocabulary";

/** What of an item a filter can ask about. */
export interface FilteredItem {
  readonly workflow: string;
  readonly agent: string;
  readonly action: string;
  readonly title: string;
  readonly level: Level | null;
  readonly quorum: number | null;
  readonly outcome: Outcome | null;
  readonly execution: ExecutionState;
  readonly policyVersion: number | null;
  readonly openedAt: Ms;
  readonly closedAt: Ms | null;
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
  readonly ruling: Pick<Ruling, "matched" | "reasons"> | null;
  readonly fold: { readonly decision: Decision | null; readonly votes: readonly Vote[]; readonly reconcileWhy: ReconcileWhy | null };
}

/** An item belongs to the time of its decision; one that nobody has decided, to the time at which it came. */
export const timeOf = ({ closedAt, openedAt }: Pick<FilteredItem, "closedAt" | "openedAt">): Ms => closedAt ?? openedAt;

/** Made once for a filter, and asked of each item. */
export function filterMatcher(filter: TrailFilter): (item: FilteredItem) => boolean {
  const { text, person, agent, workflow, action, level, outcome, currency, rule, policyVersion, kinds } = filter;
  const words = text === null ? [] : wordsOf(text);
  const is = <Value>(wanted: Value | null, value: Value | null) => wanted === null || wanted === value;
  return (item) =>
    is(workflow, item.workflow) &&
    is<string>(agent, item.agent) &&
    is(action, item.action) &&
    is(level, item.level && printLevel(item.level, item.quorum ?? 1)) &&
    is(outcome, item.outcome) &&
    is(policyVersion, item.policyVersion) &&
    is(currency, item.atRisk?.currency ?? null) &&
    within(item.atRisk?.amount ?? null, filter.amountFrom, filter.amountTo) &&
    (filter.from === null || timeOf(item) >= filter.from) &&
    (filter.until === null || timeOf(item) < filter.until) &&
    (rule === null || item.ruling?.matched.includes(rule) === true) &&
    (person === null || signersOf(item).includes(person)) &&
    (kinds.length === 0 || kinds.some((kind) => isOfKind(item, kind))) &&
    (words.length === 0 || speaksOf(item, words));
}

/** Nothing at risk is no amount, not 0. */
const within = (amount: number | null, from: number | null, to: number | null) =>
  (from === null && to === null) || (amount !== null && (from === null || amount >= from) && (to === null || amount <= to));

function signersOf({ fold: { decision, votes } }: FilteredItem): readonly string[] {
  return [...(decision?.by ?? []), ...votes.flatMap(({ by, onBehalfOf }) => (onBehalfOf === null ? [by] : [by, onBehalfOf]))];
}

function isOfKind({ outcome, execution, fold }: FilteredItem, kind: TrailKind): boolean {
  switch (kind) {
    case "decisions":
      return outcome !== null;
    case "transfers":
      return true;
    case "reversals":
      return execution === "reversing" || execution === "reversed" || fold.reconcileWhy === "reversal";
    // What changes a policy is no item's event.
    case "policy":
      return false;
  }
}

function speaksOf({ title, ruling }: FilteredItem, wanted: readonly string[]): boolean {
  const there = wordsOf([title, ...(ruling?.reasons ?? []).map(({ text }) => text)].join(" "));
  return wanted.every((word) => there.some((other) => other.startsWith(word)));
}

/** Words as they are compared: without case and without marks on letters, in any script. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
