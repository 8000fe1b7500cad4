// `npm run bench`: submits and decisions a second through HTTP, and the queue page at 100,000 open items, each beside its bare limit in the same run.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { startProduct } from "../e2e/product";
import { barePage, insertsPerSecond, rowsOfItems } from "./bare-store";
import { type Load, load, type Measured, quantile, timed } from "./load";

const root = resolve(import.meta.dirname, "..");
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const OPEN = Number(process.env.BENCH_OPEN ?? 100_000);
const BATCH = 1_000;

/** About 700 bytes, as PERFORMANCE goals speak of. `amount` decides whether policy clears it. */
function submission(amount: number): string {
  const order = randomUUID();
  return JSON.stringify({
    workflow: "refunds",
    run: `run-${order}`,
    step: "issue-refund",
    external_id: `refund-${order}`,
    title: `Refund ${amount}.00 EUR to order ${order}`,
    action: { name: "issue_refund", arguments: { order, amount, currency: "EUR" }, before: { balance: 0 }, after: { balance: -amount } },
    confidence: 0.97,
    signals: { fraud_score: 0.12, account_age_days: 400 },
    evidence: [
      {
        kind: "text",
        label: "Customer message",
        content: "The parcel arrived broken. One of the two lamps is in pieces, the other one is fine.",
      },
    ],
    at_risk: { amount, currency: "EUR" },
  });
}
const NEEDS_PERSON = 420;

const rows: string[][] = [];
const whole = (value: number) => Math.round(value).toLocaleString("en");
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ratio = (value: number, limit: number) => `${(value / limit).toFixed(2)} ×`;
const report = (what: string, value: string, against: string) => rows.push([what, value, against]);
const check = (what: string, { failed }: Measured) => {
  if (failed > 0) throw new Error(`${what}: ${failed} requests failed`);
};

async function portOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  for await (const chunk of child.stdout ?? []) {
    const found = pattern.exec(String(chunk))?.[1];
    if (found) return found;
  }
  throw new Error("the server ended before it served");
}

/** A bare server of the same request, measured and ended. */
async function bareServer(
  command: readonly string[],
  pattern: RegExp,
  connections: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await portOf(child, pattern);
  const ask: Omit<Load, "seconds"> = {
    url: `http://127.0.0.1:${port}`,
    path: "/api/items",
    method: "POST",
    headers: { "content-type": "application/json" },
    connections,
    body: () => submission(NEEDS_PERSON),
  };
  await load({ ...ask, seconds: 2 });
  const measured = await load({ ...ask, seconds: SECONDS });
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
  return measured;
}

const next = join("node_modules", "next", "dist", "bin", "next");
const built = spawnSync(process.execPath, [next, "build", "bench/bare-next"], {
  cwd: root,
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  encoding: "utf8",
});
if (built.status !== 0) throw new Error(`the bare Next application did not build:\n${built.stdout}${built.stderr}`);

const product = await startProduct();
const database = join(product.dataDir, "countersign.db");
const agentHeaders = { authorization: `Bearer ${product.key}`, "content-type": "application/json" };
const submits: Omit<Load, "connections" | "seconds"> = {
  url: product.url,
  path: "/api/v1/items",
  method: "POST",
  headers: agentHeaders,
  body: () => submission(NEEDS_PERSON),
};

// Intake.
await load({ ...submits, connections: 20, seconds: 3 });
const submit20 = await load({ ...submits, connections: 20, seconds: SECONDS });
const submit1 = await load({ ...submits, connections: 1, seconds: SECONDS });
check("submit", submit20);
check("submit", submit1);
const inserts = insertsPerSecond(database, rowsOfItems(database, 4_000));
const http20 = await bareServer(["bench/bare-http.mjs"], /^(\d+)$/m, 20);
const http1 = await bareServer(["bench/bare-http.mjs"], /^(\d+)$/m, 1);
const next20 = await bareServer([next, "start", "bench/bare-next", "--port", "4190", "--hostname", "127.0.0.1"], /127\.0\.0\.1:(\d+)/, 20);
const submitted = (measured: Measured, http: Measured) =>
  `${ratio(measured.perSecond, inserts)} bare inserts one a transaction (${whole(inserts)}/s), ${ratio(measured.perSecond, http.perSecond)} bare node:http (${whole(http.perSecond)}/s)`;
