// The small language that the trail is searched with, such as `by:ria workflow:refunds amount>250 "broken lamp" today`: read into terms, each with its
// place in the text, so that what is wrong can be named where it stands, and written again by the controls beside the list.
import { EVENT_KINDS, SEARCH_FACETS, SEARCH_ORDERS, SEARCH_OUTCOMES, type SearchFacet, type SearchOrder } from "@core/words/search-trail";
import { PRINTED_LEVELS } from "@core/words/vocabulary";

export const DAY_WORDS = ["today", "yesterday", "this-week", "last-week", "this-month", "last-month"] as const;
export type DayWord = (typeof DAY_WORDS)[number];

/** Instants are found later, where the reader is. Dates are `2026-11-24`; all of them count whole. */
export type SearchTime =
  | { readonly kind: "named"; readonly word: DayWord }
  | { readonly kind: "on" | "since" | "until"; readonly date: string }
  | { readonly kind: "last"; readonly count: number; readonly unit: "h" | "d" | "w" };

export type SearchMeaning =
  /** Any of the values; with `not`, none of them. */
  | { readonly kind: "facet"; readonly facet: SearchFacet; readonly values: readonly string[]; readonly not: boolean }
  | { readonly kind: "amount"; readonly operator: AmountOperator; readonly amount: number; readonly upTo: number | null }
  | { readonly kind: "time"; readonly time: SearchTime }
  | { readonly kind: "sort"; readonly order: SearchOrder }
  | { readonly kind: "words"; readonly text: string; readonly quoted: boolean; readonly not: boolean };

export type AmountOperator = ">" | ">=" | "<" | "<=" | ":";

export interface SearchPlace {
  readonly from: number;
  readonly to: number;
  /** The term as it was typed. */
  readonly text: string;
}
export type SearchTerm = SearchPlace & { readonly means: SearchMeaning };

export type SearchProblem = SearchPlace & {
  readonly code:
    | "unknown-name"
    | "no-value"
    | "open-quote"
    | "not-a-number"
    | "not-a-date"
    | "not-a-span"
    | "not-one-of"
    | "nobody"
    | "several-orders";
  /** The part of the term that is wrong. */
  readonly part: string;
  /** What it could be instead. */
  readonly known: readonly string[];
};

export interface ReadSearch {
  readonly terms: readonly SearchTerm[];
  readonly problems: readonly SearchProblem[];
}

/** Every name that may stand before a colon. */
export const SEARCH_NAMES = [...SEARCH_FACETS, "amount", "on", "since", "until", "last", "sort"] as const;
const CLOSED: Readonly<Partial<Record<SearchFacet, readonly string[]>>> = {
  kind: EVENT_KINDS,
  level: PRINTED_LEVELS,
  outcome: SEARCH_OUTCOMES,
};

/** Values of a facet that has a fixed list of them. */
export const closedValues = (facet: SearchFacet): readonly string[] | null => CLOSED[facet] ?? null;

