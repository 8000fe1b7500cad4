// `npm run bench`: submits, decisions, batches, the next item, the queue page and the way of an event from one instance to another, each beside
// the limit that the same engine sets in the same run; how all of it grows with the history; and what a browser makes of it. `npm run bench -- sqlite` or `-- pg`
// runs one engine, `-- growth`, `-- commands`, `-- cases`, `-- browser`, `-- simulation`, `-- trail`, `-- runs` or `-- verify` one part; BENCH_SECONDS, BENCH_OPEN, BENCH_ITEMS, BENCH_KEYS,
// BENCH_ROWS, BENCH_SIMULATED, BENCH_EVENTS and BENCH_LIVED shorten or lengthen it. It needs a build, all but the simulation, the trail and the verifier.
import { setTimeout as pause } from "node:timers/promises";
import type { Engine } from "../db/store";
import { bareHttp, bareNext } from "./bare-server";
import { inBrowser } from "./browser";
import { barePage, type Inserted, openItems, plantHistory, rowsOfItems } from "./database";
import { type Load, load, type Measured, quantile, timed, warmUp } from "./load";
import { atLeast, atMost, type Figure, microseconds, milliseconds, perSecond, printReport, times, whole } from "./report";
import { runs } from "./runs";
import { simulation } from "./simulation";
import { ENGINES, type Subject, startSubject } from "./subject";
import { small, submission, submitInBatches, waiting } from "./submission";
import { trail } from "./trail";
import { verifying } from "./verify";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const OPEN = Number(process.env.BENCH_OPEN ?? 100_000);
/** How many items the database holds for each round of the growth. */
const SIZES = (process.env.BENCH_ITEMS ?? "10000,100000,1000000").split(",").map(Number);
const PAGE = 50;
const GROUPED = 32;
const MANY = 20;
const QUEUE = "refunds-exceptions";
/** Requests until the engine has compiled what is hot. */
const WARM_UP = 3_000;
/** Finished items that the history is copied from. */
const MODELS = 500;
/** Decided cases of one action. */
const CASES = Number(process.env.BENCH_CASES ?? 100_000);
/** Open items while the history grows. */
const FEW_OPEN = 2_000;

interface Bare {
  readonly one: Inserted;
  readonly many: Inserted;
  readonly grouped: Inserted;
}

type Ask = Omit<Load, "connections" | "seconds">;

const PARTS = ["commands", "growth", "cases", "browser", "simulation", "trail", "verify", "runs"] as const;

/** The words of a list that were asked for; all of them when none was. */
function askedOf<Word extends string>(words: readonly Word[]): readonly Word[] {
  const asked = words.filter((word) => process.argv.slice(2).includes(word));
  return asked.length > 0 ? asked : words;
}

if (askedOf(PARTS).includes("simulation")) printReport("simulation, without a database", await simulation());
if (askedOf(PARTS).includes("verify")) printReport("the offline verifier", await verifying());
for (const engine of askedOf<Engine>(ENGINES)) {
  const parts = askedOf(PARTS);
  if (parts.includes("commands")) printReport(`${engine}: commands and pages`, await commandsAndPages(engine), SECONDS);
  if (parts.includes("cases")) printReport(`${engine}: an item beside its past cases`, await pastCases(engine), SECONDS);
  if (parts.includes("browser")) printReport(`${engine}: in the browser`, await inBrowser(engine));
  if (parts.includes("runs")) printReport(`${engine}: a long run in the browser`, await runs(engine));
  if (parts.includes("trail")) printReport(`${engine}: the trail beside its writers`, await trail(engine), SECONDS);
  if (parts.includes("growth")) printReport(`${engine}: growth`, await growth(engine), SECONDS);
}

