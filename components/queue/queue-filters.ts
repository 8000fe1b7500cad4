// What a queue page is narrowed to: kept in the address, read alike by server and browser.
import { asQueueId } from "@core/words/ids";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const ONLY = ["near", "overdue", "free", "mine", "asked"] as const;
export type Only = (typeof ONLY)[number];

export const filterParsers = {
  only: parseAsStringLiteral(ONLY),
  q: parseAsString.withDefault(""),
};

export const loadFilter = createLoader(filterParsers);

export interface Filter {
  readonly only: Only | null;
  readonly q: string;
}

export interface QueueQuestion {
  readonly queueId: ReturnType<typeof asQueueId> | null;
  readonly only: Only | null;
  readonly search: string | null;
  readonly limit: number;
}

/** Rows a page: enough for two tall screens, so that the first scroll asks nothing. */
const PAGE_ROWS = 100;

/** The longest search that the server takes. */
const SEARCH_MAX = 200;

export function questionOf(queueId: string | null, filter: Filter): QueueQuestion {
  const search = filter.q.trim().slice(0, SEARCH_MAX);
  return {
    queueId: queueId === null ? null : asQueueId(queueId),
    only: filter.only,
    search: search === "" ? null : search,
    limit: PAGE_ROWS,
  };
}

export const isNarrowed = (question: QueueQuestion): boolean => question.only !== null || question.search !== null;
