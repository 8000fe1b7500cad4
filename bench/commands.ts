// Submits, decisions, batches, the queue page, the next item and the way of an event, each beside the limit that the same engine sets in the same run.
import type { Engine } from "../db/store";
import { type Ask, MANY, nextTimes, PAGE, pageTimes, QUEUE, SECONDS, serving, WARM_UP } from "./asking";
import { bareHttp, bareNext } from "./bare-server";
import { barePage, type Inserted, openItems, rowsOfItems } from "./database";
import { load, type Measured, quantile, timed, warmUp } from "./load";
import { atLeast, atMost, type Figure, microseconds, milliseconds, perSecond, times, whole } from "./report";
import { type Subject, startSubject } from "./subject";
import { submission, submitInBatches } from "./submission";

const OPEN = Number(process.env.BENCH_OPEN ?? 100_000);
const GROUPED = 32;

interface Bare {
  readonly one: Inserted;
  readonly many: Inserted;
  readonly grouped: Inserted;
}

export async function commandsAndPages(engine: Engine): Promise<readonly Figure[]> {
  const subject = await startSubject(engine);
  try {
    const { bare, figures } = await intake(subject);
    return [
      ...figures,
      ...(await batches(subject, bare)),
      await page(subject, OPEN),
      await next(subject),
      await eventLatency(subject),
      ...(await decisions(subject, bare)),
    ];
  } finally {
    await subject.stop();
  }
}

async function intake(subject: Subject): Promise<{ readonly bare: Bare; readonly figures: readonly Figure[] }> {
  const ask: Ask = { ...serving(subject), path: "/api/v1/items", headers: subject.agent, body: submission };
  await warmUp({ ...ask, connections: MANY }, WARM_UP);
  const submitMany = await load({ ...ask, connections: MANY, seconds: SECONDS });
  const submitOne = await load({ ...ask, connections: 1, seconds: SECONDS });
  const rows = await rowsOfItems(subject.database, 5_000);
  const insert = (together: number, connections: number) => subject.database.bareInserts(rows, { together, connections, seconds: SECONDS });
  const one = await insert(1, 1);
  const bare = { one, many: subject.engine === "sqlite" ? one : await insert(1, MANY), grouped: await insert(GROUPED, 1) };
  return {
    bare,
    figures: [
      limit("bare inserts, one command a transaction, 1 connection", bare.one),
      ...(subject.engine === "sqlite" ? [] : [limit(`bare inserts, one command a transaction, ${MANY} connections`, bare.many)]),
      limit(`bare inserts, ${GROUPED} commands a transaction`, bare.grouped),
      ...(subject.engine === "sqlite" ? await bareServers() : []),
      command(`submits, ${MANY} connections`, submitMany, bare.many, 2),
      command("submits, 1 connection", submitOne, bare.one, 0.5),
    ],
  };
}

async function bareServers(): Promise<readonly Figure[]> {
  return [
    limit(`bare node:http, ${MANY} connections`, await bareHttp(MANY, SECONDS)),
    limit(`bare Next route, ${MANY} connections`, await bareNext(MANY, SECONDS)),
  ];
}

function limit(what: string, measured: { readonly perSecond: number; readonly cpuUs: number | null }): Figure {
  return { what, value: perSecond(measured.perSecond), against: microseconds(measured.cpuUs) };
}

/** A command beside the same rows written bare, one a transaction over as many connections; by wall time, which is the goal, and by CPU time. */
function command(what: string, measured: Measured, bare: Inserted, goal: number): Figure {
  const byCpu = measured.cpuUs === null ? "" : `, ${times(bare.cpuUs, measured.cpuUs)} by CPU`;
  return {
    what,
    value: `${perSecond(measured.perSecond)}, p50 ${milliseconds(measured.p50)}, p97.5 ${milliseconds(measured.p975)}`,
    against: `${times(measured.perSecond, bare.perSecond)} one a transaction${byCpu} (${microseconds(measured.cpuUs)})`,
    goal: atLeast(goal, measured.perSecond / bare.perSecond),
  };
}

/** Fills the queue up to `OPEN` items. */
async function batches(subject: Subject, { grouped }: Bare): Promise<readonly Figure[]> {
  const missing = OPEN - (await openItems(subject.database, QUEUE));
  if (missing <= 0) return [];
  const began = performance.now();
  await submitInBatches(subject, missing, submission);
  const rate = missing / ((performance.now() - began) / 1_000);
  return [
    {
      what: "submits, batches of 1,000",
      value: perSecond(rate),
      against: `${times(rate, grouped.perSecond)} ${GROUPED} a transaction`,
      goal: atLeast(0.7, rate / grouped.perSecond),
    },
  ];
}

