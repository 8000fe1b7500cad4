// Drafts from their first word to their publication: who may do what to them, what is refused, and what the trail keeps.

import { streamOf } from "@core/trail/event";
import { asItemId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { ruleAnew } from "./rule-anew";

let desk: Desk;
let ada: PersonId;
let bea: PersonId;
let max: PersonId;
let narrow: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.add("the-author", ["admin"]);
  bea = await desk.add("the-other-admin", ["admin"]);
  max = await desk.add("the-manager", ["manager"]);
  narrow = await desk.add("of-another-workflow", ["admin workflow:expenses", "manager workflow:expenses"]);
});
afterAll(() => desk.close());

const draftOf = async (person: PersonId, id: string) => (await desk.as(person)).policies.draft({ draft: id });
const start = async (restore: number | null = null) => {
  const { id } = await (await desk.as(ada)).policies.startDraft({ workflow: "refunds", name: "A draft", restore });
  return id;
};
type Thresholds = Record<string, { value: number }>;

/** Moves one threshold of the draft. */
async function move(person: PersonId, id: string, name: string, value: number): Promise<void> {
  const draft = await draftOf(person, id);
  const thresholds = draft.policy.thresholds as unknown as Thresholds;
  const policy = { ...draft.policy, thresholds: { ...thresholds, [name]: { ...thresholds[name], value } } };
  await (await desk.as(person)).policies.saveDraft({ draft: id, version: draft.version, policy: JSON.parse(JSON.stringify(policy)) });
}

async function sign(person: PersonId, id: string, reason: string | null = null) {
  const { version, hash, findings } = await draftOf(person, id);
  return (await desk.as(person)).policies.publish({ draft: id, version, hash, warnings: findings.length, reason });
}

const why = async (call: () => Promise<unknown>) => {
  const refused = await refusalOf(call);
  return refused === null ? null : "why" in refused.refusal ? refused.refusal.why : refused.refusal.code;
};

test("what widens is signed by somebody who has not written in it, after they were asked; the trail names both, why, and against what", async () => {
  const id = await start();
  expect(await why(() => sign(ada, id, "Because."))).toBe("no-change");
  await move(ada, id, "review_over", 300);
  expect((await draftOf(ada, id)).tightening).toBe(false);
  expect(await why(() => sign(ada, id, "Because."))).toBe("needs-second");
  // Not even another admin, before anybody has asked.
  expect(await why(() => sign(bea, id, "Because."))).toBe("needs-second");
  await move(bea, id, "fraud_floor", 0.6);
  const { version } = await draftOf(ada, id);
  await (await desk.as(ada)).policies.askSecond({ draft: id, version, reason: "The audits support it." });
  expect(await why(() => sign(ada, id))).toBe("own-work");
  // She has written in it too.
  expect(await why(() => sign(bea, id))).toBe("own-work");
  expect(await why(() => move(ada, id, "review_over", 900))).toBe("asked");
  const before = (await (await desk.as(max)).policies.get({ workflow: "refunds" })).version;
  expect(await sign(max, id)).toMatchObject({ policy: before + 1 });
  expect(await why(() => sign(max, id))).toBe("over");

  const stream = streamOf("policy", "refunds");
  const [events, values] = await desk.world.deps.store.read(async (tx) => [await listStream(tx, stream), await listValues(tx, stream)]);
  const last = events.at(-1);
  expect(last).toMatchObject({ type: "published", actor: { kind: "person", id: max } });
  expect(JSON.parse(last?.data ?? "")).toMatchObject({
    author: ada,
    signed_by: max,
    widens: true,
    changes: 2,
    compared_to: { policy: before },
    version: before + 1,
  });
  expect(values.filter(({ seq }) => seq === last?.seq).map(({ value }) => JSON.parse(value))).toContain("The audits support it.");
});

test("what was seen is what is signed: another text, another warning or another version in force is refused", async () => {
  const [one, other] = [await start(), await start()];
  await move(ada, one, "review_over", 100);
  await move(ada, other, "review_over", 120);
  const seen = await draftOf(ada, one);
  const order = { draft: one, version: seen.version, hash: seen.hash, warnings: seen.findings.length, reason: "Stricter." };
  const caller = await desk.as(ada);
  expect(await why(() => caller.policies.publish({ ...order, warnings: order.warnings + 1 }))).toBe("warnings");
  expect(await why(() => caller.policies.publish({ ...order, hash: `sha256:${"0".repeat(64)}` }))).toBe("changed-meanwhile");
  expect(await why(() => caller.policies.publish({ ...order, reason: null }))).toBe("invalid");
  expect(await why(() => caller.policies.saveDraft({ draft: one, version: seen.version - 1, name: "Late" }))).toBe("changed-meanwhile");
  await caller.policies.publish(order);
  expect(await why(() => sign(ada, other, "Stricter too."))).toBe("behind");
  const { version } = await draftOf(ada, other);
  await caller.policies.saveDraft({ draft: other, version, rebase: true });
  // Against the new one it loosens.
  expect((await draftOf(ada, other)).tightening).toBe(false);
});