report(
  "submits/s, 20 connections",
  whole(submit20.perSecond),
  `${submitted(submit20, http20)}, ${ratio(submit20.perSecond, next20.perSecond)} a bare Next route (${whole(next20.perSecond)}/s)`,
);
report("submits/s, 1 connection", whole(submit1.perSecond), submitted(submit1, http1));

// Decisions, by the session of a person, on items that were submitted before.
const signedIn = await fetch(`${product.url}/api/auth/sign-in/email`, {
  method: "POST",
  headers: { "content-type": "application/json", origin: product.url },
  body: JSON.stringify({ email: product.people.ria.email, password: product.people.ria.password }),
});
const cookie = signedIn.headers
  .getSetCookie()
  .map((text) => text.split(";")[0])
  .join("; ");
const personHeaders = { cookie, origin: product.url, "content-type": "application/json" };

interface Waiting {
  readonly id: string;
  readonly revision_hash: string;
  readonly version: number;
}
async function waiting(): Promise<Waiting[]> {
  const items: Waiting[] = [];
  for (let cursor = ""; ; ) {
    const page = (await (
      await fetch(`${product.url}/api/v1/items?review=queued&limit=200${cursor}`, { headers: agentHeaders })
    ).json()) as { items: Waiting[]; next_cursor: string | null };
    items.push(...page.items);
    if (page.next_cursor === null) return items;
    cursor = `&cursor=${page.next_cursor}`;
  }
}
const undecided = await waiting();
const approvals: Omit<Load, "connections" | "seconds"> = {
  url: product.url,
  path: "/api/trpc/items.approve",
  method: "POST",
  headers: personHeaders,
  body: () => {
    const item = undecided.pop();
    if (!item) throw new Error("no undecided item is left: submit more before deciding");
    return JSON.stringify({
      json: { itemId: item.id, revisionHash: item.revision_hash, seenVersion: item.version, seenMs: 1_000, note: null },
    });
  },
};
const decide20 = await load({ ...approvals, connections: 20, seconds: SECONDS });
const decide1 = await load({ ...approvals, connections: 1, seconds: SECONDS });
check("decide", decide20);
check("decide", decide1);
report(
  "decisions/s, 20 connections",
  whole(decide20.perSecond),
  `${ratio(decide20.perSecond, inserts)} bare inserts, ${ratio(decide20.perSecond, http20.perSecond)} bare node:http`,
);
report(
  "decisions/s, 1 connection",
  whole(decide1.perSecond),
  `${ratio(decide1.perSecond, inserts)} bare inserts, ${ratio(decide1.perSecond, http1.perSecond)} bare node:http`,
);

// The queue page at many open items.
const beganBatches = performance.now();
let batched = 0;
for (let open = (await waiting()).length; open < OPEN; open += BATCH, batched += BATCH) {
  const items = Array.from({ length: BATCH }, () => JSON.parse(submission(NEEDS_PERSON)));
  const answer = await fetch(`${product.url}/api/v1/items:batch`, {
    method: "POST",
    headers: agentHeaders,
    body: JSON.stringify({ items }),
  });
  if (!answer.ok) throw new Error(`a batch was refused: ${await answer.text()}`);
  await answer.arrayBuffer();
}
const perSecondBatched = batched / ((performance.now() - beganBatches) / 1_000);
report("submits/s, batches of 1,000", whole(perSecondBatched), `${ratio(perSecondBatched, inserts)} bare inserts one a transaction`);

const input = encodeURIComponent(JSON.stringify({ json: { queueId: "refunds-exceptions", limit: 50 } }));
const page = await timed(200, async () =>
  (await fetch(`${product.url}/api/trpc/queues.items?input=${input}`, { headers: personHeaders })).arrayBuffer(),
);
const bare = barePage(database, "refunds-exceptions", 50);
const barePages = await timed(200, bare.read);
bare.close();
report(
  `queue page of 50 at ${whole(OPEN)} open items, p50 / p95`,
  `${ms(quantile(page, 0.5))} / ${ms(quantile(page, 0.95))}`,
  `${ratio(quantile(page, 0.95), quantile(barePages, 0.95))} the bare page's p95 (${ms(quantile(barePages, 0.95))}, without HTTP)`,
);
await product.stop();

const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
console.log(
  rows
    .map(([what = "", value = "", against = ""]) => `${what.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}   ${against}`)
    .join("\n"),
);
