// Somebody changes a trail of a thousand events, each row of it, in every way there is: all is found, and named where it was done. `EVERY_ROW=1` rewrites and cuts at each row, and not at some.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { checkpointLine, endLine } from "@core/trail/export-lines";
import { asPersonId } from "@core/words/ids";
import { beforeAll, describe, expect, test } from "vitest";
import { livedTrail } from "./testing/lived-trail";
import { type Entry, endLineOf, KEY, keyOf, linesOf, rehashed, verify } from "./testing/written-trail";
import type { Finding, Report } from "./verify.mjs";

const ALL = 1_000;
const STRIDE = process.env.EVERY_ROW === "1" ? 1 : 37;
/** Each of a thousand rows is a file of its own then. */
const PATIENCE_MS = STRIDE === 1 ? 900_000 : 60_000;
const PROGRAM = fileURLToPath(new URL("verify.mjs", import.meta.url));
const OPTIONS = { deep: false, keys: [KEY.verifier], findings: 10_000 };

let entries: readonly Entry[];
let lines: readonly string[];
/** Which lines are events. */
let rows: readonly number[];

beforeAll(async () => {
  entries = (await livedTrail(ALL)).slice(0, ALL);
  lines = linesOf(entries, { every: 100 });
  rows = lines.flatMap((line, index) => (line.startsWith('{"i":') ? [index] : []));
}, 120_000);

