// From a search as it was typed to what the index is asked: names become ids, days become instants, and what the reader may see becomes a condition.

import { ANYBODY, EVERY_ENTRY, thousandths } from "@core/trail/search-entry";
import { type ReadSearch, readSearch, type SearchMeaning, type SearchProblem, type SearchTerm } from "@core/trail/search-language";
import { spanOf, within } from "@core/trail/search-time";
import { facetToken, foldText, wordsOf } from "@core/trail/search-words";
import type { ExportChoice } from "@core/words/exports";
import type { Ms, PersonId } from "@core/words/ids";
import type { SearchFacet, SearchOrder } from "@core/words/search-trail";
import { SELF_TEST_AGENT, SELF_TEST_WORKFLOW } from "@core/words/self-test";
import type { Token, TrailQuestion } from "@/db/queries/trail-search";
import { type Directory, everyQueue, standingAt } from "./directory";
import { sightFor } from "./resolve";
import type { Standing } from "./standing";

export interface Asked {
  readonly read: ReadSearch;
  readonly problems: readonly SearchProblem[];
  readonly question: TrailQuestion;
}

export interface Asker {
  readonly standing: Standing;
  readonly directory: Directory;
  readonly now: Ms;
  readonly zone: string;
}

/** Problems and all: what could not be understood is left out of the question. */
export function askTrail(text: string, asker: Asker): Asked {
  const read = readSearch(text);
  const problems = [...read.problems];
  const must: (readonly Token[])[] = [];
  const mustNot: Token[] = [];
  const phrases: string[] = [];
  const noPhrases: string[] = [];
  const spans = [];
  let least: number | null = null;
  let most: number | null = null;
  let order: SearchOrder = "newest";
  for (const term of read.terms) {
    const { means } = term;
    switch (means.kind) {
      case "facet": {
        const { tokens, problem } = tokensOf(means, term, asker);
        if (problem !== null) problems.push(problem);
        else if (means.not) mustNot.push(...tokens);
        else must.push(tokens);
        break;
      }
      case "words": {
        const { tokens, phrase } = wordTokens(means);
        if (means.not) {
          if (phrase !== null) noPhrases.push(phrase);
          else mustNot.push(...tokens);
        } else {
          must.push(...tokens.map((token) => [token]));
          if (phrase !== null) phrases.push(phrase);
        }
        break;
      }
      case "time":
        spans.push(spanOf(means.time, asker.now, asker.zone));
        break;
      case "amount": {
        const bounds = boundsOf(means);
        least = bounds.least === null ? least : Math.max(least ?? bounds.least, bounds.least);
        most = bounds.most === null ? most : Math.min(most ?? bounds.most, bounds.most);
        break;
      }
      case "sort":
        order = means.order;
        break;
    }
  }
  must.push(...sightTokens(asker.standing));
  if (must.length === 0) must.push([exact(EVERY_ENTRY)]);
  // The product's own test of itself is found by who names it, and is in nobody's way otherwise.
  if (!text.includes(SELF_TEST_WORKFLOW))
    mustNot.push(exact(facetToken("workflow", SELF_TEST_WORKFLOW)), exact(facetToken("agent", SELF_TEST_AGENT)));
  return { read, problems, question: { must, mustNot, phrases, noPhrases, ...within(spans), least, most, order } };
}

/** What an export of a search asks, in the scope of whoever takes it away; null where it is of something else, or they are nobody any more. */
export function askedByExport(directory: Directory, person: PersonId | null, choice: ExportChoice, now: Ms): TrailQuestion | null {
  const standing = person === null ? null : standingAt(directory, person, now);
  return choice.of !== "search" || standing === null ? null : askTrail(choice.q, { standing, directory, now, zone: choice.zone }).question;
}

const exact = (text: string): Token => ({ text, prefix: false });

