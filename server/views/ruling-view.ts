// Why an item is here: the ruling with all its reasons, and how many rules had nothing to say.
import type { CompiledPolicy } from "@core/policy/compile-policy";
import { whatWouldPass } from "@core/policy/let-pass";
import { policySchema } from "@core/policy/policy";
import type { Ruling } from "@core/words/ruling";
import { revealObject, revealText } from "@core/words/untrusted-text";
import { printLevel } from "@core/words/vocabulary";
import { readPolicyVersion } from "@/db/queries/policies";
import type { Tx } from "@/db/store";
import type { ItemView, ReasonView } from "./shapes-item";

/** The rules of the version that ruled, not of the one in force: what is explained is what was decided. `inForce` is what was in force when it is looked at. */
export async function rulingView(
  tx: Tx,
  inForce: CompiledPolicy | null,
  item: { readonly workflow: string; readonly action: string },
  ruling: Ruling,
): Promise<ItemView["ruling"]> {
  return {
    level: printLevel(ruling.level, ruling.quorum),
    quorum: ruling.quorum,
    policyVersion: ruling.policyVersion,
    blind: ruling.blind,
    onSilence: ruling.onSilence,
    recallS: ruling.recallS,
    grantS: ruling.grantS,
    reasons: ruling.reasons.map(reasonView),
    passing: passingView(inForce, item.action, ruling),
    unmatched: await unmatched(tx, inForce, item, ruling),
  };
}

type Passing = NonNullable<ItemView["ruling"]>["passing"];

/** By the very rules that ruled: a version that is no longer in force is not compiled for this. */
function passingView(policy: CompiledPolicy | null, name: string, ruling: Ruling): Passing {
  const action = policy?.actions.get(name);
  if (policy === null || action === undefined) return null;
  const { policyVersion, registryVersion } = ruling;
  if (policy.policy.version !== policyVersion || policy.registry.version !== registryVersion) return null;
  const found = whatWouldPass(policy, action, ruling);
  if (found?.kind === "facts") return { kind: "facts", words: revealText(found.words) };
  return found?.kind === "never" ? { kind: "never", because: revealText(found.because) } : found;
}

/** A reason as the screens have it: what agents wrote is made visible. */
export const reasonView = ({ rule, kind, text, level, quorum, facts, comparisons, shown }: Ruling["reasons"][number]): ReasonView => ({
  rule,
  kind,
  text: revealText(text),
  level,
  quorum,
  facts: revealObject(facts),
  comparisons,
  ...(shown === undefined ? {} : { shown: revealText(shown) }),
});

async function unmatched(
  tx: Tx,
  inForce: CompiledPolicy | null,
  { workflow, action }: { readonly workflow: string; readonly action: string },
  ruling: Ruling,
): Promise<number> {
  const matched = ruling.reasons.filter(({ kind, rule }) => kind === "rule" || (kind === "error" && !rule.startsWith("built-in:"))).length;
  const policy = inForce?.policy.version === ruling.policyVersion ? inForce.policy : await olderPolicy(tx, workflow, ruling.policyVersion);
  const rules = policy?.rules.filter(({ actions }) => actions === null || actions.includes(action)).length ?? 0;
  return Math.max(0, rules - matched);
}

async function olderPolicy(tx: Tx, workflow: string, version: number) {
  const stored = await readPolicyVersion(tx, "policy", workflow, version);
  return stored && policySchema.parse(stored.body);
}
