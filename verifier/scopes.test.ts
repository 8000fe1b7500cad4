// Files that hold less than everything, cut into pieces anywhere, packed or not, read by the program: what each proves, and what it does not claim.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { canonicalJson } from "@core/trail/canonical-json";
import type { JsonObject } from "@core/words/vocabulary";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { livedTrail } from "./testing/lived-trail";
import { type Entry, endLineOf, KEY, linesOf, rehashed, verify } from "./testing/written-trail";
import { createVerifier, type Report } from "./verify.mjs";

let entries: readonly Entry[];
beforeAll(async () => {
  entries = await livedTrail(60);
}, 60_000);

const OPTIONS = { keys: [KEY.verifier] };
const codes = ({ findings }: Report) => findings.map(({ code }) => code);
const unproved = (report: Report) => report.unproved.map(({ code }) => code);
const places = (wanted: (entry: Entry, place: number) => boolean) =>
  entries.flatMap((entry, place) => (wanted(entry, place) ? [place] : []));

describe("a part of the trail", () => {
  test("whole items are proved to be in it and judged; that nothing came after is not claimed", async () => {
    const streams = [...new Set(entries.map(({ event }) => event.stream))].filter((stream) => stream.startsWith("item:")).slice(0, 3);
    const picked = places(({ event }) => streams.includes(event.stream));
    const report = await verify(linesOf(entries, { scope: "items", picked, every: 20 }), OPTIONS);
    expect([report.findings, report.counts.judged, report.counts.inclusions]).toEqual([[], 3, picked.length]);
    expect(unproved(report)).toContain("partial");
    const missing = await verify(linesOf(entries, { scope: "items", picked: picked.slice(1) }), OPTIONS);
    expect(codes(missing)).toEqual(["stream-begins"]);
  });

  test("one event is proved to be in it, and its item is not called lawful", async () => {
    const picked = places(({ event }) => event.type === "submitted").slice(0, 1);
    const report = await verify(linesOf(entries, { scope: "events", picked }), OPTIONS);
    expect([report.findings, report.counts.judged]).toEqual([[], 0]);
    expect(report.proved.map(({ code }) => code)).not.toContain("lawful");
    expect(unproved(report)).toContain("unjudged");
  });

  test("a stretch has no gaps", async () => {
    const picked = places((_, place) => place >= 10 && place < 40);
    expect((await verify(linesOf(entries, { scope: "period", picked }), OPTIONS)).findings).toEqual([]);
    const gap = await verify(linesOf(entries, { scope: "period", picked: picked.filter((place) => place !== 20) }), OPTIONS);
    expect(codes(gap)).toContain("log-gap");
  });

  test("an event without its path, or with another's, is under no checkpoint", async () => {
    const lines = linesOf(entries, { scope: "period", picked: places((_, place) => place < 30) });
    const paths = lines.flatMap((line, index) => (line.startsWith('{"p":') ? [index] : []));
    const without = lines.filter((_, index) => index !== paths[5]);
    expect(codes(await verify([...without.slice(0, -1), endLineOf(without)], OPTIONS))).toEqual(["no-inclusion"]);
    const [fifth = "", sixth = ""] = [lines[paths[5] ?? 0], lines[paths[6] ?? 0]];
    const other = lines.with(paths[5] ?? 0, sixth.replace(/"p":\d+/, /"p":\d+/.exec(fifth)?.[0] ?? ""));
    expect(codes(await verify(other, OPTIONS))).toEqual(["inclusion"]);
  });
});

test("a path or a content that stands twice stands for nothing else", async () => {
  const [from, to] = [0, 12];
  const lines = linesOf(entries, { scope: "period", picked: places((_, place) => place >= from && place < to) });
  for (const [start, code] of [
    ['{"p":', "proof-form"],
    ['{"b":', "revision-of-none"],
  ] as const) {
    let met = false;
    const twice = lines.slice(0, -1).flatMap((line) => {
      const first = !met && line.startsWith(start);
      met ||= first;
      return first ? [line, line] : [line];
    });
    expect([met, codes(await verify([...twice, endLineOf(twice)], OPTIONS))]).toEqual([true, [code]]);
  }
});

