// What stands at each place of many JSON documents: which types, how often, which values. Documents may be anybody's, so memory is bounded, and the order in which they come makes no difference.
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { fullFormats } from "ajv-formats/dist/formats.js";

/** Places of one tree; where there are more, the deepest are forgotten. */
const MOST_PLACES = 500;
const DEEPEST = 6;
const MOST_ENTRIES = 200;
const MOST_DISTINCT = 8;
/** A longer text is no word of a list. */
const LONGEST_WORD = 60;
const LONGEST_NAME = 100;
const LONGEST_FORMATTED = 300;
const MOST_EXAMPLES = 3;
const LONGEST_EXAMPLE = 80;

/** Of so few, that none was otherwise says little. */
const ENOUGH_FOR_REQUIRED = 5;
const ENOUGH_FOR_FORMAT = 5;
const ENOUGH_FOR_WHOLE = 20;
const ENOUGH_FOR_ENUM = 40;
/** A value that came less often may be the first of many. */
const ENOUGH_OF_EACH = 3;

/** The first that fits every text is taken. */
const FORMATS = ["uuid", "date-time", "date", "email", "uri"] as const;
type Format = (typeof FORMATS)[number];

/** One place: what stood there. */
export interface Place {
  count: number;
  nulls: number;
  booleans: number;
  wholes: number;
  fractions: number;
  texts: number;
  lists: number;
  objects: number;
  smallest: number;
  largest: number;
  longest: number;
  /** Null once there were too many, or one that is no word. */
  words: Map<string, number> | null;
  formats: readonly Format[];
  examples: readonly Example[];
  /** Some list was too long to be read whole. */
  cut: boolean;
  readonly members: Map<string, Place>;
  entries: Place | null;
}

interface Example {
  /** They are drawn by it: the same ones whatever came first. */
  readonly draw: number;
  readonly text: string;
}

const newPlace = (): Place => ({
  count: 0,
  nulls: 0,
  booleans: 0,
  wholes: 0,
  fractions: 0,
  texts: 0,
  lists: 0,
  objects: 0,
  smallest: Number.POSITIVE_INFINITY,
  largest: Number.NEGATIVE_INFINITY,
  longest: 0,
  words: new Map(),
  formats: FORMATS,
  examples: [],
  cut: false,
  members: new Map(),
  entries: null,
});

/** The places of documents that are added one by one. */
export interface Places {
  readonly root: Place;
  readonly add: (document: Json) => void;
}

