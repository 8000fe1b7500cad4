// A check is made once: it holds for every item that claims the same over the same inputs, until they change, its time is over or it is withdrawn.
import { asHash, asItemId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { RIA, refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

let customers = 0;
const customer = () => `customer:${++customers}`;
const claim = (subject: string, fingerprint?: string) => ({ subject, predicate: "identity-verified", ...(fingerprint && { fingerprint }) });

async function propose(...claims: JsonObject[]) {
  const { status, body } = await desk.world.post("/items", refund(420, { claims }));
  expect(status).toBe(201);
  return { itemId: asItemId(body.id), revisionHash: asHash(body.revision_hash) };
}
const states = async (item: { itemId: ReturnType<typeof asItemId> }) => {
  const ria = await desk.as(RIA);
  return (await ria.items.get({ itemId: item.itemId })).checks.map((check) => (check.state === "lapsed" ? check.because : check.state));
};

describe("a check by a person", () => {
  test("holds on this item and on others that claim the same over the same inputs, and nowhere else", async () => {
    const who = customer();
    const item = await propose(claim(who, "f1"), claim(customer(), "f1"));
    const same = await propose(claim(who, "f1"));
    const changed = await propose(claim(who, "f2"));
    expect(await states(item)).toEqual(["missing", "missing"]);
    const ria = await desk.as(RIA);
    await ria.items.verify({ ...item, claim: 0, note: "Seen the passport" });
    expect(await states(item)).toEqual(["holds", "missing"]);
    expect(await states(same)).toEqual(["holds"]);
    expect(await states(changed)).toEqual(["changed"]);
    const [check] = (await ria.items.get({ itemId: same.itemId })).checks;
    expect(check).toMatchObject({ subject: who, by: { id: RIA, you: true }, note: "Seen the passport", until: null });
  });

  test("lapses when its time is over", async () => {
    const item = await propose(claim(customer(), "f"));
    const ria = await desk.as(RIA);
    await ria.items.verify({ ...item, claim: 0, until: desk.world.now() + 60_000 });
    expect(await states(item)).toEqual(["holds"]);
    desk.world.pass(60_000);
    expect(await states(item)).toEqual(["expired"]);
    await ria.items.verify({ ...item, claim: 0 });
    expect(await states(item)).toEqual(["holds"]);
  });

  test("is withdrawn with its reason, on every item, and its stream tells both", async () => {
    const who = customer();
    const [item, same] = [await propose(claim(who, "f")), await propose(claim(who, "f"))];
    const ria = await desk.as(RIA);
    await ria.items.verify({ ...item, claim: 0 });
    const [held] = (await ria.items.get({ itemId: item.itemId })).checks;
    if (held?.state !== "holds") throw new Error("the check does not hold");
    await ria.items.withdrawVerification({ itemId: same.itemId, verification: held.id, reason: "It was another customer" });
    for (const one of [item, same]) expect(await states(one)).toEqual(["withdrawn"]);
    const [lapsed] = (await ria.items.get({ itemId: same.itemId })).checks;
    expect(lapsed).toMatchObject({ reason: "It was another customer" });
    const trail = await desk.world.deps.store.read((tx) => listStream(tx, `verification:${held.id}`));
    expect(trail.map(({ type, actor }) => [type, actor.id])).toEqual([
      ["recorded", RIA],
      ["withdrawn", RIA],
    ]);
  });

  test("of a claim without a fingerprint rests on the revision, so a new one asks again", async () => {
    const item = await propose(claim(customer()));
    const ria = await desk.as(RIA);
    await ria.items.verify({ ...item, claim: 0 });
    expect(await states(item)).toEqual(["holds"]);
    const { subject } = (await ria.items.get({ itemId: item.itemId })).checks[0] ?? { subject: "" };
    const { action } = refund(419) as { action: object };
    await desk.world.post(`/items/${item.itemId}/revisions`, { action, claims: [claim(subject)] });
    expect(await states(item)).toEqual(["changed"]);
    expect((await refusalOf(() => ria.items.verify({ ...item, claim: 0 })))?.refusal).toMatchObject({ code: "stale" });
  });

  test("is refused for a claim that is not there, for a past time, and from who may not see the item", async () => {
    const item = await propose(claim(customer(), "f"));
    const ria = await desk.as(RIA);
    expect((await refusalOf(() => ria.items.verify({ ...item, claim: 1 })))?.refusal).toMatchObject({ errors: [{ path: "/claim" }] });
    const past = await refusalOf(() => ria.items.verify({ ...item, claim: 0, until: desk.world.now() }));
    expect(past?.refusal).toMatchObject({ errors: [{ path: "/until" }] });
    const elsewhere = await desk.as(await desk.add("vera-of-mail", ["reviewer workflow:mail-sorting"]));
    expect((await refusalOf(() => elsewhere.items.verify({ ...item, claim: 0 })))?.refusal).toMatchObject({ code: "not-found" });
    expect(await states(item)).toEqual(["missing"]);
    const strange = await refusalOf(() => ria.items.withdrawVerification({ itemId: item.itemId, verification: "none", reason: "x" }));
    expect(strange?.refusal).toMatchObject({ code: "not-found" });
  });
});

describe("a check by an agent", () => {
  test("holds for what others claim, never for its own claims; it is looked up before it is asked again", async () => {
    const who = customer();
    const item = await propose(claim(who, "f"));
    const mine = await desk.world.post("/verifications", claim(who, "f"));
    expect([mine.status, mine.body]).toMatchObject([201, { subject: who, by: { kind: "agent" }, withdrawn_at: null }]);
    expect(await states(item)).toEqual(["missing"]);
    const key = await desk.world.newKey({ agent: desk.world.otherAgent });
    const twice = { key, idempotencyKey: "check-1" };
    const theirs = await desk.world.post("/verifications", claim(who, "f"), twice);
    expect((await desk.world.post("/verifications", claim(who, "f"), twice)).body.id).toBe(theirs.body.id);
    expect(await states(item)).toEqual(["holds"]);
    const listed = await desk.world.get(`/verifications?subject=${encodeURIComponent(who)}`, { key });
    expect(listed.body).toMatchObject({ verifications: [{ id: mine.body.id }, { id: theirs.body.id }], next_cursor: null });
    const first = await desk.world.get(`/verifications?subject=${encodeURIComponent(who)}&limit=1`, { key });
    expect(first.body).toMatchObject({ verifications: [{ id: mine.body.id }], next_cursor: mine.body.id });
  });

  test("whose time has passed is refused by its field", async () => {
    const { status, body } = await desk.world.post("/verifications", { ...claim(customer(), "f"), until: "2001-01-01T00:00:00Z" });
    expect([status, body.errors]).toMatchObject([422, [{ path: "/until" }]]);
  });
});

test("who only manages does not record checks", async () => {
  const item = await propose(claim(customer(), "f"));
  const manager = await desk.as(await desk.add("mona", ["manager"]));
  expect((await refusalOf(() => manager.items.verify({ ...item, claim: 0 })))?.refusal).toMatchObject({ code: "forbidden" });
});
