// `npm run bench`: submits and decisions a second through HTTP, batches, and the queue page at many open items, each beside its bare limit in the same run.
// BENCH_SECONDS and BENCH_OPEN shorten it. It needs a build.
import { join } from "node:path";
import { type Product, startProduct } from "../e2e/product";
import { bareHttp, bareNext } from "./bare-server";
import { bareInserts, barePage, openItems, rowsOfItems } from "./bare-store";
import { type Load, load, type Measured, quantile, timed, warmUp } from "./load";
import { atLeast, atMost, type Figure, microseconds, milliseconds, perSecond, printReport, times, whole } from "./report";
import { submission } from "./submission";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const OPEN = Number(process.env.BENCH_OPEN ?? 100_000);
const BATCH = 1_000;
const PAGE = 50;
const GROUPED = 32;
const QUEUE = "refunds-exceptions";
/** Requests until the engine has compiled what is hot. */
const WARM_UP = 3_000;

type Ask = Omit<Load, "connections" | "seconds">;

// One client makes more requests than any agent may.
process.env.RATE_LIMIT_PER_MINUTE = "100000000";
const product = await startProduct();
const database = join(product.dataDir, "countersign.db");
const agent = { authorization: `Bearer ${product.key}`, "content-type": "application/json" };
const figures: Figure[] = [];

try {
  const bare = await intake();
  await batches(bare);
  const person = await signIn(product);
  await page(person);
  await decisions(person, bare);
} finally {
  await product.stop();
}
printReport(figures, SECONDS);

interface Bare {
  readonly single: ReturnType<typeof bareInserts>;
  readonly grouped: ReturnType<typeof bareInserts>;
}

async function intake(): Promise<Bare> {
  const ask: Ask = { url: product.url, pid: product.pid, path: "/api/v1/items", headers: agent, body: submission };
  await warmUp({ ...ask, connections: 20 }, WARM_UP);
  const submit20 = await load({ ...ask, connections: 20, seconds: SECONDS });
  const submit1 = await load({ ...ask, connections: 1, seconds: SECONDS });
  const rows = rowsOfItems(database, 20_000);
  const bare = { single: bareInserts(database, rows, 1, SECONDS), grouped: bareInserts(database, rows, GROUPED, SECONDS) };
  const http = await bareHttp(20, SECONDS);
  const next = await bareNext(20, SECONDS);
  figures.push(
    limit("bare inserts, one command a transaction", bare.single),
    limit(`bare inserts, ${GROUPED} commands a transaction`, bare.grouped),
    limit("bare node:http, 20 connections", http),
    limit("bare Next route, 20 connections", next),
    command("submits, 20 connections", submit20, bare, 2),
    command("submits, 1 connection", submit1, bare, 0.5),
  );
  return bare;
}

function limit(what: string, measured: { readonly perSecond: number; readonly cpuUs: number | null }): Figure {
  return { what, value: perSecond(measured.perSecond), against: microseconds(measured.cpuUs) };
}

/** A command beside the same rows written bare, one a transaction; by wall time, which is the goal, and by CPU time. */
function command(what: string, measured: Measured, { single }: Bare, goal: number): Figure {
  const byCpu = measured.cpuUs === null ? "" : `, ${times(single.cpuUs, measured.cpuUs)} by CPU`;
  return {
    what,
    value: `${perSecond(measured.perSecond)}, p50 ${milliseconds(measured.p50)}, p97.5 ${milliseconds(measured.p975)}`,
    against: `${times(measured.perSecond, single.perSecond)} one a transaction${byCpu} (${microseconds(measured.cpuUs)})`,
    goal: atLeast(goal, measured.perSecond / single.perSecond),
  };
}

/** Fills the queue up to `OPEN` items. */
async function batches({ grouped }: Bare): Promise<void> {
  let open = openItems(database, QUEUE);
  const missing = OPEN - open;
  if (missing <= 0) return;
  const began = performance.now();
  for (; open < OPEN; open += BATCH) {
    const items = `{"items":[${Array.from({ length: BATCH }, submission).join(",")}]}`;
    const answer = await fetch(`${product.url}/api/v1/items:batch`, { method: "POST", headers: agent, body: items });
    if (!answer.ok) throw new Error(`a batch was refused: ${await answer.text()}`);
    await answer.arrayBuffer();
  }
  const rate = missing / ((performance.now() - began) / 1_000);
  figures.push({
    what: "submits, batches of 1,000",
    value: perSecond(rate),
    against: `${times(rate, grouped.perSecond)} ${GROUPED} a transaction`,
    goal: atLeast(0.7, rate / grouped.perSecond),
  });
}

async function page(person: Readonly<Record<string, string>>): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ json: { queueId: QUEUE, limit: PAGE } }));
  const ask = async () => {
    const answer = await fetch(`${product.url}/api/trpc/queues.items?input=${input}`, { headers: person });
    if (!answer.ok) throw new Error(`a page was refused: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  await timed(100, ask);
  const pages = await timed(300, ask);
  const bare = barePage(database, QUEUE, PAGE);
  await timed(100, bare.read);
  const limits = await timed(300, bare.read);
  bare.close();
  const [ours, theirs] = [quantile(pages, 0.95), quantile(limits, 0.95)];
  figures.push({
    what: `queue page of ${PAGE} at ${whole(OPEN)} open items`,
    value: `p50 ${milliseconds(quantile(pages, 0.5))}, p95 ${milliseconds(ours)}`,
    against: `${times(ours, theirs)} the bare page's p95 (${milliseconds(theirs)}, without HTTP)`,
    goal: atMost(10, ours / theirs),
  });
}

async function decisions(person: Readonly<Record<string, string>>, bare: Bare): Promise<void> {
  const undecided = await waiting(Math.min(OPEN, WARM_UP + 2 * SECONDS * 4_000));
  const ask: Ask = {
    url: product.url,
    pid: product.pid,
    path: "/api/trpc/items.approve",
    headers: person,
    body: () => {
      const item = undecided.pop();
      if (!item) throw new Error("no undecided item is left: raise BENCH_OPEN or lower BENCH_SECONDS");
      const { id, revision_hash: revisionHash, version } = item;
      return JSON.stringify({ json: { itemId: id, revisionHash, seenVersion: version, seenMs: 1_000, note: null } });
    },
  };
  await warmUp({ ...ask, connections: 20 }, WARM_UP);
  figures.push(command("decisions, 20 connections", await load({ ...ask, connections: 20, seconds: SECONDS }), bare, 2));
  figures.push(command("decisions, 1 connection", await load({ ...ask, connections: 1, seconds: SECONDS }), bare, 0.5));
}

interface Waiting {
  readonly id: string;
  readonly revision_hash: string;
  readonly version: number;
}

async function waiting(most: number): Promise<Waiting[]> {
  const items: Waiting[] = [];
  for (let cursor = ""; items.length < most; ) {
    const answer = await fetch(`${product.url}/api/v1/items?review=queued&limit=200${cursor}`, { headers: agent });
    const found = (await answer.json()) as { items: Waiting[]; next_cursor: string | null };
    items.push(...found.items);
    if (found.next_cursor === null) break;
    cursor = `&cursor=${found.next_cursor}`;
  }
  return items;
}

/** The headers of a person's session. */
async function signIn({ url, people }: Product): Promise<Readonly<Record<string, string>>> {
  const { email, password } = people.ria;
  const headers = { origin: url, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify({ email, password }) });
  if (!answer.ok) throw new Error(`signing in was refused: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((text) => text.split(";")[0]);
  return { ...headers, cookie: cookie.join("; ") };
}
