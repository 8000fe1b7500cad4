// Reading an item with the nearest of many decided cases beside it.
import { setTimeout as pause } from "node:timers/promises";
import type { Engine } from "../db/store";
import { ask, MODELS, settled } from "./asking";
import { plantHistory } from "./database";
import { quantile, timed } from "./load";
import { type Figure, milliseconds, times, whole } from "./report";
import { type Subject, startSubject } from "./subject";
import { submitInBatches, waiting } from "./submission";

/** Decided cases of one action. */
const CASES = Number(process.env.BENCH_CASES ?? 100_000);

/** Reading an item with the nearest of many decided cases, beside the same with a few; and the first time, when none is in memory yet. */
export async function pastCases(engine: Engine): Promise<readonly Figure[]> {
  const few = await besideCases(engine, 0);
  const many = await besideCases(engine, CASES);
  const shown = ({ taken }: Beside) => `p50 ${milliseconds(quantile(taken, 0.5))}, p95 ${milliseconds(quantile(taken, 0.95))}`;
  const ratio = times(quantile(many.taken, 0.95), quantile(few.taken, 0.95));
  return [
    { what: `an item beside ${whole(few.compared)} past cases`, value: shown(few), against: "" },
    { what: `an item beside ${whole(many.compared)} past cases`, value: shown(many), against: `${ratio} the few; goal: under 100 ms` },
    { what: "the first reading, none in memory", value: milliseconds(many.first), against: `${milliseconds(few.first)} with the few` },
    { what: "until all are in memory", value: milliseconds(many.until), against: "read in the background" },
  ];
}

interface Beside {
  readonly first: number;
  readonly until: number;
  readonly compared: number;
  readonly taken: readonly number[];
}

async function besideCases(engine: Engine, cases: number): Promise<Beside> {
  const subject = await startSubject(engine);
  try {
    const models = (await submitInBatches(subject, MODELS, waiting)).toSorted();
    const rows = await subject.database.query<{ id: string; revision_hash: string; version: number }>(
      "select id, revision_hash, version from items where review = 'queued'",
    );
    for (const { id, revision_hash: revisionHash, version } of rows) {
      await ask(subject, 0, "items.reject", {
        itemId: id,
        revisionHash,
        seenVersion: Number(version),
        seenMs: 1_000,
        reason: "Done before",
      });
    }
    await settled(subject);
    await plantHistory(subject.database, { from: models[0] ?? "", to: models.at(-1) ?? "" }, cases);
    await awake(subject);
    const [open = ""] = await submitInBatches(subject, 1, waiting);
    const one = { ...subject, urls: subject.urls.slice(0, 1) };
    const [first = 0] = await timed(1, () => compared(one, open));
    const began = performance.now();
    while ((await compared(one, open)) < Math.max(MODELS, cases)) {
      if (performance.now() - began > 180_000) throw new Error("the past cases were not all read within three minutes");
      await pause(50);
    }
    const until = performance.now() - began;
    await timed(20, () => compared(one, open));
    return { first, until, compared: await compared(one, open), taken: await timed(200, () => compared(one, open)) };
  } finally {
    await subject.stop();
  }
}

/** A connection that lay idle while the history was planted has been closed by the server: the first request finds that out. */
function awake({ urls: [url] }: Subject): Promise<unknown> {
  return fetch(`${url}/api/v1/healthz`).catch(() => null);
}

/** Reads the item as its page does; answers among how many cases the nearest were looked for. */
async function compared(subject: Subject, itemId: string): Promise<number> {
  const { similar } = (await readItem(subject, itemId)) as { readonly similar: { readonly searched: number } };
  return similar.searched;
}

async function readItem({ urls: [url], person }: Subject, itemId: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/trpc/items.get?input=${encodeURIComponent(JSON.stringify({ itemId }))}`, { headers: person });
  if (!answer.ok) throw new Error(`an item could not be read: ${await answer.text()}`);
  return ((await answer.json()) as { result: { data: unknown } }).result.data;
}