async function page(subject: Subject, open: number): Promise<Figure> {
  const ours = await pageTimes(subject);
  await timed(100, () => barePage(subject.database, QUEUE, PAGE));
  const bare = quantile(await timed(300, () => barePage(subject.database, QUEUE, PAGE)), 0.95);
  return {
    what: `queue page of ${PAGE} at ${whole(open)} open items`,
    value: `p50 ${milliseconds(quantile(ours, 0.5))}, p95 ${milliseconds(quantile(ours, 0.95))}`,
    against: `${times(quantile(ours, 0.95), bare)} the bare page's p95 (${milliseconds(bare)}, without HTTP)`,
    goal: atMost(10, quantile(ours, 0.95) / bare),
  };
}

async function next(subject: Subject): Promise<Figure> {
  const taken = await nextTimes(subject);
  return {
    what: `next item claimed, of ${whole(OPEN)} open`,
    value: `p50 ${milliseconds(quantile(taken, 0.5))}, p95 ${milliseconds(quantile(taken, 0.95))}`,
    against: "",
  };
}

/** From the answer to a submission at the first instance to its event on a stream at the last one. */
async function eventLatency(subject: Subject): Promise<Figure> {
  const samples = 200;
  const [first, last] = [subject.urls[0], subject.urls.at(-1)];
  const [row] = await subject.database.query<{ last: number }>("select max(log_index) as last from events");
  const abort = new AbortController();
  const stream = await fetch(`${last}/api/v1/events?after=${Number(row?.last ?? -1)}`, {
    headers: { ...subject.agent, accept: "text/event-stream" },
    signal: abort.signal,
  });
  const arrived = new Map<string, number>();
  const reading = read(stream, (text) => {
    for (const [, id] of text.matchAll(/"stream":"item:([0-9a-f-]{36})"/g))
      if (id !== undefined && !arrived.has(id)) arrived.set(id, performance.now());
  }).catch((fault: unknown) => {
    if (!abort.signal.aborted) throw fault;
  });
  const answered = new Map<string, number>();
  for (let sample = 0; sample < samples; sample++) {
    const answer = await fetch(`${first}/api/v1/items`, { method: "POST", headers: subject.agent, body: submission() });
    const { id } = (await answer.json()) as { id: string };
    answered.set(id, performance.now());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  for (let tries = 0; tries < 100 && [...answered.keys()].some((id) => !arrived.has(id)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  abort.abort();
  await reading;
  const taken = [...answered].map(([id, at]) => (arrived.get(id) ?? Number.POSITIVE_INFINITY) - at).sort((a, b) => a - b);
  return {
    what: subject.urls.length > 1 ? "an event from one instance to another" : "an event to its stream",
    value: `p50 ${milliseconds(quantile(taken, 0.5))}, p95 ${milliseconds(quantile(taken, 0.95))}`,
    against: "",
    goal: quantile(taken, 0.95) <= 1_000 ? "≤ 1 s holds" : "≤ 1 s MISSED",
  };
}

async function read(answer: Response, heard: (text: string) => void): Promise<void> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    text += chunk.value;
    heard(text);
    text = text.slice(-200);
  }
}

async function decisions(subject: Subject, bare: Bare): Promise<readonly Figure[]> {
  const ask = await approvals(subject, WARM_UP + 2 * SECONDS * 2_000);
  await warmUp({ ...ask, connections: MANY }, WARM_UP);
  return [
    command(`decisions, ${MANY} connections`, await load({ ...ask, connections: MANY, seconds: SECONDS }), bare.many, 2),
    command("decisions, 1 connection", await load({ ...ask, connections: 1, seconds: SECONDS }), bare.one, 0.5),
  ];
}

async function approvals(subject: Subject, most: number): Promise<Ask> {
  const undecided = [
    ...(await subject.database.query<{ id: string; revision_hash: string; version: number }>(
      "select id, revision_hash, version from items where queue = $1 and purpose is not null and review = 'queued' order by id desc limit $2",
      [QUEUE, most],
    )),
  ];
  return {
    ...serving(subject),
    path: "/api/trpc/items.approve",
    headers: subject.person,
    body: () => {
      const item = undecided.pop();
      if (!item) throw new Error("no undecided item is left: raise BENCH_OPEN or lower BENCH_SECONDS");
      const { id, revision_hash: revisionHash, version } = item;
      return JSON.stringify({ itemId: id, revisionHash, seenVersion: Number(version), seenMs: 1_000, note: null });
    },
  };
}
