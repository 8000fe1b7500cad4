// The documents of a policy as the screens hold them: JSON from the server, which parsed them, and what a change to one part leaves of the whole.
import { type Boundary, boundarySchema, type PolicyVersion, type Rule, type Threshold } from "@core/policy/policy";
import type { RegistryAction, RegistryVersion } from "@core/policy/registry";
import { revealLine } from "@core/words/untrusted-text";
import type { JsonObject } from "@core/words/vocabulary";

export interface PolicyDocuments {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
}

/** The server prints what its schemas have parsed, so that the cast holds. */
export const documentsOf = ({ policy, registry }: { readonly policy: JsonObject; readonly registry: JsonObject }): PolicyDocuments => ({
  policy: policy as unknown as PolicyVersion,
  registry: registry as unknown as RegistryVersion,
});

export const withThreshold = (policy: PolicyVersion, name: string, value: number): PolicyVersion => {
  const known = own(policy.thresholds, name);
  return known === null ? policy : { ...policy, thresholds: { ...policy.thresholds, [name]: { ...known, value } } };
};

/** Undefined takes them away: then the threshold is moved by hand. */
export const withCandidates = (policy: PolicyVersion, name: string, candidates: readonly number[] | undefined): PolicyVersion => {
  const { candidates: _candidates, ...known } = own(policy.thresholds, name) ?? { value: 0, unit: null, decimals: null, label: null };
  const threshold = candidates === undefined ? known : { ...known, candidates: [...candidates] };
  return { ...policy, thresholds: { ...policy.thresholds, [name]: threshold } };
};

/** Behind the others. */
export const withNewThreshold = (policy: PolicyVersion, name: string, threshold: Threshold): PolicyVersion => ({
  ...policy,
  thresholds: { ...policy.thresholds, [name]: threshold },
});

export const withoutThreshold = (policy: PolicyVersion, name: string): PolicyVersion => ({
  ...policy,
  thresholds: without(policy.thresholds, name),
});

/** Names of actions are the agents': `constructor` is one like any other. */
export const own = <Value>(record: { readonly [name: string]: Value }, name: string): Value | null =>
  Object.hasOwn(record, name) ? (record[name] ?? null) : null;

/** What an action is called, safe to be read. */
export const labelOf = (registry: RegistryVersion, action: string): string => revealLine(own(registry.actions, action)?.label ?? action);

const without = <Value>(record: { readonly [name: string]: Value }, name: string): { [name: string]: Value } =>
  Object.fromEntries(Object.entries(record).filter(([known]) => known !== name));

export const withBoundary = (policy: PolicyVersion, action: string, part: Partial<Boundary>): PolicyVersion => {
  const known = own(policy.boundaries, action);
  return known === null ? policy : { ...policy, boundaries: { ...policy.boundaries, [action]: { ...known, ...part } } };
};

/** A row that says no more than that a person reviews it. */
export const withNewBoundary = (policy: PolicyVersion, action: string): PolicyVersion => ({
  ...policy,
  boundaries: { ...policy.boundaries, [action]: boundarySchema.parse({ level: "review" }) },
});

export const withoutBoundary = (policy: PolicyVersion, action: string): PolicyVersion => ({
  ...policy,
  boundaries: without(policy.boundaries, action),
});

export const withAction = (registry: RegistryVersion, action: string, part: Partial<RegistryAction>): RegistryVersion => {
  const known = own(registry.actions, action);
  return known === null ? registry : { ...registry, actions: { ...registry.actions, [action]: { ...known, ...part } } };
};

export const withoutAction = (registry: RegistryVersion, action: string): RegistryVersion => ({
  ...registry,
  actions: without(registry.actions, action),
});

export const withRule = (policy: PolicyVersion, id: string, part: Partial<Rule>): PolicyVersion => ({
  ...policy,
  rules: policy.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)),
});

export const withoutRule = (policy: PolicyVersion, id: string): PolicyVersion => ({
  ...policy,
  rules: policy.rules.filter((rule) => rule.id !== id),
});

/** Puts a removed rule back where it stood, under another name where its own was given away meanwhile. */
export function withRuleBack(policy: PolicyVersion, rule: Rule, at: number): PolicyVersion {
  const id = policy.rules.some((one) => one.id === rule.id) ? freshRuleId(policy) : rule.id;
  return { ...policy, rules: policy.rules.toSpliced(at, 0, { ...rule, id }) };
}

/** A name that no rule has yet. */
export function freshRuleId(policy: PolicyVersion): string {
  let number = policy.rules.length + 1;
  while (policy.rules.some(({ id }) => id === `rule-${number}`)) number += 1;
  return `rule-${number}`;
}
