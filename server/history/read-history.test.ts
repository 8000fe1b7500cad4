// Files of past cases: what is read of a line and of a trace, what is refused and why, and where a damaged file ends.
import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { HistoricItem, HistoryEntry } from "@core/words/history";
import { LIMITS } from "@core/words/submission";
import { describe, expect, test } from "vitest";
import { readHistory } from "./read-history";
import { DECLARATIONS } from "./xes-items";

const PROPOSAL = {
  workflow: "refunds",
  title: "Refund 20",
  action: { name: "issue_refund", arguments: { order: "1", amount: 20, currency: "EUR" } },
};
const line = (more: object = {}) => JSON.stringify({ ...PROPOSAL, ...more });

/** In pieces of `size` bytes, so that lines, characters and tags are cut anywhere. */
async function* inPieces(bytes: Uint8Array | string, size = 7): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes);
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}
async function entriesOf(bytes: Uint8Array | string, reading: Parameters<typeof readHistory>[1] & { readonly size?: number } = {}) {
  const entries: HistoryEntry[] = [];
  for await (const entry of readHistory(inPieces(bytes, reading.size), reading)) entries.push(entry);
  return entries;
}
const itemsOf = (entries: readonly HistoryEntry[]): HistoricItem[] =>
  entries.flatMap((entry) => (entry.kind === "items" ? entry.items : []));
const troubles = (entries: readonly HistoryEntry[]) =>
  entries.flatMap((entry) => (entry.kind === "items" ? [] : [`${entry.position} ${entry.kind}: ${entry.why}`]));

describe("a line of JSON", () => {
  test("is a submission, when it was made, and what became of it", async () => {
    const outcome = { decision: "edit", verdict: "wrong", decided_in_s: 12.5, by_role: "Prüfer" };
    const entries = await entriesOf(line({ external_id: "r-1", at: "2017-01-09T09:49:50+01:00", outcome }));
    expect(entries).toEqual([
      {
        position: 1,
        kind: "items",
        items: [
          {
            submission: { ...PROPOSAL, external_id: "r-1" },
            externalId: "r-1",
            at: Date.UTC(2017, 0, 9, 8, 49, 50),
            decision: "edit",
            verdict: "wrong",
            decidedInS: 13,
            byRole: "Prüfer",
          },
        ],
      },
    ]);
  });

  test("may say as little as a submission does; without an id of its own it is known by its bytes", async () => {
    const [one, again, other] = itemsOf(await entriesOf([line(), line(), line({ at: 5 })].join("\n")));
    expect(one).toMatchObject({ at: null, decision: null, verdict: null, decidedInS: null, byRole: null });
    expect(one?.externalId).toMatch(/^sha256:/);
    expect(again?.externalId).toBe(one?.externalId);
    expect(other?.externalId).not.toBe(one?.externalId);
    expect(other?.at).toBe(5);
  });

  test("is told with its number and why when it cannot be read, and its neighbours are read", async () => {
    const lines = [
      `\ufeff${line()}\r`,
      "",
      "not JSON",
      line({ workflow: 7, color: "red" }),
      '{"workflow":"a","workflow":"b"}',
      line({ outcome: { decision: "maybe" } }),
      line({ at: "yesterday" }),
      line({ title: "a\u0000b" }),
      `{"title":"${"x".repeat(LIMITS.bodyBytes)}"}`,
      line({ external_id: "last" }),
    ];
    const entries = await entriesOf(lines.join("\n"), { size: 65_536 });
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(itemsOf(entries)).toHaveLength(2);
    expect(itemsOf(entries)[1]?.externalId).toBe("last");
    expect(troubles(entries)).toEqual([
      expect.stringMatching(/^3 refused: Is not JSON/),
      "4 refused: /workflow: Must be a string. /color: Is not a field of this request.",
      expect.stringMatching(/^5 refused: /),
      expect.stringMatching(/^6 refused: \/outcome\/decision: Must be "approve" or /),
      expect.stringMatching(/^7 refused: \/at: Must be an instant/),
      "8 refused: /title: Holds the character U+0000.",
      "9 refused: Is longer than 1,048,576 bytes.",
    ]);
  });

  test("is passed over when it was read before", async () => {
    const entries = await entriesOf(["not JSON", line({ external_id: "2" }), line({ external_id: "3" }), ""].join("\n"), { after: 2 });
    expect([entries.length, itemsOf(entries)[0]?.externalId]).toEqual([1, "3"]);
  });
});