const check = (changed: readonly string[]): Promise<Report> => verify(changed, OPTIONS);
const streamAt = (place: number) => entries[place]?.event.stream;
/** Lines of the event at a place: its own and those below it. */
const linesAt = (place: number) => {
  const from = rows[place] ?? 0;
  let to = from + 1;
  while (/^\{"[xb]":/.test(lines[to] ?? "")) to++;
  return { from, to };
};
const rest = (changed: readonly string[]) => [...changed.slice(0, -1), endLineOf(changed.slice(0, -1))];
const foundAt = (findings: readonly Finding[], code: string) => new Set(findings.flatMap((one) => (one.code === code ? [one.event] : [])));
const everywhere = Array.from({ length: ALL }, (_, place) => place);
const some = everywhere.filter((place) => place % STRIDE === 0);

test("untouched it is whole, in both modes", async () => {
  expect((await check(lines)).findings).toEqual([]);
  const deep = await verify(lines, { keys: [KEY.verifier] });
  expect([deep.findings, deep.pinned, deep.counts.events]).toEqual([[], true, ALL]);
});

describe("each row", () => {
  test("edited: named by its hash", async () => {
    const edits = lines.map((line, index) =>
      rows.includes(index) ? line.replace(/"at":(\d+)/, (_, at) => `"at":${Number(at) + 1}`) : line,
    );
    expect([...foundAt((await check(edits)).findings, "event-hash")]).toEqual(everywhere);
  });

  test("edited with a new hash beside it: named by what follows, and by the checkpoint", { timeout: PATIENCE_MS }, async () => {
    for (const place of some) {
      const changed = entries.map((entry, index) =>
        index === place ? { ...entry, event: { ...entry.event, at: entry.event.at + 1 } } : entry,
      );
      const forged = rehashed(changed)[place];
      const { event } = forged ?? {};
      const line = linesOf(forged ? [forged] : [])[1] ?? "";
      const { findings } = await check(lines.map((one, index) => (index === rows[place] ? line.replace('"i":0', `"i":${place}`) : one)));
      expect(findings.map(({ code }) => code)).toContain("note-root");
      const next = entries.findIndex((entry, index) => index > place && entry.event.stream === event?.stream);
      if (next !== -1) expect(foundAt(findings, "broken-chain")).toContain(next);
    }
  });

  test.each([0, 1, 2])("deleted, every third from %i: named by the gap that it leaves", async (first) => {
    const gone = everywhere.filter((place) => place % 3 === first);
    const drop = new Set(
      gone.flatMap((place) => Array.from({ length: linesAt(place).to - linesAt(place).from }, (_, i) => linesAt(place).from + i)),
    );
    const { findings } = await check(rest(lines.filter((_, index) => !drop.has(index))));
    const gaps = foundAt(findings, "log-gap");
    for (const place of gone) if (place + 1 < ALL) expect(gaps).toContain(place + 1);
    expect(findings.map(({ code }) => code)).toContain("note-root");
  });

  test("inserted after each: named by its place in the log and in its stream", async () => {
    const inserted = everywhere.flatMap((place) => {
      const { from, to } = linesAt(place);
      const after = lines.slice(to, rows[place + 1] ?? lines.length);
      return [...lines.slice(from, to), lines[from] ?? "", ...after];
    });
    const { findings } = await check(rest([lines[0] ?? "", ...inserted]));
    for (const code of ["log-gap", "stream-gap"]) expect(foundAt(findings, code).size).toBe(ALL);
  });

  test.each([0, 1])("swapped with the next, every second from %i: named by its place", async (first) => {
    const changed = [...lines];
    const swapped = everywhere.filter((place) => place % 2 === first && place + 1 < ALL && linesAt(place).to === linesAt(place + 1).from);
    const pieces = new Map(swapped.map((place) => [linesAt(place).from, [linesAt(place), linesAt(place + 1)] as const]));
    const out: string[] = [];
    for (let index = 0; index < changed.length; index++) {
      const pair = pieces.get(index);
      if (pair === undefined) out.push(changed[index] ?? "");
      else {
        const [one, other] = pair;
        out.push(...lines.slice(other.from, other.to), ...lines.slice(one.from, one.to));
        index = other.to - 1;
      }
    }
    const gaps = foundAt((await check(out)).findings, "log-gap");
    for (const place of swapped) expect(gaps).toContain(place + 1);
  });

  test("replayed at the end: named by its stream", async () => {
    const again = everywhere.flatMap((place) => lines.slice(linesAt(place).from, linesAt(place).to));
    const { findings } = await check(rest([...lines.slice(0, -1), ...again, lines.at(-1) ?? ""]));
    for (const place of everywhere)
      expect(findings.some(({ code, stream }) => code === "stream-gap" && stream === streamAt(place))).toBe(true);
    expect(findings.map(({ code }) => code)).toContain("no-checkpoint");
  });

  test("each value and each content changed: named by its event", async () => {
    const values = lines.map((line) => (line.startsWith('{"x":') ? line.replace(/"v":/, '"v":[').replace(/}$/, "]}") : line));
    const differing = foundAt((await check(values)).findings, "value-differs");
    expect([...differing]).toEqual(everywhere.filter((place) => (entries[place]?.values.length ?? 0) > 0));
    const contents = lines.map((line) => (line.startsWith('{"b":') ? line.replace(/"title":"/, '"title":"Not ') : line));
    const others = foundAt((await check(contents)).findings, "revision-differs");
    expect([...others]).toEqual(everywhere.filter((place) => entries[place]?.revision != null));
  });
});

describe("from a row on", () => {
  test("cut: there is no end, or no checkpoint over it", { timeout: PATIENCE_MS }, async () => {
    for (const place of some) {
      const cut = lines.slice(0, linesAt(place).to);
      expect((await check(cut)).findings.map(({ code }) => code)).toContain("no-end");
      const closed = (await check([...cut, endLineOf(cut)])).findings.map(({ code }) => code);
      expect(closed).toEqual(["no-checkpoint"]);
    }
  });

  test("rewritten with all that follows, as long as the key is not theirs: named by the next checkpoint", {
    timeout: PATIENCE_MS,
  }, async () => {
    const notes = lines.filter((line) => line.startsWith('{"t":'));
    for (const place of some) {
      const changed = entries.map((entry, index) =>
        index === place ? { ...entry, event: { ...entry.event, at: entry.event.at + 1 } } : entry,
      );
      let met = 0;
      const forged = linesOf(rehashed(changed), { every: 100 }).map((line) => (line.startsWith('{"t":') ? (notes[met++] ?? "") : line));
      const { findings } = await check(forged);
      const next = lines.indexOf(notes[Math.floor(place / 100)] ?? "") + 1;
      expect(findings.find(({ code }) => code === "note-root")?.line).toBe(next);
    }
  });
});

describe("checkpoints", () => {
  test("swapped for another: named", async () => {
    const [first = "", second = ""] = lines.filter((line) => line.startsWith('{"t":'));
    const swapped = lines.map((line) => (line === first ? second : line));
    const { findings } = await check(swapped);
    expect(findings[0]).toMatchObject({ code: "note-size", line: lines.indexOf(first) + 1 });
    const forged = lines.map((line) => (line === first ? checkpointLine(100, JSON.parse(second).note) : line));
    expect((await check(forged)).findings.map(({ code }) => code)).toEqual(["note-size", "note-root", "proof-form"]);
  });

  test("signed by another key, of the same name or not: not believed", async () => {
    for (const key of [keyOf(KEY.name, 8), keyOf("somebody.else", 8)]) {
      const { findings, proved } = await check(linesOf(entries, { every: 100, key }));
      expect(findings.filter(({ code }) => code === "note-unsigned")).toHaveLength(10);
      expect(proved).toEqual([]);
    }
  });

  test("signed with a key whose id was copied: the signature is wrong", async () => {
    const id = KEY.verifier.split("+")[1] ?? "";
    const other = keyOf(KEY.name, 8);
    const forged = linesOf(entries, { every: 100, key: { ...other, verifier: KEY.verifier } });
    const { findings } = await check(forged);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["note-signature"]));
    expect(findings[0]?.expected).toBe(`${KEY.name}+${id}`);
  });

  test("a trail that was rewritten and signed anew does not extend the one that was kept", async () => {
    const kept = JSON.parse(lines.filter((line) => line.startsWith('{"t":'))[4] ?? "").note;
    const changed = rehashed(
      entries.map((entry, index) => (index === 3 ? { ...entry, event: { ...entry.event, onBehalfOf: asPersonId("pia") } } : entry)),
    );
    const forged = linesOf(changed, { every: 1_000 });
    expect((await verify(forged, { ...OPTIONS, checkpoints: [kept] })).findings.map(({ code }) => code)).toEqual(["kept-checkpoint"]);
    const honest = await verify(linesOf(entries, { every: 1_000 }), { ...OPTIONS, checkpoints: [kept] });
    expect([honest.findings, honest.unproved.map(({ code }) => code).includes("history")]).toEqual([[], false]);
    const shorter = await verify(linesOf(entries.slice(0, 400), { every: 1_000 }), { ...OPTIONS, checkpoints: [kept] });
    expect(shorter.findings.map(({ code }) => code)).toEqual(["kept-checkpoint"]);
  });
});

test("what another program made of the file is one finding, and its packing is named", async () => {
  const codes = async (changed: readonly string[]) => (await check(changed)).findings.map(({ code }) => code);
  expect(await codes(lines.map((line, index) => (index === 0 ? `\ufeff${line}` : line)))).toEqual(["byte-order-mark"]);
  expect(await codes(lines.map((line) => `${line}\r`))).toEqual(["line-ends"]);

  const folder = mkdtempSync(join(tmpdir(), "verify-"));
  const packed = gzipSync(lines.map((line) => `${line}\n`).join(""));
  const files = {
    cut: packed.subarray(0, -5),
    tail: Buffer.concat([packed, Buffer.from("more")]),
    none: Buffer.alloc(0),
    plain: lines[0] ?? "",
  };
  const found = Object.entries(files).map(([name, content]) => {
    const file = join(folder, `${name}.jsonl.gz`);
    writeFileSync(file, content);
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, file, "--json", "--fast"], { encoding: "utf8" });
    return [name, status, JSON.parse(stdout).findings.map(({ code }: Finding) => code)];
  });
  rmSync(folder, { recursive: true });
  expect(found).toEqual([
    ["cut", 1, ["packing"]],
    ["tail", 1, ["packed-tail"]],
    ["none", 1, ["packing"]],
    ["plain", 1, ["packing"]],
  ]);
});

