// Writes runs as a process log in XES (IEEE 1849): concept, lifecycle, time and org; what is ours is named `countersign:…`. Reads back equal.
import type { HistoricRun, XesAttribute } from "@core/words/history";
import { attributesOf } from "./xes-runs";

const EXTENSIONS = [
  ["Concept", "concept"],
  ["Lifecycle", "lifecycle"],
  ["Time", "time"],
  ["Organizational", "org"],
] as const;

/** What stands before the first trace. */
export const xesHead = (): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">',
    ...EXTENSIONS.map(
      ([name, prefix]) => `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`,
    ),
    '  <global scope="trace">',
    '    <string key="concept:name" value=""/>',
    "  </global>",
    '  <global scope="event">',
    '    <string key="concept:name" value=""/>',
    '    <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>',
    "  </global>",
    '  <classifier name="Activity" keys="concept:name"/>',
    '  <classifier name="Activity and transition" keys="concept:name lifecycle:transition"/>',
    '  <string key="lifecycle:model" value="standard"/>',
    "",
  ].join("\n");

export const xesFoot = (): string => "</log>\n";

/** One run as a trace. */
export function xesTrace({ run, attributes, events }: HistoricRun): string {
  const lines = [
    "  <trace>",
    line("    ", ["string", "concept:name", run]),
    ...attributes.map((attribute) => line("    ", attribute)),
    ...events.flatMap((event) => ["    <event>", ...attributesOf(event).map((attribute) => line("      ", attribute)), "    </event>"]),
    "  </trace>",
    "",
  ];
  return lines.join("\n");
}

const line = (indent: string, [type, key, value]: XesAttribute) => `${indent}<${type} key="${escaped(key)}" value="${escaped(value)}"/>`;

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
