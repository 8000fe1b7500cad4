// What the registry of a draft is told of past items: who may ask, over which items, and that what agents wrote is inert.
import type { PersonId } from "@core/words/ids";
import { asHash } from "@core/words/ids";
import { itemSubmissionSchema } from "@core/words/submission";
import type { JsonObject } from "@core/words/vocabulary";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importHistory } from "../commands/import-history";
import { refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

let desk: Desk;
let ada: PersonId;
let max: PersonId;
let narrow: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.add("the-author", ["admin"]);
  max = await desk.add("the-manager", ["manager"]);
  narrow = await desk.add("of-another-workflow", ["admin workflow:expenses"]);
});
afterAll(() => desk.close());

const start = async () => (await (await desk.as(ada)).policies.startDraft({ workflow: "refunds", name: "A draft", restore: null })).id;
const learn = async (person: PersonId, draft: string) => (await desk.as(person)).policies.learnRegistry({ draft });
const propose = async (name: string, given: JsonObject, fields: JsonObject = {}) => {
  const { status, body } = await desk.world.post("/items", refund(420, { action: { name, arguments: given }, ...fields }));
  expect([status, body.errors]).toEqual([201, undefined]);
};

test("actions that nobody registered are proposed from items and from imported cases; a registered one only as far as it lacks something", async () => {
  await desk.submit();
  await propose("send_voucher", { customer: "c-1", amount: 20.5, currency: "EUR" });
  await propose("send_voucher", { customer: "c-2", amount: 7, currency: "EUR", note: "ev\u202eil" });
  await importHistory(desk.world.deps, {
    name: "old.jsonl",
    hash: asHash(`sha256:${"2".repeat(64)}`),
    entries: () => one("send_voucher", { customer: "c-3", amount: 1, currency: "EUR" }),
  });
  const id = await start();
  const { items, imported, actions } = await learn(ada, id);
  expect([items, imported]).toEqual([4, 1]);
  const voucher = actions.find(({ action }) => action === "send_voucher");
  expect(voucher).toMatchObject({ registered: false, items: 3, label: "Send voucher" });
  expect(voucher?.facts.find(({ name }) => name === "amount")).toMatchObject({
    fact: { from: "arguments.amount" },
    evidence: { seen: 3, of: 3 },
  });
  expect(voucher?.facts.find(({ name }) => name === "note")?.evidence.examples).toEqual(["ev⟨U+202E⟩il"]);
  expect(actions.find(({ action }) => action === "issue_refund")?.facts.map(({ name }) => name) ?? []).not.toContain("amount");
});

test("names that objects treat as their own are actions and arguments like any other", async () => {
  await propose("constructor", { toString: 3, constructor: "x" } as unknown as JsonObject);
  await propose("__proto__", {});
  const { actions, passedBy } = await learn(ada, await start());
  expect(passedBy).toBe(1);
  const found = actions.find(({ action }) => action === "constructor");
  expect(found?.facts.map(({ name }) => name).toSorted()).toContain("to_string");
  expect(Object.keys((found?.schema?.properties ?? {}) as object).toSorted()).toEqual(["constructor", "toString"]);
});

test("what the lint says of an agent's name hides and turns nothing", async () => {
  await propose("ev\u202eil", {});
  const { findings } = await (await desk.as(ada)).policies.get({ workflow: "refunds" });
  const found = findings.find(({ action }) => action === "ev\u202eil");
  expect(found?.title).toBe("ev⟨U+202E⟩il came once lately and is not in the registry.");
});

test("only who may write in the draft sees it, since values of items stand there", async () => {
  const id = await start();
  const why = async (person: PersonId) => (await refusalOf(() => learn(person, id)))?.refusal.code;
  expect(await why(max)).toBe("forbidden");
  expect(await why(narrow)).toBe("not-found");
  expect(await (await desk.as(ada)).policies.people()).toContainEqual({ id: ada, name: "the-author" });
});

async function* one(name: string, given: JsonObject) {
  const submission = itemSubmissionSchema.parse({ workflow: "refunds", title: "Old", action: { name, arguments: given } });
  const item = { submission, externalId: "old-voucher", at: 1_000, decision: null, verdict: null, decidedInS: null, byRole: null };
  yield { position: 1, kind: "items" as const, items: [item] };
}
