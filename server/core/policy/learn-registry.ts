// Learns from past items what the registry could say of their actions: the schema of their arguments, facts, what is at risk. What is registered is only added to.
import type { Json, JsonObject, Reversibility } from "@core/words/vocabulary";
import { violations } from "./arguments";
import { type CompiledSchema, compileSchema } from "./arguments-schema";
import { learnAtRisk, type RiskSeen, riskSeen } from "./learn-at-risk";
import { learnFacts } from "./learn-facts";
import { examplesAt, type Place, type Places, placesOf, plainWords, schemaAt } from "./learn-values";
import type { Learnt, LearntAction, LearntArgument } from "./learnt";
import type { RegistryAction, RegistryVersion } from "./registry";

export interface PastProposal {
  readonly action: string;
  readonly arguments: JsonObject;
  readonly signals: JsonObject;
  readonly confidence: number | null;
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
  /** The agent's own claim. */
  readonly reversibility: Reversibility | null;
  /** A person wrote these arguments, so that nothing else speaks of them. */
  readonly edited: boolean;
}

/** More actions than this nobody registers at once. */
const MOST_ACTIONS = 100;
const MOST_REFUSED = 20;

interface Seen {
  items: number;
  readonly arguments: Places;
  /** Confidence and signals, by their roots; edited items say nothing of them. */
  readonly said: Places;
  readonly risk: RiskSeen;
  readonly claims: Map<Reversibility, number>;
  readonly refused: Map<string, { readonly path: string; readonly message: string; seen: number }>;
}

/** Adds items one by one in bounded memory; the order makes no difference, up to `MOST_ACTIONS` actions. */
export function registryLearner(registry: RegistryVersion) {
  const seen = new Map<string, Seen>();
  const schemas = new Map<string, CompiledSchema | null>();
  let items = 0;
  let passedBy = 0;

  const schemaOf = (action: string): CompiledSchema | null => {
    const known = schemas.get(action);
    if (known !== undefined) return known;
    const schema = entryOf(registry, action)?.arguments_schema ?? null;
    const compiled = schema === null ? null : compileSchema(schema);
    schemas.set(action, compiled);
    return compiled;
  };
  return {
    add(past: PastProposal): void {
      items += 1;
      const known = seen.get(past.action);
      // Documents drop the one name that objects treat as their own, so that it cannot be registered.
      if (known === undefined && (seen.size >= MOST_ACTIONS || past.action === "__proto__")) {
        passedBy += 1;
        return;
      }
      const here = known ?? newSeen();
      seen.set(past.action, here);
      addTo(here, past, schemaOf(past.action));
    },
    result: (): Learnt => ({
      items,
      passedBy,
      actions: [...seen]
        .map(([action, here]) => proposal(registry, action, here))
        .filter(saysSomething)
        .sort((a, b) => Number(a.registered) - Number(b.registered) || b.items - a.items || (a.action < b.action ? -1 : 1)),
    }),
  };
}

const entryOf = (registry: RegistryVersion, action: string): RegistryAction | null =>
  Object.hasOwn(registry.actions, action) ? (registry.actions[action] ?? null) : null;

const newSeen = (): Seen => ({
  items: 0,
  arguments: placesOf(),
  said: placesOf(),
  risk: riskSeen(),
  claims: new Map(),
  refused: new Map(),
});

function addTo(seen: Seen, past: PastProposal, schema: CompiledSchema | null): void {
  seen.items += 1;
  seen.arguments.add(past.arguments);
  if (!past.edited) {
    seen.said.add({ signals: past.signals, ...(past.confidence !== null && { confidence: past.confidence }) });
    seen.risk.add(past.arguments, past.atRisk);
  }
  if (past.reversibility !== null) seen.claims.set(past.reversibility, (seen.claims.get(past.reversibility) ?? 0) + 1);
  if (schema?.ok !== true) return;
  for (const { path, message } of violations(schema, past.arguments, "")) {
    const key = `${path} ${message}`;
    const known = seen.refused.get(key);
    if (known !== undefined) known.seen += 1;
    else if (seen.refused.size < MOST_REFUSED) seen.refused.set(key, { path, message, seen: 1 });
  }
}

function proposal(registry: RegistryVersion, action: string, seen: Seen): LearntAction {
  const entry = entryOf(registry, action);
  const registered = entry?.arguments_schema ?? null;
  const { root } = seen.arguments;
  const facts = learnFacts(registry, entry, { arguments: root, said: seen.said.root });
  const named = registered === null ? [] : unknownArguments(registered, root);
  return {
    action,
    registered: entry !== null,
    items: seen.items,
    label: plainWords(action),
    // A schema that asks for nothing is none.
    schema: registered !== null || root.members.size === 0 ? null : schemaAt(root),
    arguments: named,
    facts,
    atRisk: (entry?.at_risk ?? null) === null ? learnAtRisk(seen.risk, [...facts, ...factsOf(entry)]) : null,
    claims: [...seen.claims]
      .map(([reversibility, times]) => ({ reversibility, seen: times }))
      .sort((a, b) => b.seen - a.seen || (a.reversibility < b.reversibility ? -1 : 1)),
    refused: [...seen.refused.values()]
      .filter(({ path }) => !named.some(({ name }) => path === pointerOf(name)))
      .sort((a, b) => b.seen - a.seen || (`${a.path} ${a.message}` < `${b.path} ${b.message}` ? -1 : 1)),
  };
}

const factsOf = (entry: RegistryAction | null) => Object.entries(entry?.facts ?? {}).map(([name, fact]) => ({ name, fact }));

const pointerOf = (name: string) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** Arguments that came and that a closed schema knows nothing of. An open one lets them through: to say what they are would narrow it. */
function unknownArguments(schema: JsonObject, root: Place): readonly LearntArgument[] {
  if (schema.additionalProperties !== false) return [];
  const known = isObject(schema.properties) ? schema.properties : {};
  return [...root.members]
    .filter(([name]) => !Object.hasOwn(known, name))
    .map(([name, place]) => ({
      name,
      schema: schemaAt(place),
      evidence: { seen: place.count, of: root.objects, examples: examplesAt(place) },
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const saysSomething = ({ registered, schema, facts, atRisk, refused, arguments: named }: LearntAction): boolean =>
  !registered || schema !== null || facts.length > 0 || atRisk !== null || refused.length > 0 || named.length > 0;