async function commandsAndPages(engine: Engine): Promise<readonly Figure[]> {
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

async function pageTimes({ urls, person }: Subject): Promise<readonly number[]> {
  const input = encodeURIComponent(JSON.stringify({ queueId: QUEUE, limit: PAGE }));
  const ask = async (run: number) => {
    const answer = await fetch(`${urls[run % urls.length]}/api/trpc/queues.items?input=${input}`, { headers: person });
    if (!answer.ok) throw new Error(`a page was refused: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  await timed(100, ask);
  return timed(300, ask);
}

/** Claims the next item, and gives it back outside of the measured time. */
async function nextTimes(subject: Subject): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < 250; run++) {
    const began = performance.now();
    const { item } = (await ask(subject, run, "queues.next", { queues: [QUEUE] })) as { item: { id: string } };
    if (run >= 50) taken.push(performance.now() - began);
    await ask(subject, run, "items.release", { itemId: item.id });
  }
  return taken.sort((a, b) => a - b);
}

async function next(subject: Subject): Promise<Figure> {
  const taken = await nextTimes(subject);
  return {
    what: `next item claimed, of ${whole(OPEN)} open`,
    value: `p50 ${milliseconds(quantile(taken, 0.5))}, p95 ${milliseconds(quantile(taken, 0.95))}`,
    against: "",
  };
}

async function ask({ urls, person }: Subject, run: number, procedure: string, input: object): Promise<unknown> {
  const answer = await fetch(`${urls[run % urls.length]}/api/trpc/${procedure}`, {
    method: "POST",
    headers: person,
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${procedure} was refused: ${await answer.text()}`);
  const { result } = (await answer.json()) as { result: { data: unknown } };
  return result.data;
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

function serving({ urls, pids }: Subject) {
  return { urls, pids };
}

/** The same figures at each size of the history, with the same few items open. */
async function growth(engine: Engine): Promise<readonly Figure[]> {
  const subject = await startSubject(engine);
  try {
    await submitInBatches(subject, FEW_OPEN, submission);
    const models = (await submitInBatches(subject, MODELS, small)).toSorted();
    for (const id of models) await finish(subject, id);
    const figures: Figure[] = [];
    const first = new Map<string, number>();
    for (const size of SIZES) {
      await settled(subject);
      await plantHistory(subject.database, { from: models[0] ?? "", to: models.at(-1) ?? "" }, size);
      const [{ events } = { events: 0 }] = await subject.database.query<{ events: number }>("select count(*) as events from events");
      const at = `at ${whole(size)} items, ${whole(Number(events))} events`;
      const figure = (what: string, value: number, shown: string) => {
        const least = first.get(what) ?? value;
        first.set(what, least);
        figures.push({ what: `${what} ${at}`, value: shown, against: `${times(value, least)} the first` });
      };
      const p95 = (what: string, taken: readonly number[]) =>
        figure(what, quantile(taken, 0.95), `p50 ${milliseconds(quantile(taken, 0.5))}, p95 ${milliseconds(quantile(taken, 0.95))}`);
      p95("queue page", await pageTimes(subject));
      p95("next", await nextTimes(subject));
      const submits: Ask = { ...serving(subject), path: "/api/v1/items", headers: subject.agent, body: small };
      await warmUp({ ...submits, connections: MANY }, 500);
      const rate = await load({ ...submits, connections: MANY, seconds: SECONDS });
      figure("submits", rate.perSecond, perSecond(rate.perSecond));
    }
    return figures;
  } finally {
    await subject.stop();
  }
}

/** Reading an item with the nearest of many decided cases, beside the same with a few; and the first time, when none is in memory yet. */
async function pastCases(engine: Engine): Promise<readonly Figure[]> {
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

/** Redeems and reports, so that the item is history. */
async function finish({ urls: [url], agent }: Subject, id: string): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, { method: "POST", headers: agent, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const item = (await (await fetch(`${url}/api/v1/items/${id}`, { headers: agent })).json()) as { revision_hash: string };
  const execution = await post(`/items/${id}/executions`, { revision_hash: item.revision_hash });
  await post(`/executions/${execution.id}/report`, { outcome: "succeeded", result: { refund: id } });
}

/** Waits until the sequencer has numbered everything, so that the copies can go on behind it. */
async function settled({ database }: Subject): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ left: number }>('select count(*) as "left" from events where log_index is null');
    if (Number(row?.left) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