export function placesOf(): Places {
  const root = newPlace();
  /** How many places there are at each depth. What was forgotten is never counted again. */
  const atDepth = [1];
  let deepest = DEEPEST;

  /**
   * A new place; null where its depth is forgotten. Which depths are kept follows from the set of all places, so that it is the same in any
   * order; and a document of very many is given up as soon as there are too many, not after all of it.
   */
  const made = (depth: number): Place | null => {
    atDepth[depth] = (atDepth[depth] ?? 0) + 1;
    while (deepest > 0 && atDepth.slice(0, deepest + 1).reduce((sum, each) => sum + each, 0) > MOST_PLACES) {
      deepest -= 1;
      cutBelow(root, deepest);
    }
    return depth > deepest ? null : newPlace();
  };
  const observe = (place: Place, value: Json, depth: number) => {
    note(place, value);
    if (value === null || typeof value !== "object") return;
    if (isList(value)) {
      if (value.length > MOST_ENTRIES) place.cut = true;
      for (const entry of value.slice(0, MOST_ENTRIES)) {
        if (depth >= deepest) return;
        place.entries ??= made(depth + 1);
        if (place.entries !== null) observe(place.entries, entry, depth + 1);
      }
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      if (depth >= deepest) return;
      if (!isLearnable(name)) continue;
      const known = place.members.get(name) ?? made(depth + 1);
      if (known === null) return;
      place.members.set(name, known);
      observe(known, member, depth + 1);
    }
  };
  return {
    root,
    add: (document) => observe(root, document, 0),
  };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Our documents drop the one name that objects treat as their own. */
const isLearnable = (name: string): boolean => name !== "__proto__" && name.length <= LONGEST_NAME;

function cutBelow(place: Place, depth: number): void {
  if (depth === 0) {
    place.members.clear();
    place.entries = null;
    return;
  }
  for (const member of place.members.values()) cutBelow(member, depth - 1);
  if (place.entries !== null) cutBelow(place.entries, depth - 1);
}

function note(place: Place, value: Json): void {
  place.count += 1;
  if (value === null) place.nulls += 1;
  else if (typeof value === "boolean") place.booleans += 1;
  else if (typeof value === "number") noteNumber(place, value);
  else if (typeof value === "string") noteText(place, value);
  else if (isList(value)) place.lists += 1;
  else place.objects += 1;
  if (value !== null && typeof value !== "object") noteExample(place, value);
}

function noteNumber(place: Place, value: number): void {
  if (Number.isInteger(value)) place.wholes += 1;
  else place.fractions += 1;
  place.smallest = Math.min(place.smallest, value);
  place.largest = Math.max(place.largest, value);
}

function noteText(place: Place, value: string): void {
  place.texts += 1;
  place.longest = Math.max(place.longest, value.length);
  if (place.words !== null) {
    if (value.length <= LONGEST_WORD) place.words.set(value, (place.words.get(value) ?? 0) + 1);
    if (value.length > LONGEST_WORD || place.words.size > MOST_DISTINCT) place.words = null;
  }
  if (place.formats.length > 0)
    place.formats = value.length > LONGEST_FORMATTED ? [] : place.formats.filter((name) => hasFormat(value, name));
}

/** As the validator reads it, so that what was seen is never refused. */
function hasFormat(value: string, name: Format): boolean {
  const format = fullFormats[name];
  if (format instanceof RegExp) return format.test(value);
  if (typeof format === "object" && "validate" in format) {
    const { validate } = format;
    return validate instanceof RegExp
      ? validate.test(value)
      : typeof validate === "function" && (validate as (text: string) => boolean)(value);
  }
  return typeof format === "function" && format(value);
}

function noteExample(place: Place, value: string | number | boolean): void {
  const whole = typeof value === "string" ? value : JSON.stringify(value);
  const text = whole.length > LONGEST_EXAMPLE ? `${whole.slice(0, LONGEST_EXAMPLE)}…` : whole;
  const draw = drawOf(text);
  const last = place.examples.at(-1);
  if (place.examples.length === MOST_EXAMPLES && last !== undefined && last.draw < draw) return;
  if (place.examples.some((known) => known.text === text)) return;
  place.examples = [...place.examples, { draw, text }]
    .sort((a, b) => a.draw - b.draw || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_EXAMPLES);
}

/** FNV-1a, 32 bits: spreads, so that examples are not all small ones. */
function drawOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export const examplesAt = (place: Place): readonly string[] => place.examples.map(({ text }) => text);

/** Numbers that were never broken, often enough to say that they never are. */
export const isWhole = ({ wholes, fractions }: Place): boolean => fractions === 0 && wholes >= ENOUGH_FOR_WHOLE;

/** A JSON Schema that everything seen at the place fits. */
export function schemaAt(place: Place): JsonObject {
  const types = typesAt(place);
  if (types.length === 0) return {};
  const words = enumAt(place);
  const format = place.texts >= ENOUGH_FOR_FORMAT && words === null ? place.formats[0] : undefined;
  const members = [...place.members].sort(byName).map(([name, member]): [string, Json] => [name, { ...titled(name), ...schemaAt(member) }]);
  const required = [...place.members].filter(([, member]) => isRequired(place, member)).map(([name]) => name);
  return {
    type: types.length === 1 && types[0] !== undefined ? types[0] : types,
    ...(words !== null && { enum: place.nulls > 0 ? [...words, null] : words }),
    ...(format !== undefined && { format }),
    ...(place.wholes + place.fractions > 1 && {
      description: t("registry.seenBetween", { smallest: String(place.smallest), largest: String(place.largest) }),
    }),
    ...(members.length > 0 && { properties: Object.fromEntries(members) }),
    ...(required.length > 0 && { required: required.sort() }),
    ...(place.entries !== null && !place.cut && { items: schemaAt(place.entries) }),
  };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function typesAt(place: Place): readonly string[] {
  const { nulls, booleans, wholes, fractions, texts, lists, objects } = place;
  return [
    ...(texts > 0 ? ["string"] : []),
    ...(wholes + fractions > 0 ? [isWhole(place) ? "integer" : "number"] : []),
    ...(booleans > 0 ? ["boolean"] : []),
    ...(objects > 0 ? ["object"] : []),
    ...(lists > 0 ? ["array"] : []),
    ...(nulls > 0 ? ["null"] : []),
  ];
}

const isRequired = (place: Place, member: Place) => place.objects >= ENOUGH_FOR_REQUIRED && member.count === place.objects;

/** The words of a list, where only texts came, often, and each of them more than by chance. */
function enumAt({ count, nulls, texts, words }: Place): readonly string[] | null {
  if (words === null || texts + nulls !== count || texts < ENOUGH_FOR_ENUM) return null;
  return [...words.values()].every((times) => times >= ENOUGH_OF_EACH) ? [...words.keys()].sort() : null;
}

const titled = (name: string): JsonObject => {
  const title = plainWords(name);
  return title === null ? {} : { title };
};

/** `accountAge_days` as `Account age days`; null for names that say nothing plain. */
export function plainWords(name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) return null;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