const event = (name: string, at: string, more: Readonly<Record<string, string>> = {}) =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${at}"/>${Object.entries({
    "(case)_id": "declaration 7",
    "(case)_Amount": "26.855",
    "org:role": "EMPLOYEE",
    ...more,
  })
    .map(([key, value]) => `<string key="${key}" value="${value}"><string key="org:role" value="of the attribute"/></string>`)
    .join("")}</event>`;
const trace = (...events: readonly string[]) => `<trace><string key="concept:name" value="case 7"/>${events.join("\n")}</trace>`;
const log = (...traces: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0"><global scope="event"><string key="org:role" value="?"/></global>${traces.join("\n")}</log>`;
const submitted = (day: number, more = {}) => event("Declaration SUBMITTED by EMPLOYEE", `2018-01-0${day}T10:00:00+01:00`, more);
const decided = (what: string, by: string, day: number) =>
  event(`Declaration ${what} by ${by}`, `2018-01-0${day}T10:00:00.000+01:00`, { "org:role": by });

describe("a trace", () => {
  test("is one item for each submission, decided by what came before the next one", async () => {
    const entries = await entriesOf(
      log(
        trace(
          submitted(1),
          decided("APPROVED", "ADMINISTRATION", 2),
          decided("REJECTED", "SUPERVISOR", 3),
          decided("REJECTED", "EMPLOYEE", 4),
          submitted(5),
          decided("FINAL_APPROVED", "SUPERVISOR", 6),
          event("Payment Handled", "2018-01-07T10:00:00+01:00"),
        ),
      ),
    );
    const [first, second, ...rest] = itemsOf(entries);
    expect(rest).toEqual([]);
    expect(first).toEqual({
      submission: {
        workflow: "expenses",
        run: "case 7",
        external_id: "case 7#1",
        title: "Pay declaration 7",
        action: { name: "pay_declaration", arguments: { declaration: "declaration 7", amount: 26.86, currency: "EUR" } },
        signals: { resubmitted: false, rejections: 0 },
      },
      externalId: "case 7#1",
      at: Date.UTC(2018, 0, 1, 9),
      decision: "reject",
      verdict: null,
      decidedInS: 2 * 86_400,
      byRole: "SUPERVISOR",
    });
    expect(second).toMatchObject({
      submission: { signals: { resubmitted: true, rejections: 1 } },
      externalId: "case 7#2",
      decision: "approve",
      verdict: null,
      decidedInS: 86_400,
    });
  });

  test("whose approval was taken back says that it was wrong; one that nobody decided says nothing", async () => {
    const [approved, open] = itemsOf(
      await entriesOf(
        log(trace(submitted(1), decided("FINAL_APPROVED", "SUPERVISOR", 2), decided("REJECTED", "MISSING", 3), submitted(4))),
      ),
    );
    expect(approved).toMatchObject({ decision: "approve", verdict: "wrong", byRole: "SUPERVISOR" });
    expect(open).toMatchObject({ decision: null, verdict: null, decidedInS: null, byRole: null });
    expect(open?.submission.signals).toEqual({ resubmitted: true, rejections: 1 });
  });

  test("that proposes nothing holds no items; the start of an event is not its end", async () => {
    const started = submitted(1, { "lifecycle:transition": "start" });
    expect(await entriesOf(log(trace(decided("SAVED", "EMPLOYEE", 1)), trace(started)))).toMatchObject([
      { position: 1, kind: "items", items: [] },
      { position: 2, kind: "items", items: [] },
    ]);
  });

  test("is refused whole when one of its submissions says too little", async () => {
    const nameless = `<trace>${submitted(1)}</trace>`;
    const timeless = trace(submitted(1), event("Declaration SUBMITTED by EMPLOYEE", "some day"));
    const worthless = trace(submitted(1, { "(case)_Amount": "much" }));
    expect(troubles(await entriesOf(log(nameless, timeless, worthless, trace(submitted(2)))))).toEqual([
      "1 refused: Has no concept:name, so its cases could not be told from others.",
      "2 refused: Proposal 2 of case 7: its event has no time:timestamp that names an instant.",
      '3 refused: Proposal 1 of case 7: its (case)_Amount is no number: "much".',
    ]);
  });

  test("is read under another workflow and action when the mapping says so, and passed over when it was read before", async () => {
    const mapping = { ...DECLARATIONS, workflow: "travel", action: "pay" };
    const entries = await entriesOf(log(trace(submitted(1)), trace(submitted(2))), { mapping, after: 1 });
    expect(entries).toMatchObject([{ position: 2, items: [{ submission: { workflow: "travel", action: { name: "pay" } } }] }]);
  });
});

