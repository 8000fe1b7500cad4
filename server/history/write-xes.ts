// Writes runs as a process log in XES (IEEE 1849): concept, lifecycle, time and org; what is ours is named `countersign:…`. Reads back equal.
import { type HistoricRun, XES_COLLECTIONS, type XesAttribute } from "@core/words/history";
import type { RunSource } from "@core/words/runs";
import { attributesOf, traceAttributesOf } from "./xes-runs";

const EXTENSIONS = [
  ["Concept", "concept"],
  ["Lifecycle", "lifecycle"],
  ["Time", "time"],
  ["Organizational", "org"],
] as const;

/**
 * What stands before the first trace. The standard lets a global promise something of every event, and a classifier go by globals alone: of
 * imported runs that is less, since their events are as they came.
 */
export function xesHead(source: RunSource): string {
  const isOurs = source === "items";
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<log xes.version="1849.2016" xes.features="${isOurs ? "" : "nested-attributes"}" xmlns="http://www.xes-standard.org/">`,
    ...EXTENSIONS.map(
      ([name, prefix]) => `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`,
    ),
    '  <global scope="trace">',
    '    <string key="concept:name" value=""/>',
    "  </global>",
    '  <global scope="event">',
    '    <string key="concept:name" value=""/>',
    ...(isOurs ? ['    <string key="lifecycle:transition" value="unknown"/>'] : []),
    '    <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>',
    "  </global>",
    '  <classifier name="Activity" keys="concept:name"/>',
    ...(isOurs
      ? [
          '  <classifier name="ActivityAndTransition" keys="concept:name lifecycle:transition"/>',
          '  <string key="lifecycle:model" value="standard"/>',
        ]
      : []),
    "",
  ].join("\n");
}

export const xesFoot = (): string => "</log>\n";

/** One run as a trace. */
export function xesTrace(run: HistoricRun): string {
  const lines = [
    "  <trace>",
    ...traceAttributesOf(run).map((attribute) => line("    ", attribute)),
    ...run.events.flatMap((event) => ["    <event>", ...attributesOf(event).map((attribute) => line("      ", attribute)), "    </event>"]),
    "  </trace>",
    "",
  ];
  return lines.join("\n");
}

function line(indent: string, [type, key, value, nested = []]: XesAttribute): string {
  const said = [
    ...(type === "values" && key === "" ? [] : [` key="${escaped(key)}"`]),
    ...(isCollection(type) ? [] : [` value="${escaped(value)}"`]),
  ].join("");
  if (nested.length === 0) return `${indent}<${type}${said}/>`;
  return [`${indent}<${type}${said}>`, ...nested.map((one) => line(`${indent}  `, one)), `${indent}</${type}>`].join("\n");
}

const isCollection = (type: string) => XES_COLLECTIONS.some((one) => one === type);

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no way to write some characters at all: they become U+FFFD. Line ends and tabs are numbered, since a reader makes blanks of them. */
const escaped = (text: string): string =>
  Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (isUnwritable(code)) return "\ufffd";
    return code < 0x20 || code === 0x85 || code === 0x2028 ? `&#${code};` : (ENTITIES[character] ?? character);
  }).join("");

const isUnwritable = (code: number) =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfffe ||
  code === 0xffff;