/** Whoever reads a workflow or a queue alone finds nothing else; streams that belong to none are for those who read everything. */
function sightTokens(standing: Standing): (readonly Token[])[] {
  const sight = sightFor(standing, "trail.read");
  if (sight.kind === "all") return [];
  const tokens = [
    ...sight.workflows.map((workflow) => exact(facetToken("workflow", workflow))),
    ...sight.queues.map((queue) => exact(facetToken("queue", queue))),
  ];
  return [tokens.length === 0 ? [exact(facetToken("nothing", "1"))] : tokens];
}

type FacetMeaning = Extract<SearchMeaning, { kind: "facet" }>;

function tokensOf(
  { facet, values }: FacetMeaning,
  term: SearchTerm,
  asker: Asker,
): { readonly tokens: readonly Token[]; readonly problem: SearchProblem | null } {
  const tokens: Token[] = [];
  for (const value of values) {
    const ids = idsOf(facet, value, asker);
    if (ids.length === 0) {
      const { from, to, text } = term;
      return { tokens, problem: { from, to, text, code: "nobody", part: value, known: [] } };
    }
    tokens.push(...ids.map((id) => exact(facetToken(facet, id))));
  }
  return { tokens, problem: null };
}

/** Ids of what a value names; itself, where it names nothing that the directory would know. */
function idsOf(facet: SearchFacet, value: string, { directory, standing }: Asker): readonly string[] {
  switch (facet) {
    case "by":
    case "for":
    case "to":
      if (facet === "by" && value.toLowerCase() === ANYBODY) return [ANYBODY];
      if (value.toLowerCase() === "me") return [standing.id];
      return facet === "by" && SYSTEMS.has(value.toLowerCase()) ? [value.toLowerCase()] : named(directory.people, value);
    case "agent":
      return value === SELF_TEST_AGENT ? [value] : named(directory.agents, value);
    case "queue":
      return named(everyQueue(directory), value);
    default:
      return [value];
  }
}

/** What the product does by itself. */
const SYSTEMS: ReadonlySet<string> = new Set(["timer", "policy", "stop", "assignment", "operator", "retention"]);

/** By id, by the whole name, or by the beginning of one of its words. */
function named(all: ReadonlyMap<string, { readonly name: string }>, value: string): readonly string[] {
  if (all.has(value)) return [value];
  const wanted = foldText(value);
  const names = [...all].map(([id, { name }]) => ({ id, name: foldText(name) }));
  const whole = names.filter(({ name }) => name === wanted);
  const found = whole.length > 0 ? whole : names.filter(({ name }) => name.split(/\s+/).some((word) => word.startsWith(wanted)));
  return found.map(({ id }) => id);
}

/** The value that finds a person alone, as short as it can be. */
export function shortestName(people: Directory["people"], id: PersonId): string {
  const name = people.get(id)?.name ?? id;
  const [first = name] = name.split(/\s+/);
  return [first, name].find((text) => named(people, text).length === 1 && named(people, text)[0] === id) ?? id;
}

/** Shorter beginnings begin too much. */
const SHORTEST_PREFIX = 2;

function wordTokens({ text, quoted }: Extract<SearchMeaning, { kind: "words" }>): {
  readonly tokens: readonly Token[];
  readonly phrase: string | null;
} {
  const words = wordsOf(text);
  // One typed word can be several, such as an order number with a hyphen: they have to stand side by side.
  const phrase = words.length > 1 ? ` ${words.join(" ")}${quoted ? " " : ""}` : null;
  const tokens = words.map((word, place) => ({
    text: word,
    prefix: !quoted && place === words.length - 1 && word.length >= SHORTEST_PREFIX,
  }));
  return { tokens, phrase };
}

function boundsOf({ operator, amount, upTo }: Extract<SearchMeaning, { kind: "amount" }>): {
  readonly least: number | null;
  readonly most: number | null;
} {
  const exactly = thousandths(amount) ?? 0;
  switch (operator) {
    case ">":
      return { least: exactly + 1, most: null };
    case ">=":
      return { least: exactly, most: null };
    case "<":
      return { least: null, most: exactly - 1 };
    case "<=":
      return { least: null, most: exactly };
    case ":":
      return { least: exactly, most: upTo === null ? exactly : thousandths(upTo) };
  }
}
