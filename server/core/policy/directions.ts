// Which way a threshold moves its rules, derived from how they use it (RULING.md "Thresholds and drafts"): in positive position, `fact > t` matches less as t rises.
import type { ConditionTree } from "./comparisons";
import { compilePolicy } from "./compile-policy";
import type { PolicyVersion } from "./policy";
import type { RegistryVersion } from "./registry";

export type Direction = "raising-loosens" | "raising-tightens" | "unknown" | "unused";

const BY_OPERATOR: Readonly<Record<string, Direction>> = {
  ">": "raising-loosens",
  ">=": "raising-loosens",
  "<": "raising-tightens",
  "<=": "raising-tightens",
};

/** Every threshold's direction. Unknown where uses disagree, or where one of them is no plain comparison with a fact. */
export function thresholdDirections(policy: PolicyVersion, registry: RegistryVersion): ReadonlyMap<string, Direction> {
  const found = new Map<string, Direction>(Object.keys(policy.thresholds).map((name) => [name, "unused"]));
  const see = (name: string, direction: Direction) => {
    const known = found.get(name);
    if (known !== undefined) found.set(name, known === "unused" || known === direction ? direction : "unknown");
  };
  for (const action of compilePolicy(policy, registry).actions.values()) {
    for (const { rule, condition } of action.rules) {
      const drawn = condition.ok ? usesIn(condition.tree) : [];
      for (const { name, direction } of drawn) see(name, direction);
      // What is mentioned more often than it is compared is used in some other way too.
      for (const [name, mentions] of mentionsIn(rule.when))
        if (mentions > drawn.filter((use) => use.name === name).length) see(name, "unknown");
    }
  }
  for (const { at_risk } of Object.values(registry.actions))
    for (const text of at_risk === null ? [] : [at_risk.amount, at_risk.currency])
      for (const [name] of mentionsIn(text)) see(name, "unknown");
  return found;
}

interface Use {
  readonly name: string;
  readonly direction: Direction;
}

/** The tree's negations are at its leaves, so that every comparison in it stands in positive position. */
function usesIn(tree: ConditionTree): readonly Use[] {
  if (tree.kind === "all" || tree.kind === "any") return tree.parts.flatMap(usesIn);
  if (tree.kind !== "compare" || tree.threshold === null) return [];
  return [{ name: tree.threshold, direction: BY_OPERATOR[tree.operator] ?? "unknown" }];
}

/** Texts in quotation marks count too: more mentions than there are only make it unknown. */
function mentionsIn(source: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ""] of source.matchAll(/\bt\s*\.\s*([a-z][a-z0-9_]*)/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  // `t["name"]` names no threshold that this can see.
  if (/\bt\s*\[/.test(source))
    for (const [, name = ""] of source.matchAll(/["']([a-z][a-z0-9_]*)["']/g)) counts.set(name, Number.POSITIVE_INFINITY);
  return counts;
}
