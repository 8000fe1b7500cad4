// Rules a past revision once more, from what was stored of it and the versions that ruled it, and says in which fields the outcome differs.
// The same facts, the same versions and the same surroundings must give the same ruling for ever: that is what makes the policy predictable.
import type { StopsInScene } from "@core/words/actors";
import type { QueueId } from "@core/words/ids";
import type { FieldDifference } from "@core/words/predictability";
import type { Reason, Ruling } from "@core/words/ruling";
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { CompiledPolicy } from "./compile-policy";
import type { OurFacts, Proposal } from "./facts";
import { joinRulings, type QueueRanks } from "./lattice";
import { ruleItem } from "./rule-item";

export interface PastRuling {
  readonly stored: Ruling;
  /** The ruling that stood before it; null for the first one, and where two people signed that the new one may be looser. */
  readonly before: Ruling | null;
  /** The versions that it names, compiled; null where it says that no policy knew the workflow. */
  readonly policy: CompiledPolicy | null;
  /** Of the revision as it was sealed, save what the agent claimed to be at risk. */
  readonly proposal: Omit<Proposal, "at_risk">;
  /** What the agent may have claimed to be at risk: what was sealed is the ruling's own figure, so its claim is one of these. */
  readonly claims: readonly (Proposal["at_risk"] | null)[];
  /** A person wrote this revision. */
  readonly edited: boolean;
  /** By the queues as they stood then. */
  readonly queueRanks: QueueRanks;
  readonly fallbackQueue: QueueId;
}

export type Recomputed =
  | { readonly ok: true; readonly differences: readonly FieldDifference[] }
  /** `out-of-time`: the clock stopped a rule then, and no clock does so twice. `claim-not-kept`: the agent's own figure was not what was sealed. */
  | { readonly ok: false; readonly why: "out-of-time" | "claim-not-kept" };

/** Compares with the claim under which the fewest fields differ. */
export function recompute(past: PastRuling): Recomputed {
  let best: readonly FieldDifference[] | null = null;
  for (const claim of past.claims) {
    const found = differencesOf(past.stored, ruleAgain(past, claim ?? null));
    if (best === null || found.length < best.length) best = found;
    if (found.length === 0) break;
  }
  const differences = best ?? [];
  const why = differences.length === 0 ? null : excuseOf(past.stored);
  return why === null ? { ok: true, differences } : { ok: false, why };
}

function ruleAgain(past: PastRuling, claim: Proposal["at_risk"] | null): Ruling {
  const { stored, before, policy, proposal, edited, queueRanks, fallbackQueue } = past;
  const ruling = ruleItem({
    policy,
    proposal: { ...proposal, at_risk: claim },
    edited,
    surroundings: {
      stops: stopsIn(stored.reasons),
      budgetBurnt: stored.reasons.some(({ rule }) => rule === "built-in:budget"),
      queueRanks,
      fallbackQueue,
      ours: oursOf(policy, proposal, stored.facts),
    },
  });
  return before === null ? ruling : joinRulings(before, ruling, queueRanks);
}

/** The stops that were on are part of what was stored: the reason names them. */
function stopsIn(reasons: readonly Reason[]): StopsInScene {
  const text = reasons.find(({ rule }) => rule === "built-in:stop")?.text ?? "";
  return { all: text.includes("everything"), workflow: text.includes("this workflow"), agent: text.includes("this agent") };
}

/** What the product knew then stands in the facts and nowhere else, so it is taken from there. */
function oursOf(policy: CompiledPolicy | null, proposal: PastRuling["proposal"], facts: JsonObject): OurFacts {
  const ours: { verified: JsonObject; system: JsonObject } = { verified: {}, system: {} };
  const entry = policy?.actions.get(proposal.action.name)?.entry ?? null;
  for (const [name, { from }] of Object.entries(entry?.facts ?? {})) {
    const [root, ...path] = from.split(".");
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (value !== undefined && (root === "verified" || root === "system")) ours[root] = withValue(ours[root], path, value);
  }
  return ours;
}

function withValue(object: JsonObject, [name = "", ...rest]: readonly string[], value: Json): JsonObject {
  const inner = object[name];
  return { ...object, [name]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value) };
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** Why a difference proves nothing; null where it does. */
function excuseOf({ reasons }: Ruling): "out-of-time" | "claim-not-kept" | null {
  if (reasons.some(({ kind, text }) => kind === "error" && text.includes("takes too long"))) return "out-of-time";
  return reasons.some(({ rule, kind }) => rule === "built-in:at-risk" && kind === "error") ? "claim-not-kept" : null;
}

/** In the order of the ruling's fields; facts one by one, reasons by their rule. Reasons of the same weight may stand in any order. */
export function differencesOf(stored: Ruling, recomputed: Ruling): readonly FieldDifference[] {
  const { facts: _facts, reasons: _reasons, ...fields } = stored;
  const differences: FieldDifference[] = [];
  const compare = (field: string, a: Json, b: Json) => {
    if (textOf(a) !== textOf(b)) differences.push({ field, stored: a, recomputed: b });
  };
  for (const field of Object.keys(fields) as (keyof typeof fields)[]) compare(field, asJson(stored[field]), asJson(recomputed[field]));
  for (const name of new Set([...Object.keys(stored.facts), ...Object.keys(recomputed.facts)].sort()))
    compare(`facts.${name}`, stored.facts[name] ?? null, recomputed.facts[name] ?? null);
  for (const rule of new Set([...stored.reasons, ...recomputed.reasons].map((reason) => reason.rule)))
    compare(`reasons.${rule}`, reasonsOf(stored, rule), reasonsOf(recomputed, rule));
  return differences;
}

const reasonsOf = ({ reasons }: Ruling, rule: string): Json => {
  const told = new Map(reasons.filter((reason) => reason.rule === rule).map((reason) => [textOf(asJson(reason)), asJson(reason)]));
  return [...told.keys()].sort().map((text) => told.get(text) ?? null);
};

/** A stored ruling is JSON, and members that are undefined are not. */
const asJson = (value: unknown): Json => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json));

/** One text for one value, whatever the order of its members. */
const textOf = (value: Json): string =>
  JSON.stringify(value, (_name, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

/** Facts and reasons may be personal: of those the names alone are kept beside the trail. */
export const withoutValues = (difference: FieldDifference): FieldDifference =>
  /^(facts|reasons)\./.test(difference.field) ? { ...difference, stored: null, recomputed: null } : difference;
