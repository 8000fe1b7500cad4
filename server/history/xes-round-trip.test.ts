// What is written as XES reads back equal: random runs, the real declarations, and runs of our own.
import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type HistoricRun, type HistoryEntry, XES_TYPES, type XesAttribute } from "@core/words/history";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHistory } from "./read-history";
import { xesFoot, xesHead, xesTrace } from "./write-xes";

/** The real log lies beside the checkout where it is developed, and nowhere else. */
const REAL = fileURLToPath(new URL("../../../shared/data/declarations.xes.gz", import.meta.url));

/** In pieces, as a file comes. */
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 60_000) yield bytes.subarray(start, start + 60_000);
}

async function entriesOf(source: AsyncIterable<Uint8Array>): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for await (const entry of readHistory(source)) entries.push(entry);
  return entries;
}

const runsOf = (entries: readonly HistoryEntry[]): HistoricRun[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== "items") throw new Error(entry.why);
    return entry.run ?? [];
  });
const written = (runs: readonly HistoricRun[]) => [xesHead("imported"), ...runs.map(xesTrace), xesFoot()].join("");

/** What XML can say, markup and line ends among it. */
const words = (minLength: number) =>
  fc.string({ minLength, maxLength: 12, unit: fc.constantFrom(..."aZ 0:<>&\"'\t\n\r", "é", "日", "😀", "]]>") });
const standard = new Set(["concept:name", "lifecycle:transition", "org:role", "org:resource", "time:timestamp", "countersign:workflow"]);
const key = words(1).filter((one) => !standard.has(one));
const told = ([type, name, value, nested]: readonly [XesAttribute[0], string, string, readonly XesAttribute[]]): XesAttribute => {
  const said = type === "container" ? "" : value;
  return nested.length === 0 ? [type, name, said] : [type, name, said, nested];
};
/** Attributes in attributes, lists and containers; a list's values stand in an element of their own. */
const { attribute } = fc.letrec<{ attribute: XesAttribute; nested: readonly XesAttribute[] }>((tie) => ({
  nested: fc.array(tie("attribute"), { maxLength: 2, depthIdentifier: "nested" }),
  attribute: fc.oneof(
    { depthIdentifier: "nested", withCrossShrink: true },
    fc.tuple(fc.constantFrom(...XES_TYPES), key, words(0)),
    fc.tuple(fc.constantFrom(...XES_TYPES, "container" as const), key, words(0), tie("nested")).map(told),
    fc
      .tuple(key, tie("nested"), tie("nested"))
      .map(([name, values, more]) => told(["list", name, "", [told(["values", "", "", values]), ...more]])),
  ),
}));
const attributes = fc.uniqueArray(attribute, { selector: ([, name]) => name, maxLength: 4 });
const runs = fc.array(
  fc.record({
    workflow: fc.constant("expenses"),
    run: words(1),
    attributes,
    events: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
        activity: words(1),
        transition: fc.option(words(0)),
        role: fc.option(words(0)),
        resource: fc.option(words(0)),
        attributes,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  { maxLength: 4 },
);

describe("runs in XES", () => {
  test("any run that was written reads back equal", async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (some) => {
        expect(runsOf(await entriesOf(pieces(written(some))))).toEqual(some);
      }),
      { numRuns: 100 },
    );
  });

  test("what XML cannot say becomes U+FFFD, and the log stays one", async () => {
    const one: HistoricRun = {
      workflow: "expenses",
      run: "a\u0000b\ud800",
      attributes: [],
      events: [{ at: 0, activity: "x\uffff", transition: null, role: null, resource: null, attributes: [] }],
    };
    const [read] = runsOf(await entriesOf(pieces(written([one]))));
    expect(read?.run).toBe("a\ufffdb\ufffd");
    expect(read?.events[0]?.activity).toBe("x\ufffd");
  });

  test("a foreign log keeps what is nested, says what it is read without, and is valid when it is written again", async () => {
    const foreign = `<x:log xmlns:x="http://www.xes-standard.org/" xes.version="2.0"><x:extension name="Cost" prefix="cost" uri="http://x/c.xesext"/>
      <x:global scope="event"><x:string key="concept:name" value="?"/></x:global><x:classifier name="A" keys="concept:name"/><x:string key="of" value="log"/>
      <x:trace><x:string key="concept:name" value="t1"><x:id key="source" value="9c0d9e4e-5c0f-4b8f-8d0e-7a2f4d5b1c11"/></x:string>
        <x:event><x:string key="concept:name" value="Pay"><x:string key="lang" value="en"><x:int key="v" value="1"/></x:string></x:string>
          <x:date key="time:timestamp" value="2017-01-09T09:49:50.123456+01:00"/>
          <x:list key="cost:drivers"><x:values><x:string key="d" value="a"/><x:string key="d" value="b"/></x:values></x:list></x:event>
        <x:event><x:string key="concept:name" value="Without a time"/></x:event>
        <x:event><x:string key="concept:name" value="Day alone"/><x:date key="time:timestamp" value="2017-01-09"/><x:duration key="d" value="P1D"/></x:event>
      </x:trace>
      <x:trace><x:string key="concept:name" value="t2"/><x:string key="twice" value="1"/><x:string key="twice" value="2"/></x:trace>
      <x:event><x:string key="concept:name" value="Stray"/></x:event></x:log>`;
    const entries = await entriesOf(pieces(foreign));
    expect(entries.map((entry) => (entry.kind === "items" ? (entry.without ?? "whole") : entry.why))).toEqual([
      "Read without events that have no concept:name, or no time:timestamp that names an instant: 2; and without elements of no kind that XES has, without key or value, nested too deep, or with a later one of the same key: 1.",
      "Read without elements of no kind that XES has, without key or value, nested too deep, or with a later one of the same key: 1.",
      "Events outside of traces are of no run, and not kept: 1.",
    ]);
    const [run] = runsOf(entries.slice(0, 1));
    expect(run?.events[0]?.attributes).toEqual([
      ["string", "concept:name", "Pay", [["string", "lang", "en", [["int", "v", "1"]]]]],
      ["date", "time:timestamp", "2017-01-09T09:49:50.123456+01:00"],
      [
        "list",
        "cost:drivers",
        "",
        [
          [
            "values",
            "",
            "",
            [
              ["string", "d", "a"],
              ["string", "d", "b"],
            ],
          ],
        ],
      ],
    ]);
    const again = run ? written([run]) : "";
    expect(again.match(/key="concept:name" value="(Pay|t1)"/g)).toHaveLength(2);
    expect(runsOf(await entriesOf(pieces(again)))).toEqual([run]);
  });

  test("attributes that are nested without end are cut where readers could walk them, and counted", async () => {
    const deep = 5_000;
    const log = `<log><trace><string key="concept:name" value="t"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="2017-01-09T09:49:50Z"/>${'<string key="k" value="v">'.repeat(deep)}${"</string>".repeat(deep)}</event></trace></log>`;
    const [entry] = await entriesOf(pieces(log));
    expect(entry).toMatchObject({ kind: "items", without: expect.stringContaining(`: ${deep - 32}.`) });
  });

  test.skipIf(!existsSync(REAL))("the real declarations: equal runs and cases", { timeout: 120_000 }, async () => {
    const first = await entriesOf(createReadStream(REAL));
    const again = await entriesOf(pieces(written(runsOf(first))));
    expect(runsOf(first)).toHaveLength(10_357);
    expect(again).toEqual(first);
  });
});
