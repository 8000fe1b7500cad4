// What the list of runs, a run and a map are asked by: kept in the address, read alike by server and browser.
import { RUN_SOURCES, RUN_STATES, type RunSource } from "@core/words/runs";
import { DAY, HOUR } from "@core/words/time";
import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const PERIODS = [1, 7, 30, 90, 365] as const;

export const runsParsers = {
  source: parseAsStringLiteral(RUN_SOURCES).withDefault("items"),
  workflow: parseAsString,
  state: parseAsStringLiteral(RUN_STATES),
  days: parseAsInteger,
  q: parseAsString.withDefault(""),
};
export const loadRunsFilter = createLoader(runsParsers);

export interface RunsFilter {
  readonly source: RunSource;
  readonly workflow: string | null;
  readonly state: (typeof RUN_STATES)[number] | null;
  readonly days: number | null;
  readonly q: string;
}

export interface RunsQuestion {
  readonly source: RunSource;
  readonly workflow: string | null;
  readonly state: (typeof RUN_STATES)[number] | null;
  readonly since: number | null;
  readonly text: string | null;
}

/** By whole hours, so that the same filter is the same question for a while. */
export const sinceOf = (days: number | null, now: number): number | null =>
  days === null ? null : Math.max(0, Math.floor((now - days * DAY) / HOUR) * HOUR);

export function runsQuestion({ source, workflow, state, days, q }: RunsFilter, now: number): RunsQuestion {
  const text = q.trim().slice(0, 200);
  return { source, workflow, state, since: sinceOf(days, now), text: text === "" ? null : text };
}

export const runParsers = { source: parseAsStringLiteral(RUN_SOURCES), at: parseAsInteger };
export const loadRunFilter = createLoader(runParsers);

export interface RunQuestion {
  readonly workflow: string;
  readonly run: string;
  readonly source: RunSource | null;
}

export const mapParsers = { source: parseAsStringLiteral(RUN_SOURCES), days: parseAsInteger };
export const loadMapFilter = createLoader(mapParsers);

export interface MapQuestion {
  readonly workflow: string;
  readonly source: RunSource | null;
  readonly since: number | null;
}

export const runPath = ({
  workflow,
  run,
  source,
}: {
  readonly workflow: string;
  readonly run: string;
  readonly source: RunSource;
}): string => `/runs/${encodeURIComponent(workflow)}/${encodeURIComponent(run)}${source === "imported" ? "?source=imported" : ""}`;