test("an asked draft is given back with a word, by the second person or by whoever asked; then it can be written again and dropped", async () => {
  const id = await start();
  await move(ada, id, "review_over", 5_000);
  const ask = async () => {
    const { version } = await draftOf(ada, id);
    await (await desk.as(ada)).policies.askSecond({ draft: id, version, reason: "Larger ones are safe." });
  };
  await ask();
  await (await desk.as(max)).policies.returnDraft({ draft: id, version: (await draftOf(max, id)).version, text: "Not that much." });
  const back = await draftOf(ada, id);
  expect(back).toMatchObject({ state: "open", askedBy: null });
  expect(back.comments.map(({ text, person }) => [text, person.id])).toEqual([["Not that much.", max]]);
  await ask();
  await (await desk.as(ada)).policies.returnDraft({ draft: id, version: (await draftOf(ada, id)).version, text: "I was wrong." });
  await (await desk.as(ada)).policies.dropDraft({ draft: id, version: (await draftOf(ada, id)).version });
  expect(await why(() => move(ada, id, "review_over", 1))).toBe("over");
  expect((await (await desk.as(ada)).policies.get({ workflow: "refunds" })).drafts.map((draft) => draft.id)).not.toContain(id);
});

test("an error of the lint stops it, a document that is none is refused by its field, and a workflow out of scope does not exist", async () => {
  const id = await start();
  const draft = await draftOf(ada, id);
  const caller = await desk.as(ada);
  const broken = { ...draft.policy, queue: "nowhere" };
  await caller.policies.saveDraft({ draft: id, version: draft.version, policy: JSON.parse(JSON.stringify(broken)) });
  expect(await why(() => sign(ada, id, "Because."))).toBe("errors");
  const none = await refusalOf(() =>
    caller.policies.saveDraft({ draft: id, version: draft.version + 1, policy: { queue: "desk", boundaries: 3 } }),
  );
  expect(none?.refusal).toMatchObject({ code: "invalid", errors: [{ path: "/policy/boundaries" }] });
  for (const call of [
    async () => (await desk.as(narrow)).policies.get({ workflow: "refunds" }),
    async () => draftOf(narrow, id),
    async () => (await desk.as(narrow)).policies.startDraft({ workflow: "refunds", name: "Mine" }),
    async () => (await desk.as(narrow)).policies.saveDraft({ draft: id, version: draft.version + 1, name: "Mine" }),
    async () => (await desk.as(narrow)).policies.comment({ draft: id, text: "Hello." }),
  ])
    expect(await why(call)).toBe("not-found");
  const grid = await (await desk.as(narrow)).policies.grid();
  expect(grid.workflows.map(({ workflow }) => workflow)).not.toContain("refunds");
});

test("a version is restored by a draft like any other, and open items are ruled anew only as far as two people signed", async () => {
  const items = async (id: string) => (await desk.as(max)).items.get({ itemId: asItemId(id) });
  const waiting = await desk.submit(420);
  const calm = await desk.submit(420);
  expect((await items(waiting.itemId)).level).toBe("review");

  // Tightened by its author alone: nothing that stands is loosened, and what should be stricter is.
  const id = await start();
  await move(ada, id, "dual_over", 400);
  const draft = await draftOf(ada, id);
  await (await desk.as(ada)).policies.saveDraft({ draft: id, version: draft.version, openItems: "re-rule" });
  await sign(ada, id, "Two people from 400 on.");
  while ((await ruleAnew(desk.world.deps, 50)).ruled > 0);
  expect((await items(waiting.itemId)).level).toBe("dual");

  // Loosened by two: what is open follows.
  const looser = await start();
  await move(ada, looser, "dual_over", 5_000);
  await move(ada, looser, "review_over", 4_000);
  const open = await draftOf(ada, looser);
  await (await desk.as(ada)).policies.saveDraft({ draft: looser, version: open.version, openItems: "re-rule" });
  await (await desk.as(ada)).policies.askSecond({ draft: looser, version: open.version + 1, reason: "Large ones are safe." });
  await sign(max, looser);
  const { faults } = await ruleAnew(desk.world.deps, 50);
  expect(faults).toEqual([]);
  while ((await ruleAnew(desk.world.deps, 50)).ruled > 0);
  for (const { itemId } of [waiting, calm]) expect(await items(itemId)).toMatchObject({ review: "none", execution: "cleared" });

  const page = await (await desk.as(ada)).policies.get({ workflow: "refunds" });
  const back = await start(1);
  expect((await draftOf(ada, back)).changes.map(({ of }) => of)).toContain("review_over");
  expect(page.versions[0]).toMatchObject({ version: page.version, inForce: true, approver: { id: max } });
});
