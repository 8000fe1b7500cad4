// A long export: memory stays flat, the event loop stays free for others, and it comes out whole. `EXPORT_EVENTS=200000` measures it.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { sealEvent, streamOf } from "@core/trail/event";
import { GENESIS } from "@core/trail/hash";
import { asQueueId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendEvents, type NewEvent } from "@/db/queries/events";
import { createVerifier } from "@/verifier/verify.mjs";
import { beginExport } from "./commands/begin-export";
import { takeExport } from "./commands/follow-export";
import { createExporter } from "./exporting";
import { AGENT, type Planted, plant } from "./rest/testing/planted";

const EVENTS = Number(process.env.EXPORT_EVENTS ?? 4_000);
const EACH = 4;
const TOGETHER = 250;
/** Of a busy machine; on a quiet one it is a tenth of it. */
const LONGEST_HOLD_MS = 1_000;
const MOST_GROWTH_MIB = 200;

let product: Planted;
beforeAll(async () => {
  product = await plant();
  for (let begun = 0; begun < EVENTS; begun += TOGETHER * EACH)
    await product.deps.store.write((tx) => appendEvents(tx, Array.from({ length: TOGETHER }, (_, more) => stream(begun + more)).flat()));
}, 600_000);
afterAll(() => product.close());

/** Streams as long and as wide as an item's usually are; their events are none of an item's, so the law has nothing to say of them. */
function stream(number: number): NewEvent[] {
  const events: NewEvent[] = [];
  let prev = GENESIS;
  for (let seq = 1; seq <= EACH; seq++) {
    const { event, values } = sealEvent({
      stream: streamOf("verification", `v-${number}`),
      seq,
      prev,
      at: product.now(),
      type: seq === 1 ? "recorded" : "looked-at",
      actor: { kind: "agent", id: AGENT },
      onBehalfOf: null,
      holder: seq === EACH ? null : { kind: "queue", id: asQueueId("refunds-exceptions") },
      data: { number, seq, text: "x".repeat(200) },
      free: { note: `Note ${number} ${"y".repeat(300)}`, reason: "z".repeat(100) },
      salts: ["0a".repeat(32), "0b".repeat(32)],
    });
    events.push({ ...event, agent: null, values });
    prev = event.hash;
  }
  return events;
}

test("every event comes out, in flat memory, with a free event loop", async () => {
  const { deps } = product;
  const contents = { values: true, revisions: true, evidence: false };
  const begun = await beginExport(deps, { by: null, choice: { of: "all" }, format: "jsonl", contents, gzip: false });
  const taken = begun.ok ? await takeExport(deps, { id: begun.value.id, by: null }) : begun;
  if (!taken.ok) throw new Error(taken.refusal.code);
  const verifier = createVerifier({ deep: EVENTS < 10_000 });
  const before = process.memoryUsage().rss;
  let peak = before;
  let took = 0;
  let since = 0;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const { done } = await createExporter(deps, 1).run({
    ...taken.value,
    signal: new AbortController().signal,
    sink: async (pieces) => {
      delay.enable();
      since = performance.now();
      for await (const piece of pieces) {
        took += performance.now() - since;
        peak = Math.max(peak, process.memoryUsage().rss);
        verifier.feed(Buffer.from(piece));
        since = performance.now();
      }
      delay.disable();
    },
  });
  const report = await verifier.end();
  expect(report.findings).toEqual([]);
  expect(done).toBeGreaterThanOrEqual(EVENTS);
  const longest = Math.round(delay.max / 1e6);
  const grown = Math.round((peak - before) / 1_048_576);
  if (process.env.EXPORT_EVENTS !== undefined)
    process.stdout.write(
      `${done} events, ${Math.round(done / (took / 1_000))} a second, +${grown} MiB at most, held up for ${longest} ms at most\n`,
    );
  expect(longest).toBeLessThan(LONGEST_HOLD_MS);
  expect(grown).toBeLessThan(MOST_GROWTH_MIB);
}, 600_000);
