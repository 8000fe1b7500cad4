// What may be written at a place of a condition: facts, thresholds and functions whose names fit what is typed there.
import type { ConditionNames } from "./condition-form";
import { type Token, tokensOf } from "./expression-tokens";

export interface Completion {
  /** What stands in the place of `from` to `to` once it is chosen. */
  readonly text: string;
  readonly kind: "fact" | "threshold" | "function";
  /** The label of a fact or threshold, or how a function is called. */
  readonly note: string;
}

export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

interface CelFunction {
  readonly name: string;
  /** Stands after a point, behind what it speaks of. */
  readonly member: boolean;
  readonly note: string;
}

/** Those that the checker lets rules call; how each is called is the same in every language. */
export const CONDITION_FUNCTIONS: readonly CelFunction[] = [
  { name: "has", member: false, note: "has(facts.name)" },
  { name: "size", member: false, note: "size(list) > 2" },
  { name: "int", member: false, note: "int(3.0)" },
  { name: "double", member: false, note: "double(3)" },
  { name: "string", member: false, note: "string(3)" },
  { name: "timestamp", member: false, note: 'timestamp("2026-11-25T00:00:00Z")' },
  { name: "duration", member: false, note: 'duration("24h")' },
  { name: "contains", member: true, note: 'text.contains("part")' },
  { name: "startsWith", member: true, note: 'text.startsWith("part")' },
  { name: "endsWith", member: true, note: 'text.endsWith("part")' },
  { name: "matches", member: true, note: 'text.matches("^[A-Z]+$")' },
  { name: "exists", member: true, note: 'list.exists(each, each == "part")' },
  { name: "all", member: true, note: 'list.all(each, each != "part")' },
];

const MOST = 50;

/** `functions`: the names of those to offer; all of them by default. */
export function completions(
  text: string,
  caret: number,
  names: ConditionNames,
  functions: readonly string[] = CONDITION_FUNCTIONS.map(({ name }) => name),
): Completions {
  const tokens = tokensOf(text);
  const at = tokens.findLastIndex(({ from }) => from < caret);
  const here = tokens[at];
  const none = { from: caret, to: caret, options: [] };
  if (here !== undefined && isClosedTo(here, caret)) return none;
  const typing = here !== undefined && here.kind === "name" && caret <= here.to ? here : undefined;
  const word = typing === undefined ? "" : typing.text.slice(0, caret - typing.from);
  const { from, to } = typing ?? none;
  const called = CONDITION_FUNCTIONS.filter(({ name }) => functions.includes(name));

  const point = typing === undefined ? at : at - 1;
  if (tokens[point]?.kind === "number" && tokens[point].to === from) return none;
  if (tokens[point]?.text !== ".") {
    const options = [...factsOf(names, ""), ...thresholdsOf(names), ...called.filter(({ member }) => !member).map(functionOf)];
    return { from, to, options: fitting(options, word, "") };
  }
  const root = tokens[point - 1];
  if (root === undefined || tokens[point - 2]?.text === "." || !ROOTS.has(root.text)) {
    return { from, to, options: fitting(called.filter(({ member }) => member).map(functionOf), word, "") };
  }
  const before = `${root.text}.`;
  return { from: root.from, to, options: fitting(root.text === "t" ? thresholdsOf(names) : factsOf(names, before), word, before) };
}

const ROOTS: ReadonlySet<string> = new Set(["t", "facts", "provenance"]);

/** In a text, a comment or a number nothing of ours is written. */
function isClosedTo({ kind, to }: Token, caret: number): boolean {
  if (kind === "text") return caret < to;
  return (kind === "open" || kind === "comment" || kind === "number") && caret <= to;
}

const factsOf = ({ facts }: ConditionNames, before: string): Completion[] =>
  facts.map(({ name, label, type }) => ({ text: `${before}${name}`, kind: "fact", note: label ?? type }));

const thresholdsOf = ({ thresholds }: ConditionNames): Completion[] =>
  thresholds.map(({ name, label, value }) => ({
    text: `t.${name}`,
    kind: "threshold",
    note: label === null ? `${value}` : `${value} · ${label}`,
  }));

const functionOf = ({ name, note }: CelFunction): Completion => ({
  text: name === "has" ? "has(facts." : `${name}(`,
  kind: "function",
  note,
});

/** What begins so stands before what only has it somewhere, in its name or in its label. What is written out already needs no help. */
function fitting(options: readonly Completion[], word: string, before: string): Completion[] {
  const sought = word.toLowerCase();
  const rank = ({ text, kind, note }: Completion): number => {
    const name = text.slice(before.length).toLowerCase();
    const bare = kind === "threshold" && before === "" ? name.slice("t.".length) : name;
    if (name.startsWith(sought) || bare.startsWith(sought)) return 0;
    if (kind === "function") return 3;
    if (bare.includes(sought)) return 1;
    return note.toLowerCase().includes(sought) ? 2 : 3;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((one) => one.rank < 3);
  const sorted = ranked.sort((one, other) => one.rank - other.rank).map(({ option }) => option);
  return sorted.some(({ text }) => text === `${before}${word}`) ? [] : sorted.slice(0, MOST);
}
