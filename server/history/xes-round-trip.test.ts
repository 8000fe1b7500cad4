// What is written as XES reads back equal: random runs, the real declarations, and runs of our own.
import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type HistoricRun, type HistoryEntry, XES_TYPES } from "@core/words/history";
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
const written = (runs: readonly HistoricRun[]) => [xesHead(), ...runs.map(xesTrace), xesFoot()].join("");

/** What XML can say, markup and line ends among it. */
const words = (minLength: number) =>
  fc.string({ minLength, maxLength: 12, unit: fc.constantFrom(..."aZ 0:<>&\"'\t\n\r", "é", "日", "😀", "]]>") });
const standard = new Set(["concept:name", "lifecycle:transition", "org:role", "org:resource", "time:timestamp", "countersign:workflow"]);
const attributes = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom(...XES_TYPES),
    words(1).filter((key) => !standard.has(key)),
    words(0),
  ),
  { selector: ([, key]) => key, maxLength: 4 },
);
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

  test.skipIf(!existsSync(REAL))("the real declarations: equal runs and cases", { timeout: 120_000 }, async () => {
    const first = await entriesOf(createReadStream(REAL));
    const again = await entriesOf(pieces(written(runsOf(first))));
    expect(runsOf(first)).toHaveLength(10_357);
    expect(again).toEqual(first);
  });
});
