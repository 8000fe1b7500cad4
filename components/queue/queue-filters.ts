// What a queue page is narrowed to: kept in the address, read alike by server and browser.
import { FILTER_ONLY, OPEN_LEVELS, SORTS, type Sort } from "@core/words/filter-only";
import { asQueueId } from "@core/words/ids";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { SavedFilter } from "@/server/views/shapes-queue";

export type Only = (typeof FILTER_ONLY)[number];

export const filterParsers = {
  only: parseAsStringLiteral(FILTER_ONLY),
  q: parseAsString.withDefault(""),
  level: parseAsStringLiteral(OPEN_LEVELS),
  workflow: parseAsString,
  sort: parseAsStringLiteral(SORTS).withDefault("work"),
};

export const loadFilter = createLoader(filterParsers);

/** The address of a filter that was saved. */
export function filterPath({ queueId, only, q, level, workflow, sort }: SavedFilter["query"]): string {
  const narrowed = new URLSearchParams({
    ...(only !== null && { only }),
    ...(q !== "" && { q }),
    ...(level !== null && { level }),
    ...(workflow !== null && { workflow }),
    ...(sort !== "work" && { sort }),
  });
  const page = queueId === null ? "/queues" : `/queues/${encodeURIComponent(queueId)}`;
  return narrowed.size === 0 ? page : `${page}?${narrowed}`;
}

export interface Filter {
  readonly only: Only | null;
  readonly q: string;
  readonly level: (typeof OPEN_LEVELS)[number] | null;
  readonly workflow: string | null;
  readonly sort: Sort;
}

export interface QueueQuestion {
  readonly queueId: ReturnType<typeof asQueueId> | null;
  readonly only: Only | null;
  readonly search: string | null;
  readonly level: Filter["level"];
  readonly workflow: string | null;
  readonly sort: Sort;
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
    level: filter.level,
    workflow: filter.workflow,
    sort: filter.sort,
    search: search === "" ? null : search,
    limit: PAGE_ROWS,
  };
}

export const isNarrowed = (question: QueueQuestion): boolean =>
  question.only !== null || question.search !== null || question.level !== null || question.workflow !== null;
