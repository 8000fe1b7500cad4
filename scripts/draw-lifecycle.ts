// Writes docs/lifecycle.md from the transition table; with --check it fails when the page is stale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DECIDING, RECONCILING, SITUATIONS, type Situation } from "@core/lifecycle/holder";
import { groupEvents, landingsFrom, legalPairs, type TimerRow, type Transition, timers, transitions } from "@core/lifecycle/table";

const FILE = resolve(import.meta.dirname, "..", "docs", "lifecycle.md");

const COMMANDS: readonly (readonly [string, Transition])[] = Object.entries(transitions);
const TIMERS: readonly (readonly [string, TimerRow])[] = Object.entries(timers);

/** Every way from one situation to another, with the names of what takes it. */
function ways(rows: readonly (readonly [string, Pick<Transition, "from" | "lands">])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [name, row] of rows) {
    for (const from of row.from) {
      for (const to of landingsFrom(row, from)) found.set(`${from} ${to}`, [...(found.get(`${from} ${to}`) ?? []), name]);
    }
  }
  return found;
}

const arrows = (byName: ReadonlyMap<string, readonly string[]>, label: (names: readonly string[]) => string): readonly string[] =>
  [...byName].map(([way, names]) => {
    const [from, to] = way.split(" ");
    return `  ${from} --> ${to}: ${label(names)}`;
  });

/** Commands and timers in two pictures: in one they could not be read. */
function picture(edges: readonly string[]): string {
  const composite = (name: string, parts: readonly Situation[]) => [`  state ${name} {`, ...parts.map((one) => `    ${one}`), "  }"];
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...composite("deciding", DECIDING),
    ...composite("reconciling", RECONCILING),
    ...edges,
    "```",
  ].join("\n");
}

const commandsDrawn = [
  ...(transitions.submit.lands.any ?? []).map((to) => `  [*] --> ${to}: submit`),
  ...arrows(ways(COMMANDS), (names) => names.join(", ")),
];
const timersDrawn = arrows(ways(TIMERS), (names) => names.join(", "));

const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(" ");
const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");

function checksOf(row: Transition): string {
  const checks = [
    row.exclusion && "nobody who is excluded",
    row.freeOrMine && "free or mine",
    row.managerAnywhere && "a manager wherever it is",
    row.signs && "signs revision and version",
  ];
  return checks.filter((check) => check !== false).join("; ");
}

const commandRows = COMMANDS.map(([name, row]) => [
  `\`${name}\``,
  row.from.length === 0 ? "–" : list(row.from),
  row.who.join(", "),
  checksOf(row),
  list(row.events),
  row.to,
  list(row.refusals),
]);
const timerRows = TIMERS.map(([name, row]) => [`\`${name}\``, list(row.from), list(row.events), row.to]);
const pairRows = [...new Set(legalPairs.map(([review]) => review))].map((review) => [
  `\`${review}\``,
  list(legalPairs.filter((pair) => pair[0] === review).map(([, execution]) => execution)),
]);

const page = `# The life of an item

Generated from \`server/core/lifecycle/table.ts\` by \`scripts/draw-lifecycle.ts\`. An item has two regions, the review (work of people) and the execution
(work of the agent); both are folds of its events. Read as one word they are the ${SITUATIONS.length - 1} situations below. Whoever holds an item, and until when, is a
function of its situation (\`holder.ts\`), so no item is ever without a holder or a deadline until it is closed.

Each command first fires the timers that are due, then is checked in one order: excluded, right, state, revision, conditions. \`wrong-state\`,
\`claimed-by-other\`, \`not-eligible\`, \`forbidden\`, \`excluded\` and, where something is signed, \`stale\` may answer any of them.

## What commands do
${picture(commandsDrawn)}

## What time does
${picture(timersDrawn)}

## Commands
${table(["command", "from", "who may", "checked", "events", "comes to", "further refusals"], commandRows)}

## Timers
${table(["timer", "runs while", "events", "comes to"], timerRows)}

Where a command or a timer settles the last member of a group, the same transaction writes ${list(groupEvents)} to each member whose grant waited for that.

## The ${legalPairs.length} legal pairs
${table(["review", "execution"], pairRows)}
`;

if (process.argv.includes("--check")) {
  if (readFileSync(FILE, "utf8") !== page) {
    console.error("docs/lifecycle.md is stale: run `npx tsx scripts/draw-lifecycle.ts`.");
    process.exit(1);
  }
} else {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, page);
}
