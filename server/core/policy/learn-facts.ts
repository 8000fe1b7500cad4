// Facts that past items could give the rules of an action: short values that came in their arguments and signals, under names that the registry uses already or that follow from theirs.
import { examplesAt, isWhole, type Place, plainWords } from "./learn-values";
import type { LearntFact } from "./learnt";
import { type Fact, isFactName, isFactSource, NEW_FACT, type RegistryAction, type RegistryVersion } from "./registry";

/** A fact is compared; what is longer is read. */
const LONGEST_TEXT = 60;
const DEEPEST = 3;

export interface SeenOf {
  readonly arguments: Place;
  /** Holds `signals` and `confidence`. */
  readonly said: Place;
}

interface Candidate {
  readonly from: string;
  readonly path: readonly string[];
  readonly place: Place;
  /** In so many items it could have come. */
  readonly of: number;
}

/** Those that the entry does not have, by their sources. */
export function learnFacts(registry: RegistryVersion, entry: RegistryAction | null, seen: SeenOf): readonly LearntFact[] {
  const registered = Object.values(entry?.facts ?? {});
  const taken = new Set(Object.keys(entry?.facts ?? {}));
  const elsewhere = sourcesElsewhere(registry);
  return candidates(seen)
    .filter(({ from }) => isFactSource(from) && !registered.some((fact) => fact.from === from))
    .flatMap(({ from, path, place, of }): LearntFact[] => {
      const type = typeOf(place);
      if (type === null) return [];
      const known = elsewhere.get(from);
      const alike = known?.fact.type === type ? known : undefined;
      const name = freshName(alike === undefined ? path : [alike.name], taken);
      if (name === null) return [];
      taken.add(name);
      const given = place.count - place.nulls;
      return [
        {
          name,
          fact: {
            ...NEW_FACT,
            type,
            from,
            // What came every time is asked for: where it is missing, a person looks.
            required: given === of,
            ...(from === "confidence" && { minimum: 0, maximum: 1, decimals: 2 }),
            ...(alike !== undefined && { unit: alike.fact.unit, decimals: alike.fact.decimals }),
            label: alike?.fact.label ?? plainWords(path.at(-1) ?? ""),
          },
          evidence: { seen: given, of, examples: examplesAt(place) },
        },
      ];
    });
}

/** How the other actions of the workflow call what they read from the same place. */
function sourcesElsewhere(registry: RegistryVersion): ReadonlyMap<string, { readonly name: string; readonly fact: Fact }> {
  const facts = Object.entries(registry.actions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { facts: each }]) => Object.entries(each));
  return new Map(facts.map(([name, fact]) => [fact.from, { name, fact }]));
}

function candidates({ arguments: given, said }: SeenOf): readonly Candidate[] {
  const signals = said.members.get("signals");
  const confidence = said.members.get("confidence");
  return [
    ...below(given, ["arguments"], given.count),
    ...(confidence === undefined ? [] : [{ from: "confidence", path: ["confidence"], place: confidence, of: said.count }]),
    ...(signals === undefined ? [] : below(signals, ["signals"], said.count)),
  ];
}

function below(place: Place, path: readonly string[], of: number): readonly Candidate[] {
  return [...place.members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, member]) => {
      const here = [...path, name];
      return member.objects > 0
        ? here.length > DEEPEST
          ? []
          : below(member, here, of)
        : [{ from: here.join("."), path: here, place: member, of }];
    });
}

/** Null where several kinds of values came, or none that can be compared. */
function typeOf(place: Place): Fact["type"] | null {
  const { booleans, wholes, fractions, texts, lists, objects, longest } = place;
  const numbers = wholes + fractions;
  if ([booleans, numbers, texts, lists, objects].filter((count) => count > 0).length !== 1) return null;
  if (numbers > 0) return isWhole(place) ? "integer" : "number";
  if (booleans > 0) return "boolean";
  return texts > 0 && longest <= LONGEST_TEXT ? "string" : null;
}

/** The last name of the path, with those before it where that one is taken; null where nothing plain is left. */
function freshName(path: readonly string[], taken: ReadonlySet<string>): string | null {
  for (let from = path.length - 1; from >= 0; from--) {
    const name = snake(path.slice(from).join("_"));
    if (isFactName(name) && !taken.has(name)) return name;
  }
  return null;
}

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 64);
