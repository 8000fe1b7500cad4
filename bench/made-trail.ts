// A trail as large as it is asked for: lives of items that real commands made, in this process, and the same lives once more under other ids, sealed anew.

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { dirname } from "node:path";
import { eventHash, type SealedEvent } from "@core/trail/event";
import { checkpointLine, endLine, eventLine, headerLine, revisionLine, valueLine } from "@core/trail/export-lines";
import { GENESIS, sha256 } from "@core/trail/hash";
import { checkpointText, signNote } from "@core/trail/signed-note";
import { asAgentId, asKeyId, type Hash, type ItemId, type PersonId } from "@core/words/ids";
import type { Result } from "@core/words/result";
import { itemSubmissionSchema } from "@core/words/submission";
import { openSqliteStore } from "../db/engine/sqlite";
import { findPersonByEmail } from "../db/queries/people";
import type { Store } from "../db/store";
import { plantFleet } from "../e2e/instances";
import type { AgentActor } from "../server/access/agent-actor";
import { approveItem } from "../server/commands/approve-item";
import { redeemGrant } from "../server/commands/redeem-grant";
import { reportExecution } from "../server/commands/report-execution";
import { sequenceTrail } from "../server/commands/sequence-trail";
import { submitItem } from "../server/commands/submit-item";
import type { Deps } from "../server/deps";
import { makeDeps } from "../server/make-deps";
import { readSettings } from "../server/settings";
import { type Entry, KEY, ORIGIN, pageOf } from "../verifier/testing/written-trail";
import { GrowingTree } from "../verifier/verify.mjs";

const START = Date.UTC(2026, 10, 1);
const WAIT_MS = 10_000;
/** Of these, people must look at all but the first. */
const AMOUNTS = [20, 420, 430, 900];
const CHECKPOINT_EVERY = 10_000;
/** Items under way at once: they share commits. */
const TOGETHER = 32;
/** As much of a trail is kept to be written once more. */
const MOST_MODELS = 100_000;
const UNKEPT = { idempotency: null, respond: async () => ({ status: 200, body: {} }) } as const;

/**
 * Items that went their whole way: submitted, ruled, signed where it takes people, redeemed and reported; all by the product's commands. `take` is
 * given the trail that they left, in the order of the log.
 */
export async function withLived<Result>(items: number, take: (trail: AsyncIterable<Entry>) => Promise<Result>): Promise<Result> {
  const fleet = await plantFleet("sqlite");
  let now = START;
  const file = fleet.databaseUrl.slice("file:".length);
  const store = await openSqliteStore({ file, clock: () => now });
  try {
    const deps = await makeDeps(readSettings({ DATA_DIR: dirname(file), LOG_LEVEL: "silent" }), { store });
    const agents = await store.read(({ q, t }) => Promise.resolve(q.select({ id: t.agents.id }).from(t.agents).limit(1)));
    const actor: AgentActor = {
      kind: "agent",
      agent: asAgentId(agents[0]?.id ?? ""),
      keyId: asKeyId("bench"),
      maker: null,
      workflows: "all",
    };
    const person = (await store.read((tx) => findPersonByEmail(tx, "ria@demo.example")))?.id;
    if (person === undefined) throw new Error("the demo has no reviewer");
    for (let done = 0; done < items; done += TOGETHER) {
      now += 60_000;
      const places = Array.from({ length: TOGETHER }, (_, place) => place);
      const cleared = await Promise.all(
        places.map((place) => submitted(deps, actor, person, AMOUNTS[place % AMOUNTS.length] ?? 20, done + place)),
      );
      now += WAIT_MS;
      await Promise.all(cleared.map((one) => executed(deps, actor, one)));
      while ((await sequenceTrail(deps, 2_000)) !== "done");
    }
    return await take(trailOf(store));
  } finally {
    await store.close();
    await fleet.stop();
  }
}

async function* trailOf(store: Store): AsyncGenerator<Entry> {
  let next = 0;
  for (let page = await pageOf(store, -1); page.length > 0; page = await pageOf(store, next - 1)) {
    yield* page;
    next += page.length;
  }
}

interface Cleared {
  readonly id: ItemId;
  readonly revisionHash: Hash;
}