test("the report for programs holds nothing that would turn a terminal's text", () => {
  const header = JSON.stringify({ "countersign-trail": 1, origin: "a\u202eb\u007f\u{e0001}", scope: "all", at: 0, filter: null, keys: [] });
  const { stdout } = spawnSync(process.execPath, [PROGRAM, "-", "--json"], { encoding: "utf8", input: `${header}\n` });
  expect(stdout).not.toMatch(/[\p{Cf}\u007f-\u009f]/u);
  expect(JSON.parse(stdout).origin).toBe("a\u202eb\u007f\u{e0001}");
});

test("whatever else stands in the file is named", async () => {
  const codes = async (changed: readonly string[]) => new Set((await check(changed)).findings.map(({ code }) => code));
  expect(await codes([])).toEqual(new Set(["empty"]));
  expect(await codes(["{}", ...lines.slice(1)])).toContain("no-header");
  expect(await codes([...lines.slice(0, 5), '{"y":1}', ...lines.slice(5)])).toEqual(new Set(["unreadable-line"]));
  expect(await codes([...lines, "{}"])).toEqual(new Set(["after-end-line"]));
  expect(await codes([...lines.slice(0, -1), endLine({ events: 1, values: 1, revisions: 1, checkpoints: 1 })])).toEqual(
    new Set(["end-counts"]),
  );
});
