// The server's check of the whole trail: whatever somebody changes behind the product is found, named and told until it is mended.
import { eventHash } from "@core/trail/event";
import { asItemId } from "@core/words/ids";
import { DAY } from "@core/words/time";
import type { TrailFault } from "@core/words/trail-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsBetween } from "@/db/queries/trail-reading";
import { behindTheProduct } from "@/db/testing/behind-the-product";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Screen, screen } from "../views/testing/screen";
import { trailState } from "../views/trail-state";
import { checkTrail, checkTrailAgain } from "./check-trail";
import { signCheckpoint } from "./sign-checkpoint";

/** Neither a power of two nor a multiple of what the tree is kept in, so that pages end anywhere. */
const BATCH = 13;

let at: Screen;
beforeAll(async () => {
  at = await screen();
  for (let amount = 300; amount < 312; amount++) {
    const item = await at.submit(refund(amount));
    await at.claim(RIA, item);
    if (amount % 2 === 0) await at.approve(RIA, asItemId(item), "Looks right");
    await at.sequence();
    at.pass(1_000);
    if (amount % 3 === 0) await signCheckpoint(at.deps);
  }
  await signCheckpoint(at.deps);
});
afterAll(() => at.close());

async function checked() {
  while ((await checkTrail(at.deps, BATCH)) === "more");
  return (await trailState(at.deps, MAX)).fault;
}

const again = async () => {
  await checkTrailAgain(at.deps);
  return checked();
};

const events = () => at.deps.store.read((tx) => eventsBetween(tx, 0, 1_000));

/** With what undoes it. Rows that are taken away are kept aside. */
interface Tampering {
  readonly does: readonly string[];
  readonly undoes: readonly string[];
}
const taken = (table: string, where: string): Tampering => ({
  does: [`create table kept_aside as select * from ${table} where ${where}`, `delete from ${table} where ${where}`],
  undoes: [`insert into ${table} select * from kept_aside`, "drop table kept_aside"],
});
const swapped = (one: number, other: number) => [
  `update events set log_index = -1 where log_index = ${one}`,
  `update events set log_index = ${one} where log_index = ${other}`,
  `update events set log_index = ${other} where log_index = -1`,
];
const replaced = (table: string, column: string, [from, to]: readonly [string, string], where: string): Tampering => ({
  does: [`update ${table} set ${column} = replace(${column}, '${from}', '${to}') where ${where}`],
  undoes: [`update ${table} set ${column} = replace(${column}, '${to}', '${from}') where ${where}`],
});
/** By a hash that stands elsewhere. */
const overwritten = (table: string, column: string, where: string): Tampering => ({
  does: [
    `create table kept_aside as select * from ${table} where ${where}`,
    `update ${table} set ${column} = (select hash from tree_nodes where level = 3 and place = 0) where ${where}`,
  ],
  undoes: [`update ${table} set ${column} = (select ${column} from kept_aside) where ${where}`, "drop table kept_aside"],
});
const SECOND_HEAD = "size = (select min(size) from checkpoints where previous > 0)";

/** An event that says something else, with a hash that fits: `last` of its stream, or one that another follows. */
async function forged(last: boolean): Promise<Tampering & { readonly place: number; readonly next: number }> {
  const all = await events();
  const lastOf = new Map(all.map((event) => [event.stream, event.logIndex]));
  const event = all.find(({ stream, logIndex, seq }) => (lastOf.get(stream) === logIndex) === last && seq > 1);
  if (event === undefined) throw new Error("no such event");
  const hash = eventHash({ ...event, at: event.at + 1 });
  const next = all.find(({ stream, seq }) => stream === event.stream && seq === event.seq + 1)?.logIndex ?? -1;
  return {
    place: event.logIndex,
    next,
    does: [`update events set at = at + 1, hash = '${hash}' where log_index = ${event.logIndex}`],
    undoes: [`update events set at = at - 1, hash = '${event.hash}' where log_index = ${event.logIndex}`],
  };
}

test("nothing is wrong with what the product wrote", async () => {
  expect(await checked()).toBeNull();
  const state = await trailState(at.deps, MAX);
  expect(state.checked).toMatchObject({ events: state.events, endedAt: at.now() });
  expect(state.events).toBeGreaterThan(40);
});

const CASES: readonly (readonly [string, () => Tampering | Promise<Tampering>, TrailFault])[] = [
  [
    "an event's time",
    () => ({ does: ["update events set at = at + 1 where log_index = 5"], undoes: ["update events set at = at - 1 where log_index = 5"] }),
    "hash",
  ],
  ["what an event says", () => replaced("events", "data", ["refund", "refond"], "log_index = 0"), "hash"],
  ["who did it", () => replaced("events", "actor_id", ["ria", "mia"], "type = 'claimed'"), "hash"],
  ["an event that another follows, with a hash that fits", () => forged(false), "chain"],
  ["the last event of a stream, with a hash that fits", () => forged(true), "tree"],
  ["an event that is gone", () => taken("events", "log_index = 17"), "gap"],
  ["two events that changed places", () => ({ does: swapped(18, 30), undoes: swapped(18, 30) }), "tree"],
  ["the newest events, gone", () => taken("events", "log_index >= (select max(size) from checkpoints) - 2"), "head"],
  ["a value", () => replaced("event_values", "value", ["Looks right", "Looks wrong"], "field = 'note'"), "value"],
  ["what a revision says", () => replaced("revisions", "body", ["EUR", "USD"], "number = 1"), "revision"],
  ["a node of the tree", () => overwritten("tree_nodes", "hash", "level = 4 and place = 1"), "tree"],
  ["a node of the tree that is gone", () => taken("tree_nodes", "level = 3 and place = 1"), "tree"],
  [
    "a checkpoint's signature",
    () => ({
      does: [`update checkpoints set note = note || 'x' where ${SECOND_HEAD}`],
      undoes: [`update checkpoints set note = substr(note, 1, length(note) - 1) where ${SECOND_HEAD}`],
    }),
    "head",
  ],
  ["a checkpoint's root", () => overwritten("checkpoints", "root", SECOND_HEAD), "head"],
  ["a checkpoint that is gone", () => taken("checkpoints", SECOND_HEAD), "head"],
];

test.each(CASES)("%s is noticed, and told until it is mended", async (_, tampering, why) => {
  const { does, undoes } = await tampering();
  await behindTheProduct(at.deps.store, does);
  expect(await again()).toMatchObject({ why });
  await behindTheProduct(at.deps.store, undoes);
  expect(await again()).toBeNull();
});

test("the first place is named, by the nightly check too", async () => {
  const { does, undoes, next } = await forged(false);
  await behindTheProduct(at.deps.store, [...does, "update events set at = at + 1 where log_index = 40"]);
  expect(await checked()).toBeNull();
  at.pass(DAY);
  expect(await checked()).toEqual({ place: next, why: "chain" });
  await behindTheProduct(at.deps.store, [...undoes, "update events set at = at - 1 where log_index = 40"]);
  at.pass(DAY);
  expect(await checked()).toBeNull();
});