async function submitted(deps: Deps, actor: AgentActor, person: PersonId, amount: number, number: number): Promise<Cleared> {
  const submission = itemSubmissionSchema.parse({
    workflow: "refunds",
    title: `Refund ${amount}.00 EUR to order ${number}`,
    action: { name: "issue_refund", arguments: { order: `${number}`, amount, currency: "EUR" } },
    confidence: 0.97,
    signals: { fraud_score: 0.12, new_customer: false },
    evidence: [{ kind: "text", label: "Mail", content: "The kettle came without its lid, and the shop has none." }],
  });
  const { output } = granted(await submitItem(deps, { actor, submission, replayable: UNKEPT }));
  if (output === null) throw new Error("nothing was submitted");
  const { id, revision, version, execution } = output.item.item;
  if (execution === "held") {
    const note = number % 3 === 0 ? "The photo shows it." : null;
    const seen = { revisionHash: revision.hash, seenVersion: version, seenMs: 9_000 };
    granted(await approveItem(deps, { actor: { kind: "person", person }, itemId: id, note, ...seen }));
  }
  return { id, revisionHash: revision.hash };
}

async function executed(deps: Deps, actor: AgentActor, { id, revisionHash }: Cleared): Promise<void> {
  const { item } = granted(await redeemGrant(deps, { actor, itemId: id, revisionHash, key: id, waitMs: 0 }));
  const executionId = item.item.run?.id;
  if (executionId === undefined) throw new Error(`${id} was not redeemed`);
  const report = { outcome: "succeeded", external_ref: `bank-${id}` } as const;
  granted(await reportExecution(deps, { actor, executionId, report, replayable: UNKEPT }));
}

function granted<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`the product refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** Writes at least so many events to a file, as an export of everything with all values and contents; returns how many they are. */
export async function writeTrail(file: string, trail: AsyncIterable<Entry>, atLeast: number): Promise<number> {
  const out = createWriteStream(file);
  const tree = new GrowingTree();
  const tally = { events: 0, values: 0, revisions: 0, checkpoints: 0 };
  const last = new Map<string, SealedEvent>();
  const put = async (lines: readonly string[]) => {
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  };
  const sign = () => {
    tally.checkpoints++;
    return checkpointLine(tree.size, signNote(checkpointText({ origin: ORIGIN, size: tree.size, root: tree.root() }), KEY));
  };
  const add = async ({ event, values, revision }: Entry) => {
    const sealed = { ...event, logIndex: tally.events };
    last.set(event.stream, event);
    tree.add(Buffer.from(event.hash.slice("sha256:".length), "hex"));
    tally.events++;
    tally.values += values.length;
    const lines = [eventLine(sealed), ...values.map((value) => valueLine(sealed.logIndex, value))];
    if (revision !== null) lines.push(revisionLine(revision.hash, revision.body));
    if (revision !== null) tally.revisions++;
    if (tree.size % CHECKPOINT_EVERY === 0) lines.push(sign());
    await put(lines);
  };
  await put([headerLine({ origin: ORIGIN, scope: "all", at: START, filter: null, keys: [KEY.verifier] })]);
  const models: Entry[] = [];
  for await (const entry of trail) {
    await add(entry);
    if (models.length < MOST_MODELS && entry.event.stream.startsWith("item:")) models.push(entry);
  }
  while (tally.events < atLeast) {
    const rename = renamer();
    last.clear();
    for (const { event, ...below } of models.map(rename)) {
      const placed = { ...event, prev: last.get(event.stream)?.hash ?? GENESIS };
      await add({ ...below, event: { ...placed, hash: eventHash(placed) } });
    }
  }
  if (tree.size % CHECKPOINT_EVERY !== 0) await put([sign()]);
  await put([endLine(tally)]);
  out.end();
  await once(out, "finish");
  return tally.events;
}

/** The lives once more under other ids: what is hashed holds the id of its item, so its hash is another too wherever it is named. */
function renamer(): (entry: Entry) => Entry {
  const names = new Map<string, string>();
  const shift = (text: string) =>
    text.replace(/sha256:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (name) => names.get(name) ?? name);
  return ({ event, values, revision }) => {
    const id = event.stream.slice("item:".length);
    if (!names.has(id)) names.set(id, randomUUID());
    const body = revision === null ? null : shift(revision.body);
    const renamed = body === null || revision === null ? null : { hash: sha256(body), body };
    if (revision !== null && renamed !== null) names.set(revision.hash, renamed.hash);
    return { event: { ...event, stream: `item:${names.get(id)}`, data: shift(event.data) }, values, revision: renamed };
  };
}