test("erased values are counted, and nothing else changes", async () => {
  const lines = linesOf(entries);
  const values = lines.filter((line) => line.startsWith('{"x":')).length;
  const without = lines.filter((line) => !/^\{"[xb]":/.test(line)).slice(0, -1);
  const report = await verify([...without, endLineOf(without)], OPTIONS);
  expect(report.findings).toEqual([]);
  expect(report.unproved.find(({ code }) => code === "missing")?.count).toBe(values);
});

test("however the bytes are cut, the report is the same", async () => {
  const lines = linesOf(entries, { every: 16 });
  const bytes = Buffer.from(`${lines.join("\n")}\n`);
  const expected = await verify(lines, OPTIONS);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 50 }), async (sizes) => {
      const verifier = createVerifier(OPTIONS);
      const chunk = Buffer.alloc(5_000);
      for (let from = 0, turn = 0; from < bytes.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        // The same memory each time: what the verifier needs later it has to keep.
        const copied = bytes.copy(chunk, 0, from, from + size);
        verifier.feed(chunk.subarray(0, copied));
        from += size;
      }
      expect(await verifier.end()).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

describe("a hostile file is said to be wrong, and breaks nothing", () => {
  const header = (change: object) => JSON.stringify({ ...JSON.parse(linesOf(entries)[0] ?? ""), ...change });
  const withHeader = (change: object) => [header(change), ...linesOf(entries).slice(1)];

  test.each([1e300, "5", null])("a time in its header that is none: %s", async (at) => {
    const report = await verify(withHeader({ at }), OPTIONS);
    expect([report.at, codes(report)]).toEqual([null, expect.arrayContaining(["no-header"])]);
  });

  test.each([
    ["a number beyond all numbers", '"v":1e400}'],
    ["values nested beyond all bounds", `"v":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ])("%s", async (_, value) => {
    const few = linesOf(entries).slice(0, 12);
    const lines = few.map((line) => (line.startsWith('{"x":') ? line.replace(/"v":.*$/, value) : line));
    expect(codes(await verify(lines, OPTIONS))).toContain("value-differs");
    const events = few.map((line) => line.replace(/"data":\{/, `"data":{"a${value.replace("}", ",")}`).replace('"a"v"', '"a"'));
    expect(codes(await verify(events, OPTIONS))).toContain("not-canonical");
  });

  test.each(['{"countersign-trail":', '{"t":', '{"end":'])("a name twice in a line that begins with %s", async (start) => {
    const lines = linesOf(entries).map((line) => (line.startsWith(start) ? `{"a":1,${line.slice(1, -1)},"a":2}` : line));
    const first = linesOf(entries).map((line) => (line.startsWith(start) ? `${line.slice(0, -1)},${line.slice(1)}` : line));
    for (const one of [lines, first])
      expect(codes(await verify(one, OPTIONS))).toContain(start === '{"countersign-trail":' ? "no-header" : "unreadable-line");
  });

  const STRANGE = [null, 5, "__proto__", "constructor", [], {}, { hash: null, length: 3 }] as const;

  test("events that say anything at all, hashed and signed anew", async () => {
    const met = new Set<string>();
    for (const [place, { event }] of entries.entries()) {
      if (met.has(event.type)) continue;
      met.add(event.type);
      const told = JSON.parse(event.data) as JsonObject;
      const changes = [
        { type: "constructor" },
        { type: "__proto__" },
        { actor: { kind: "toString", id: "__proto__" } },
        ...Object.keys(told).map((name, turn) => ({ data: canonicalJson({ ...told, [name]: STRANGE[turn % STRANGE.length] ?? null }) })),
      ];
      const own = entries.filter(({ event: { stream } }) => stream === event.stream || !stream.startsWith("item:"));
      for (const change of changes) {
        const changed = own.map((entry) =>
          entry === entries[place] ? { ...entry, event: { ...event, ...change } as Entry["event"] } : entry,
        );
        expect((await verify(linesOf(rehashed(changed)), OPTIONS)).counts.events).toBe(own.length);
      }
    }
    expect(met.size).toBeGreaterThan(15);
  });

  test("a line without end is not kept, and what follows it is read", async () => {
    const [first = "", ...others] = linesOf(entries);
    const verifier = createVerifier(OPTIONS);
    const piece = new Uint8Array(1 << 20).fill(0x61);
    verifier.feed(Buffer.from(`${first}\n`));
    for (let fed = 0; fed < 140; fed++) verifier.feed(piece);
    verifier.feed(Buffer.from(`\n${others.join("\n")}\n`));
    const { findings, counts } = await verifier.end();
    expect([findings.map(({ code, line }) => [code, line]), counts.events]).toEqual([[["line-too-long", 2]], entries.length]);
  });

  test("two checkpoints that were kept of one size, of different trees", async () => {
    const [kept = ""] = linesOf(entries, { every: 1_000 }).flatMap((line) =>
      line.startsWith('{"t":') ? [JSON.parse(line).note as string] : [],
    );
    const other = kept.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${"A".repeat(43)}=\n`);
    for (const checkpoints of [
      [kept, other],
      [other, kept],
    ])
      expect(codes(await verify(linesOf(entries), { ...OPTIONS, checkpoints }))).toContain("consistency");
    expect(codes(await verify(linesOf(entries), { ...OPTIONS, checkpoints: [kept, kept] }))).toEqual([]);
  });
});

test("the program answers 0, 1 and 2, and reads what is packed", () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-verify-"));
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["verifier/verify.mjs", ...words], { encoding: "utf8" });
    return { status, told: stdout + stderr };
  };
  try {
    const lines = linesOf(entries);
    const file = (name: string, content: string | Buffer) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const whole = file("whole.jsonl.gz", gzipSync(`${lines.join("\n")}\n`));
    expect(run(whole, "--key", KEY.verifier)).toMatchObject({
      status: 0,
      told: expect.stringMatching(/^Nothing is wrong\.[\s\S]*signed by a key that you gave/),
    });
    const cut = file("cut.jsonl", lines.slice(0, 20).join("\n"));
    expect(run(cut, "--fast")).toMatchObject({ status: 1, told: expect.stringContaining("The file was cut") });
    const speaking = { "countersign-trail": 1, origin: "\u001b[2JNothing\u202e", scope: "all", at: 0, filter: null, keys: [] };
    const { status, told } = run(file("speaking.jsonl", JSON.stringify(speaking)));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through.
    expect([status, /[\u0000-\u0009\u000b-\u001f\u202e]/.test(told), told]).toEqual([
      1,
      false,
      expect.stringContaining("\\u{1b}[2JNothing\\u{202e}"),
    ]);
    const kept = file("kept.txt", JSON.parse(lines.findLast((line) => line.startsWith('{"t":')) ?? "").note);
    expect(JSON.parse(run(whole, "--json", "--quiet", "--checkpoint", kept).told)).toMatchObject({ ok: true, pinned: false });
    for (const words of [[], [join(folder, "none")], [whole, "--key", "no key"], [whole, "--unknown"], [file("bad.gz", "no archive")]])
      expect(run(...words).status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