describe("a damaged file", () => {
  test.each([
    ["an entity", '<!DOCTYPE log [<!ENTITY a "aaaa">]><log><trace/></log>', /^1 broken: Declares a document type/],
    [
      "an entity that nothing declares",
      log('<trace><string key="concept:name" value="&a;"/></trace>'),
      /^1 broken: Is not well-formed XML: .*undefined entity/,
    ],
    ["another language of XML", "<html></html>", /^1 broken: Is XML, but no XES log: its root is <html>\./],
    ["another encoding", '<?xml version="1.0" encoding="UTF-16"?><log/>', /^1 broken: Is in UTF-16; only UTF-8 is read\./],
    ["a cut in its middle", log(trace(), trace()).slice(0, -20), /^2 broken: Is not well-formed XML: .*unclosed tag/],
    ["a tag that another closes", log(trace(), "<trace><event></trace>", trace()), /^2 broken: Is not well-formed XML/],
  ])("by %s ends there, and says so", async (_, text, words) => {
    const entries = await entriesOf(text);
    expect(troubles(entries)).toEqual([expect.stringMatching(words)]);
    expect(entries.at(-1)?.kind).toBe("broken");
  });

  test("by bytes that are no UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from("<log>"), Buffer.from([0xff]), Buffer.from("</log>")]);
    expect(troubles(await entriesOf(bytes))).toEqual([expect.stringMatching(/^1 broken: Is not UTF-8\./)]);
  });

  test("by a trace that never ends is not held whole, and does not take ever longer", async () => {
    let given = 0;
    async function* endless() {
      const keys = Array.from({ length: 100_000 }, (_, place) => `<int key="${place}" value="1"/>`);
      yield Buffer.from(`<log><trace>${keys.join("")}`);
      for (const filler = Buffer.from('<string key="a" value="b"/>'.repeat(40_000)); ; given += filler.length) yield filler;
    }
    const entries: HistoryEntry[] = [];
    for await (const entry of readHistory(endless())) entries.push(entry);
    expect(troubles(entries)).toEqual([expect.stringMatching(/^1 broken: A trace is longer than 16 MiB/)]);
    expect(given).toBeLessThan(20_000_000);
  });
});

describe("a packed file", () => {
  test("is read like what it holds, by its bytes and not by its name", async () => {
    const [text, xes] = [[line({ external_id: "1" }), "x", line({ external_id: "2" })].join("\n"), log(trace(submitted(1)))];
    expect(await entriesOf(gzipSync(text))).toEqual(await entriesOf(text));
    expect(await entriesOf(gzipSync(xes), { size: 1 })).toEqual(await entriesOf(xes));
  });

  test("that is cut off gives what can be unpacked of it, and says so", async () => {
    const lines = Array.from({ length: 5_000 }, (_, number) => line({ external_id: `${number} ${Math.sin(number)}` }));
    const packed = gzipSync(lines.join("\n"));
    const entries = await entriesOf(packed.subarray(0, packed.length / 2), { size: 4_096 });
    expect(itemsOf(entries).length).toBeGreaterThan(1_000);
    expect(troubles(entries)).toEqual([expect.stringMatching(/^\d+ broken: The packed file is damaged or cut off/)]);
  });

  test("whose source fails is not taken for a damaged one", async () => {
    const packed = gzipSync(Array.from({ length: 1_000 }, (_, number) => line({ external_id: `${number}` })).join("\n"));
    async function* failing() {
      yield packed.subarray(0, packed.length - 50);
      throw new Error("the disk is gone");
    }
    const read = async () => {
      for await (const _ of readHistory(failing()));
    };
    await expect(read()).rejects.toThrow("the disk is gone");
  });
});

test("an empty file holds nothing", async () => expect(await entriesOf("")).toEqual([]));

/** The real log lies beside the checkout where it is developed, and nowhere else. */
const REAL = fileURLToPath(new URL("../../../shared/data/declarations.xes.gz", import.meta.url));

describe.skipIf(!existsSync(REAL))("the 10,357 real declarations", () => {
  test("are 11,371 submissions, of which people rejected 1,365 and approved 89 by mistake", async () => {
    const counts: Record<string, number> = { traces: 0, items: 0, resubmitted: 0 };
    const count = (what: string) => {
      counts[what] = (counts[what] ?? 0) + 1;
    };
    for await (const entry of readHistory(createReadStream(REAL))) {
      count("traces");
      if (entry.kind !== "items") count(entry.kind);
      else
        for (const { decision, verdict, submission } of entry.items) {
          count("items");
          count(decision ?? "undecided");
          if (verdict !== null) count(verdict);
          if (submission.signals?.resubmitted === true) count("resubmitted");
        }
    }
    expect(counts).toEqual({
      traces: 10_357,
      items: 11_371,
      approve: 9_999,
      reject: 1_365,
      undecided: 7,
      wrong: 89,
      resubmitted: 1_149,
    });
  });
});
