// The documents of a policy as the screens hold them: JSON from the server, which parsed them, and what a change to one part leaves of the whole.
import type { Boundary, PolicyVersion, Rule, Threshold } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
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
  const known = policy.thresholds[name];
  return known === undefined ? policy : { ...policy, thresholds: { ...policy.thresholds, [name]: { ...known, value } } };
};

/** Behind the others. */
export const withNewThreshold = (policy: PolicyVersion, name: string, threshold: Threshold): PolicyVersion => ({
  ...policy,
  thresholds: { ...policy.thresholds, [name]: threshold },
});

export const withoutThreshold = (policy: PolicyVersion, name: string): PolicyVersion => ({
  ...policy,
  thresholds: Object.fromEntries(Object.entries(policy.thresholds).filter(([other]) => other !== name)),
});

export const withBoundary = (policy: PolicyVersion, action: string, part: Partial<Boundary>): PolicyVersion => {
  const known = policy.boundaries[action];
  return known === undefined ? policy : { ...policy, boundaries: { ...policy.boundaries, [action]: { ...known, ...part } } };
};

export const withRule = (policy: PolicyVersion, id: string, part: Partial<Rule>): PolicyVersion => ({
  ...policy,
  rules: policy.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)),
});

export const withoutRule = (policy: PolicyVersion, id: string): PolicyVersion => ({
  ...policy,
  rules: policy.rules.filter((rule) => rule.id !== id),
});

/** A name that no rule has yet. */
export function freshRuleId(policy: PolicyVersion): string {
  let number = policy.rules.length + 1;
  while (policy.rules.some(({ id }) => id === `rule-${number}`)) number += 1;
  return `rule-${number}`;
}
