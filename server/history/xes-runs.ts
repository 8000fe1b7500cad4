// The runs of a process log with their events, as they are kept and as they are written again: what our tables have columns for apart from what a log says besides.
import type { HistoricEvent, HistoricRun, XesAttribute } from "@core/words/history";
import type { Ms } from "@core/words/ids";
import type { XesEvent, XesTrace } from "./read-xes";

/** What has a column: by its key, as text. */
const COLUMNS = {
  activity: "concept:name",
  transition: "lifecycle:transition",
  role: "org:role",
  resource: "org:resource",
} as const;
const COLUMN_KEYS: ReadonlySet<string> = new Set(Object.values(COLUMNS));
const TIME = "time:timestamp";

/** `xs:dateTime`; one without an offset is read as UTC, so that a file says the same wherever it is read. */
export function instantOf({ attributes }: Pick<XesEvent, "attributes">): Ms | null {
  const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/.exec(attributes.get(TIME) ?? "");
  if (!written) return null;
  const at = Date.parse(`${written[1]}${written[2] ?? "Z"}`);
  return Number.isNaN(at) ? null : at;
}

/** The trace as a run; null where nothing in it has a name and a time. Events that lack either are left out: they stand nowhere in it. */
export function runOfTrace({ attributes, typed, events }: XesTrace, workflow: string): HistoricRun | null {
  const run = attributes.get("concept:name");
  const kept = events.flatMap((event) => eventOf(event) ?? []);
  if (run === undefined || run === "" || kept.length === 0) return null;
  return { workflow, run, attributes: typed.filter(([, key, , nested]) => key !== COLUMNS.activity || nested !== undefined), events: kept };
}

function eventOf(event: XesEvent): HistoricEvent | null {
  const { attributes, typed } = event;
  const at = instantOf(event);
  const activity = attributes.get(COLUMNS.activity);
  if (at === null || activity === undefined || activity === "") return null;
  const text = (key: string) => typed.find(([type, known]) => known === key && type === "string")?.[2] ?? null;
  return {
    at,
    activity,
    transition: text(COLUMNS.transition),
    role: text(COLUMNS.role),
    resource: text(COLUMNS.resource),
    attributes: typed.filter((attribute) => !hasColumn(attribute, at)),
  };
}

/**
 * What holds attributes of its own is kept as it was, so that they are written again with it; so is a time that was written otherwise than
 * we would (with an offset, in microseconds).
 */
const hasColumn = ([type, key, value, nested]: XesAttribute, at: Ms) =>
  nested === undefined &&
  ((COLUMN_KEYS.has(key) && (type === "string" || key === COLUMNS.activity)) ||
    (key === TIME && type === "date" && value === new Date(at).toISOString()));

/** The attributes of an event as a log has them: ours first, then what it said besides. */
export function attributesOf({ at, attributes, ...columns }: HistoricEvent): readonly XesAttribute[] {
  const own = Object.entries(COLUMNS).flatMap(([name, key]): XesAttribute[] => {
    const value = columns[name as keyof typeof COLUMNS];
    return value === null ? [] : [["string", key, value]];
  });
  return withOwn([...own, ["date", TIME, new Date(at).toISOString()]], attributes);
}

/** The attributes of a trace, its name first. */
export const traceAttributesOf = ({ run, attributes }: HistoricRun): readonly XesAttribute[] =>
  withOwn([["string", COLUMNS.activity, run]], attributes);

function withOwn(own: readonly XesAttribute[], kept: readonly XesAttribute[]): readonly XesAttribute[] {
  const keys = new Set(kept.map(([, key]) => key));
  return [...own.filter(([, key]) => !keys.has(key)), ...kept];
}