/** Blanks part terms, but not within quotes; a quote that is not closed reaches to the end. */
const TERM = /(?:"[^"]*(?:"|$)|[^\s"])+/g;
const NAMED = /^(-?)([a-z-]+)(:|>=|<=|>|<)(.*)$/is;
const NUMBER = /^\d+(?:\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SPAN = /^(\d{1,4})([hdw])$/;

export function readSearch(text: string): ReadSearch {
  const terms: SearchTerm[] = [];
  const problems: SearchProblem[] = [];
  for (const match of text.matchAll(TERM)) {
    const place = { from: match.index, to: match.index + match[0].length, text: match[0] };
    const read = readTerm(match[0]);
    if ("code" in read) problems.push({ ...place, ...read });
    else if (read.kind === "sort" && terms.some(({ means }) => means.kind === "sort"))
      problems.push({ ...place, code: "several-orders", part: match[0], known: [] });
    else terms.push({ ...place, means: read });
  }
  return { terms, problems };
}

type Wrong = Pick<SearchProblem, "code" | "part" | "known">;
const wrong = (code: Wrong["code"], part: string, known: readonly string[] = []): Wrong => ({ code, part, known });

function readTerm(term: string): SearchMeaning | Wrong {
  if ((term.match(/"/g)?.length ?? 0) % 2 === 1) return wrong("open-quote", term);
  const day = DAY_WORDS.find((word) => word === term.toLowerCase());
  if (day !== undefined) return { kind: "time", time: { kind: "named", word: day } };
  const named = NAMED.exec(term);
  if (named === null) return readWords(term);
  const [, minus = "", rawName = "", operator = ":", value = ""] = named;
  const name = rawName.toLowerCase();
  // Only names of values are asked for the other way round: what a sign of its own says is not turned about unseen.
  if (minus === "-" && !SEARCH_FACETS.some((one) => one === name))
    return wrong(
      "unknown-name",
      `-${rawName}`,
      SEARCH_FACETS.map((one) => `-${one}`),
    );
  if (name === "amount") return readAmount(operator as AmountOperator, value, term);
  if (operator !== ":") return wrong("unknown-name", `${rawName}${operator}`, ["amount>"]);
  if (value === "") return wrong("no-value", term);
  const facet = SEARCH_FACETS.find((one) => one === name);
  if (facet !== undefined) return readFacet(facet, value, minus === "-");
  if (name === "sort") {
    const order = SEARCH_ORDERS.find((one) => one === value);
    return order === undefined ? wrong("not-one-of", value, SEARCH_ORDERS) : { kind: "sort", order };
  }
  if (name === "on" || name === "since" || name === "until")
    return isDate(value) ? { kind: "time", time: { kind: name, date: value } } : wrong("not-a-date", value);
  if (name === "last") {
    const span = SPAN.exec(value);
    if (span === null) return wrong("not-a-span", value);
    return { kind: "time", time: { kind: "last", count: Number(span[1]), unit: span[2] as "h" | "d" | "w" } };
  }
  return wrong("unknown-name", rawName, SEARCH_NAMES);
}

function readWords(term: string): SearchMeaning | Wrong {
  const not = term.length > 1 && term.startsWith("-");
  const body = not ? term.slice(1) : term;
  const text = body.replaceAll('"', "").trim();
  return text === "" ? wrong("no-value", term) : { kind: "words", text, quoted: body.startsWith('"'), not };
}

function readFacet(facet: SearchFacet, value: string, not: boolean): SearchMeaning | Wrong {
  const values = splitValues(value);
  const closed = CLOSED[facet];
  for (const one of values) {
    if (one === "") return wrong("no-value", `${facet}:${value}`);
    if (closed !== undefined && !closed.includes(one.toLowerCase().replace("-", "_"))) return wrong("not-one-of", one, closed);
  }
  return { kind: "facet", facet, values: closed === undefined ? values : values.map((one) => one.toLowerCase().replace("-", "_")), not };
}

/** Commas part values, but not within quotes. */
const splitValues = (value: string): string[] =>
  (value.match(/(?:"[^"]*"|[^,"])+|(?<=,|^)(?=,|$)/g) ?? []).map((one) => one.replaceAll('"', "").trim());

function readAmount(operator: AmountOperator, value: string, term: string): SearchMeaning | Wrong {
  if (value === "") return wrong("no-value", term);
  const [low = "", high, ...beyond] = operator === ":" ? value.split("..") : [value];
  for (const part of [low, ...(high === undefined ? [] : [high]), ...beyond])
    if (beyond.length > 0 || !isNumber(part)) return wrong("not-a-number", part === "" || beyond.length > 0 ? value : part);
  return { kind: "amount", operator, amount: Number(low), upTo: high === undefined ? null : Number(high) };
}

/** More digits than any number has are none. */
const isNumber = (text: string): boolean => NUMBER.test(text) && Number.isFinite(Number(text));

function isDate(text: string): boolean {
  const at = DATE.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A value as it has to be typed. */
export const writeValue = (value: string): string => {
  const plain = value.replaceAll('"', " ").trim();
  return /^[^\s",]+$/.test(plain) ? plain : `"${plain}"`;
};

/** A facet's term as it is typed. */
export const writeFacet = (facet: SearchFacet, values: readonly string[], not = false): string =>
  `${not ? "-" : ""}${facet}:${values.map(writeValue).join(",")}`;

/** The values that a search is narrowed to by a facet, over all of its terms. */
export const valuesIn = ({ terms }: ReadSearch, facet: SearchFacet): readonly string[] =>
  terms.flatMap(({ means }) => (means.kind === "facet" && means.facet === facet && !means.not ? means.values : []));

const sameValue = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The text with the facet narrowed to these values instead; none takes the term away. What else is typed stays as it is. */
export function withFacet(text: string, facet: SearchFacet, values: readonly string[]): string {
  return withTerm(
    text,
    ({ means }) => means.kind === "facet" && means.facet === facet && !means.not,
    values.length === 0 ? null : writeFacet(facet, values),
  );
}

/** Adds a value to what the facet is narrowed to, or takes it away again. */
export function toggleValue(text: string, facet: SearchFacet, value: string): string {
  const now = valuesIn(readSearch(text), facet);
  const without = now.filter((one) => !sameValue(one, value));
  return withFacet(text, facet, without.length === now.length ? [...now, value] : without);
}

export const withOrder = (text: string, order: SearchOrder): string =>
  withTerm(text, ({ means }) => means.kind === "sort", order === "newest" ? null : `sort:${order}`);

export const withTime = (text: string, term: string | null): string => withTerm(text, ({ means }) => means.kind === "time", term);

/** Replaces the first term of its sort, or adds one at the end; others of its sort fall away. What else is typed stays as it is. */
function withTerm(text: string, isOne: (term: SearchTerm) => boolean, written: string | null): string {
  const old = readSearch(text).terms.filter(isOne);
  if (old.length === 0) return joined(text, written ?? "");
  return old.reduceRight((changed, { from, to }, place) => {
    const rest = joined(place === 0 ? (written ?? "") : "", changed.slice(to));
    return joined(changed.slice(0, from), rest);
  }, text);
}

const joined = (before: string, after: string): string => [before.trimEnd(), after.trimStart()].filter((part) => part !== "").join(" ");

export const orderOf = ({ terms }: ReadSearch): SearchOrder => {
  for (const { means } of terms) if (means.kind === "sort") return means.order;
  return "newest";
};
