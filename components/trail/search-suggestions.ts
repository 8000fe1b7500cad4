// What could come next in a search: names of terms while one is typed, and their values once its colon stands. Pure.
import { closedValues, DAY_WORDS, readSearch, SEARCH_NAMES, writeValue } from "@core/trail/search-language";
import { SEARCH_FACETS, SEARCH_ORDERS } from "@core/words/search-trail";
import { type PlainKey, t } from "@core/words/t";
import type { SearchWords } from "@/server/views/shapes-trail";

export interface Suggestion {
  /** What stands in place of what is being typed. */
  readonly text: string;
  readonly hint: string | null;
}

const HINTS: Readonly<Record<string, PlainKey>> = {
  kind: "trail.facetKind",
  by: "trail.facetBy",
  for: "trail.facetFor",
  to: "trail.facetTo",
  agent: "trail.facetAgent",
  workflow: "trail.facetWorkflow",
  action: "trail.facetAction",
  level: "trail.facetLevel",
  outcome: "trail.facetOutcome",
  rule: "trail.facetRule",
  policy: "trail.facetPolicy",
  queue: "trail.facetQueue",
  run: "trail.facetRun",
  item: "trail.facetItem",
  event: "trail.facetEvent",
  amount: "trail.facetAmount",
  on: "trail.facetOn",
  since: "trail.facetSince",
  until: "trail.facetUntil",
  last: "trail.facetLast",
  sort: "trail.facetSort",
};
/** Days by their words, as the menu and the suggestions call them. */
export const DAY_NAMES = {
  today: "trail.today",
  yesterday: "trail.yesterday",
  "this-week": "trail.thisWeek",
  "last-week": "trail.lastWeek",
  "this-month": "trail.thisMonth",
  "last-month": "trail.lastMonth",
} as const satisfies Record<(typeof DAY_WORDS)[number], PlainKey>;

const MOST = 9;

/** The term that the caret stands in or behind. */
export function typedTerm(text: string, caret: number): { readonly from: number; readonly text: string } {
  const { terms, problems } = readSearch(text.slice(0, caret));
  const last = [...terms, ...problems].find(({ to }) => to === caret);
  return last === undefined ? { from: caret, text: "" } : { from: last.from, text: last.text };
}

export function suggestionsFor(typed: string, words: SearchWords | undefined): readonly Suggestion[] {
  const named = /^(-?)([a-z-]+):(.*)$/is.exec(typed);
  if (named === null) return typed === "" ? [] : namesLike(typed);
  const [, minus = "", name = "", value = ""] = named;
  const known = valuesOf(name.toLowerCase(), words);
  const done = value.slice(0, value.lastIndexOf(",") + 1);
  const part = value.slice(done.length).replaceAll('"', "").toLowerCase();
  return known
    .filter((one) => one.toLowerCase().includes(part) && one.toLowerCase() !== part)
    .slice(0, MOST)
    .map((one) => ({ text: `${minus}${name}:${done}${writeValue(one)} `, hint: null }));
}

function namesLike(typed: string): readonly Suggestion[] {
  const minus = typed.startsWith("-") ? "-" : "";
  const part = typed.slice(minus.length).toLowerCase();
  const names = SEARCH_NAMES.filter((name) => name.startsWith(part)).map((name) => ({
    text: name === "amount" ? "amount>" : `${minus}${name}:`,
    hint: t(HINTS[name] ?? "trail.search"),
  }));
  const days = DAY_WORDS.filter((day) => day.startsWith(part) && day !== part).map((day) => ({ text: `${day} `, hint: t(DAY_NAMES[day]) }));
  return [...names, ...days].slice(0, MOST);
}

function valuesOf(name: string, words: SearchWords | undefined): readonly string[] {
  if (name === "sort") return SEARCH_ORDERS;
  const facet = SEARCH_FACETS.find((one) => one === name);
  if (facet === undefined) return [];
  const closed = closedValues(facet);
  if (closed !== null) return closed;
  if (words === undefined) return [];
  if (facet === "for" || facet === "to") return words.by.filter((one) => one !== "any");
  return facet === "by" || facet === "agent" || facet === "workflow" || facet === "action" || facet === "queue" || facet === "rule"
    ? words[facet]
    : [];
}
