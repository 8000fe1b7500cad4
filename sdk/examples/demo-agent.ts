// The demo agent: an ordinary program over the REST API. It submits at a human pace, waits, redeems, executes exactly what was signed, reports,
// answers questions and takes back what people want reversed. Kill it at any moment and start it again: nothing happens twice.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Countersign, type Item, ProblemError } from "../client";
import { answerTo, casesOf, nextAfter } from "./demo-cases";
import { Ledger } from "./ledger";

const { COUNTERSIGN_URL = "http://127.0.0.1:3000", COUNTERSIGN_KEY = "", DATA_DIR = "./data" } = process.env;
/** So many cases at once, so that the first visitor finds work; then one each few seconds. */
const FIRST = Number(process.env.DEMO_FIRST ?? 90);
const EVERY_MS = Number(process.env.DEMO_EVERY_MS ?? 6_000);
/** How often the agent looks for what it owes. */
const SWEEP_MS = Number(process.env.DEMO_SWEEP_MS ?? 1_000);

const countersign = new Countersign({ url: COUNTERSIGN_URL, key: COUNTERSIGN_KEY });
const ledger = new Ledger(resolve(DATA_DIR, "demo-ledger.jsonl"));
let stopping = false;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Refusals that say that somebody was quicker: an undo, a stop, an end of time. The next sweep sees what is there then. */
const OVERTAKEN = new Set([
  "recalled",
  "stale",
  "stopped",
  "grant-expired",
  "grant-not-yet",
  "wrong-state",
  "already-redeemed",
  "lease-lost",
]);

async function unlessOvertaken(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof ProblemError && OVERTAKEN.has(fault.slug))) throw fault;
  }
}

/** Redeems, does it, writes it down, reports. The key is the item's own, so a second start gets the same execution back. */
async function execute(item: Item): Promise<void> {
  // While a decision may still be undone there is nothing to redeem; the next sweep comes by again.
  if (item.grant && Date.parse(item.grant.final_at) > Date.now()) return;
  const execution = await countersign.redeem(item, `execute-${item.id}`);
  if (execution.state !== "executing") return;
  ledger.once({
    execution: execution.id,
    kind: "execute",
    item: item.id,
    revision_hash: execution.revision_hash,
    arguments: execution.arguments,
    at: new Date().toISOString(),
  });
  await countersign.report(execution.id, {
    outcome: "succeeded",
    result: { ledger_entries: ledger.size },
    external_ref: `ledger:${execution.id}`,
  });
  // What was erased meanwhile has no words left that anybody could be told.
  const next = execution.arguments === null ? null : nextAfter(item, execution.arguments);
  // Cut off before this, the refund stays untold: the map of its workflow then says that the step was left out.
  if (next !== null) await countersign.submit(next, `submit-${next.external_id}`);
}

async function takeBack(item: Item): Promise<void> {
  const { reversal } = item;
  if (!reversal) return;
  const { id, revision_hash } = item;
  ledger.once({ execution: reversal.id, kind: "reverse", item: id, revision_hash, arguments: null, at: new Date().toISOString() });
  await countersign.reportReversal(id, reversal.id, { outcome: "reversed", external_ref: `ledger:${reversal.id}` });
}

async function answer(item: Item): Promise<void> {
  const said = answerTo(item);
  if ("revision" in said) await countersign.revise(item.id, said.revision);
  else await countersign.reply(item.id, said.message);
}

/** Looks for everything that the agent owes and does it; one item's trouble does not hold up the others. */
async function sweep(): Promise<void> {
  const duties = [
    [{ execution: "cleared" }, execute],
    [{ execution: "executing" }, execute],
    [{ execution: "reversing" }, takeBack],
    [{ review: "awaiting_input" }, answer],
  ] as const;
  for (const [filter, duty] of duties) {
    const owed: Promise<void>[] = [];
    for await (const item of countersign.items(filter)) owed.push(unlessOvertaken(() => duty(item)));
    await Promise.all(owed);
  }
}

async function submitAll(): Promise<void> {
  const cursor = resolve(DATA_DIR, "demo-cursor.json");
  let { round, next } = existsSync(cursor)
    ? (JSON.parse(readFileSync(cursor, "utf8")) as { round: number; next: number })
    : { round: 0, next: 0 };
  for (; !stopping; round += 1, next = 0) {
    const cases = casesOf(round);
    for (; next < cases.length && !stopping; next += 1) {
      const submission = cases[next];
      // Should the cursor be lost, the external id makes the same submission the same item.
      if (submission) await countersign.submit(submission, `submit-${submission.external_id}`);
      writeFileSync(cursor, JSON.stringify({ round, next: next + 1 }));
      if (round > 0 || next >= FIRST) await pause(EVERY_MS);
    }
  }
}

async function main(): Promise<void> {
  if (COUNTERSIGN_KEY === "") throw new Error("COUNTERSIGN_KEY must hold the agent's key.");
  const submitting = submitAll();
  submitting.catch(fail);
  while (!stopping) {
    await sweep();
    await pause(SWEEP_MS);
  }
  await submitting;
}

function fail(fault: unknown): void {
  console.error(fault);
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopping = true;
    // Whatever is cut off here is found again at the next start.
    setTimeout(() => process.exit(0), 1_000).unref();
  });
}
main().then(() => process.exit(0), fail);
