// What past items say of an action that the registry does not: as a proposal, with its evidence. A person takes what they choose of it into a draft.
import type { JsonObject, Reversibility } from "@core/words/vocabulary";
import { type Fact, NEW_ACTION, type RegistryAction, type RegistryVersion } from "./registry";

/** In how many of how many items, and a few values that came. */
export interface Evidence {
  readonly seen: number;
  readonly of: number;
  readonly examples: readonly string[];
}

export interface LearntFact {
  readonly name: string;
  readonly fact: Fact;
  readonly evidence: Evidence;
}

/** An argument that the registered schema refuses because it names it nowhere. */
export interface LearntArgument {
  readonly name: string;
  readonly schema: JsonObject;
  readonly evidence: Evidence;
}

export interface LearntAction {
  readonly action: string;
  readonly registered: boolean;
  readonly items: number;
  readonly label: string | null;
  /** Of all arguments, where none is registered. */
  readonly schema: JsonObject | null;
  readonly arguments: readonly LearntArgument[];
  readonly facts: readonly LearntFact[];
  readonly atRisk: LearntAtRisk | null;
  /** What agents claim of it; the registry outranks them, so this is told and never taken. */
  readonly claims: readonly { readonly reversibility: Reversibility; readonly seen: number }[];
  /** What the registered schema says of past arguments that it would refuse. */
  readonly refused: readonly { readonly path: string; readonly message: string; readonly seen: number }[];
}

export interface LearntAtRisk {
  readonly amount: string;
  readonly currency: string;
  /** Facts that it reads. */
  readonly needs: readonly string[];
  /** In how many of the items whose agent said what is at risk it comes to the same; 0 of 0 where it follows from the names alone. */
  readonly agrees: { readonly seen: number; readonly of: number };
}

export interface Learnt {
  readonly items: number;
  /** Those that are not registered first, the most frequent first. */
  readonly actions: readonly LearntAction[];
  /** Items whose action was one too many to be learnt from. */
  readonly passedBy: number;
}

/** What a person takes of a proposal. */
export interface Taken {
  readonly schema: boolean;
  readonly arguments: readonly string[];
  readonly facts: readonly string[];
  readonly atRisk: boolean;
}

/** Everything of it. */
export const allOf = ({ schema, facts, atRisk, arguments: named }: LearntAction): Taken => ({
  schema: schema !== null,
  arguments: named.map(({ name }) => name),
  facts: facts.map(({ name }) => name),
  atRisk: atRisk !== null,
});

/**
 * The registry with what was taken. What is registered already stays as it is: facts and arguments only come. An action that was unknown counts as irreversible
 * until a person says otherwise, since nobody but them can know.
 */
export function withLearnt(registry: RegistryVersion, learnt: LearntAction, taken: Taken): RegistryVersion {
  const known = Object.hasOwn(registry.actions, learnt.action) ? registry.actions[learnt.action] : undefined;
  const entry = known ?? { ...NEW_ACTION, label: learnt.label };
  const fresh = learnt.facts.filter(({ name }) => taken.facts.includes(name) && !Object.hasOwn(entry.facts, name));
  const facts = { ...entry.facts, ...Object.fromEntries(fresh.map(({ name, fact }) => [name, fact])) };
  const readable = learnt.atRisk?.needs.every((name) => Object.hasOwn(facts, name)) === true;
  const next: RegistryAction = {
    ...entry,
    facts,
    arguments_schema: schemaWith(entry.arguments_schema, learnt, taken),
    at_risk:
      entry.at_risk === null && taken.atRisk && readable && learnt.atRisk !== null
        ? { amount: learnt.atRisk.amount, currency: learnt.atRisk.currency }
        : entry.at_risk,
  };
  return { ...registry, actions: { ...registry.actions, [learnt.action]: next } };
}

type Schema = RegistryAction["arguments_schema"];

function schemaWith(schema: Schema, learnt: LearntAction, taken: Taken): Schema {
  if (schema === null) return taken.schema ? (learnt.schema as Schema) : null;
  const fresh = learnt.arguments.filter(({ name }) => taken.arguments.includes(name));
  if (fresh.length === 0) return schema;
  const properties = typeof schema.properties === "object" && schema.properties !== null ? schema.properties : {};
  return { ...schema, properties: { ...Object.fromEntries(fresh.map((each) => [each.name, each.schema])), ...properties } } as Schema;
}

/** What of a proposal a registry still lacks; null where it lacks nothing and would refuse nothing. */
export function stillMissing(learnt: LearntAction, registry: RegistryVersion): LearntAction | null {
  const entry = Object.hasOwn(registry.actions, learnt.action) ? registry.actions[learnt.action] : undefined;
  if (entry === undefined) return { ...learnt, registered: false };
  const sources = new Set(Object.values(entry.facts).map(({ from }) => from));
  const properties = entry.arguments_schema?.properties;
  const known = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  const left: LearntAction = {
    ...learnt,
    registered: true,
    schema: entry.arguments_schema === null ? learnt.schema : null,
    arguments: learnt.arguments.filter(({ name }) => !known.includes(name)),
    facts: learnt.facts.filter(({ name, fact }) => !sources.has(fact.from) && !Object.hasOwn(entry.facts, name)),
    atRisk: entry.at_risk === null ? learnt.atRisk : null,
  };
  const { schema, facts, atRisk, arguments: named, refused } = left;
  return schema !== null || facts.length > 0 || atRisk !== null || named.length > 0 || refused.length > 0 ? left : null;
}
