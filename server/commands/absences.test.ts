// Being away on a real store: absences and deputies as they are entered and ended, what becomes of what somebody holds, and leaving for good.
import { endInput, handOverInput, nameDeputyInput, offboardInput, saveAbsenceInput } from "@core/words/absences";
import { suspendInput } from "@core/words/decisions";
import { asPersonId, type ItemId, type PersonId } from "@core/words/ids";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { readHistory } from "@/db/queries/item-history";
import { readItem } from "@/db/queries/items";
import { insertLogin } from "@/db/queries/logins";
import { insertPerson, readPerson, setRoles } from "@/db/queries/people";
import { brokenIn } from "@/db/testing/whole";
import { AGENT, MAX, OWNER, RIA, refund } from "../rest/testing/planted";
import { coveragePage } from "../views/coverage";
import { holdings } from "../views/holdings";
import { type Screen, screen, value } from "../views/testing/screen";
import { endAbsence } from "./end-absence";
import { endDeputy } from "./end-deputy";
import { handOver } from "./hand-over";
import { nameDeputy } from "./name-deputy";
import { offboardPerson } from "./offboard-person";
import { releaseAway } from "./release-away";
import { saveAbsence } from "./save-absence";
import { suspendItem } from "./suspend-item";

const ADA = asPersonId("ada");
let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

const by = (person: PersonId) => ({ actor: { kind: "person", person } as const });
const away = (person: PersonId, from: number, until: number, who = person) =>
  saveAbsence(product.deps, {
    ...by(who),
    ...saveAbsenceInput.parse({ person, fromMs: product.now() + from, untilMs: product.now() + until }),
  });
const deputy = (person: PersonId, named: PersonId, scope = "", who = person) =>
  nameDeputy(product.deps, {
    ...by(who),
    ...nameDeputyInput.parse({ person, deputy: named, fromMs: product.now(), untilMs: product.now() + DAY, scope }),
  });
const person = (id: PersonId) => product.deps.store.read((tx) => readPerson(tx, id));
const item = async (id: ItemId) => (await product.deps.store.read((tx) => readItem(tx, id)))?.item;
const types = (id: PersonId) => product.deps.store.read(async (tx) => (await listStream(tx, `person:${id}`)).map(({ type }) => type));
const refused = { ok: false, refusal: { code: "forbidden" } };

test("absences that overlap or touch are one, and each change is on the person's stream", async () => {
  value(await away(RIA, DAY, 2 * DAY));
  value(await away(RIA, 5 * DAY, 6 * DAY));
  const joined = value(await away(RIA, 2 * DAY, 3 * DAY));
  expect(
    (await person(RIA))?.absences
      .map(({ from, until }) => [from - product.now(), until - product.now()])
      .toSorted(([a = 0], [b = 0]) => a - b),
  ).toEqual([
    [DAY, 3 * DAY],
    [5 * DAY, 6 * DAY],
  ]);
  product.pass(2 * DAY);
  value(await endAbsence(product.deps, { ...by(RIA), ...endInput.parse({ id: joined.id }) }));
  expect((await person(RIA))?.absences.map(({ until }) => until)).toContain(product.now());
  expect(await endAbsence(product.deps, { ...by(RIA), id: joined.id })).toMatchObject({ ok: false, refusal: { code: "invalid" } });
  expect(await types(RIA)).toEqual(["absence_saved", "absence_saved", "absence_saved", "absence_ended"]);
});

test("an absence is entered by oneself, by a manager whose scope one works in, or by an admin", async () => {
  expect(await away(MAX, DAY, 2 * DAY, RIA)).toMatchObject(refused);
  expect(await away(RIA, DAY, 2 * DAY, MAX)).toMatchObject({ ok: true });
  expect(await away(MAX, DAY, 2 * DAY, ADA)).toMatchObject({ ok: true });
  await product.deps.store.write((tx) => setRoles(tx, MAX, [{ role: "manager", scope: "queue:sorting-leads" }]));
  expect(await away(RIA, DAY, 2 * DAY, MAX)).toMatchObject(refused);
  await product.deps.store.write((tx) => setRoles(tx, MAX, [{ role: "admin", scope: "queue:sorting-leads" }]));
  expect(await away(RIA, DAY, 2 * DAY, MAX)).toMatchObject(refused);
  expect(await away(RIA, -2 * DAY, -DAY)).toMatchObject({ ok: false, refusal: { code: "invalid", errors: [{ path: "/untilMs" }] } });
});

test("a deputy is another person, within a scope that exists, named by oneself or an admin", async () => {
  expect(await deputy(RIA, RIA)).toMatchObject({ ok: false, refusal: { errors: [{ path: "/deputy" }] } });
  expect(await deputy(RIA, MAX, "queue:nowhere")).toMatchObject({ ok: false, refusal: { errors: [{ path: "/scope" }] } });
  expect(await deputy(RIA, MAX, "", MAX)).toMatchObject(refused);
  // Who administers one queue could take in the work of all others.
  await product.deps.store.write((tx) => setRoles(tx, MAX, [{ role: "admin", scope: "queue:refunds-exceptions" }]));
  expect(await deputy(RIA, MAX, "", MAX)).toMatchObject(refused);
  const { id } = value(await deputy(RIA, MAX, "queue:refunds-exceptions"));
  value(await deputy(RIA, ADA, "workflow:refunds", ADA));
  expect((await person(RIA))?.deputies.map(({ scope }) => scope).toSorted()).toEqual(["queue:refunds-exceptions", "workflow:refunds"]);
  // Who is to stand in may say no.
  product.pass(HOUR);
  value(await endDeputy(product.deps, { ...by(MAX), id }));
  expect((await person(RIA))?.deputies.filter(({ until }) => until > product.now())).toHaveLength(1);
  expect(await types(RIA)).toEqual(["deputy_named", "deputy_named", "deputy_ended"]);
});

test("what an absent person has claimed goes back to its queue once, and its event says why; what they set aside waits for them", async () => {
  const claimed = await product.submit(refund(420, { external_id: "1" }));
  const aside = await product.submit(refund(430, { external_id: "2" }));
  for (const id of [claimed, aside]) await product.claim(RIA, id);
  const set = suspendInput.parse({ itemId: aside, untilMs: product.now() + 3 * HOUR, reason: "The bank calls back." });
  value(await suspendItem(product.deps, { ...by(RIA), ...set }));
  expect(await releaseAway(product.deps, 10)).toMatchObject({ givenBack: 0 });
  value(await away(RIA, 0, DAY));
  product.pass(MINUTE);
  expect(await releaseAway(product.deps, 10)).toEqual({ givenBack: 1, faults: [], more: false });
  expect(await releaseAway(product.deps, 10)).toEqual({ givenBack: 0, faults: [], more: false });
  expect([(await item(claimed))?.review, (await item(aside))?.review]).toEqual(["queued", "suspended"]);
  const last = (await product.deps.store.read((tx) => readHistory(tx, claimed))).at(-1);
  expect([last?.type, last?.actor, last?.data]).toMatchObject(["released", { kind: "system" }, { away: { person: RIA, why: "absent" } }]);
  expect(await brokenIn(product.deps.store)).toEqual([]);
});

test("what somebody holds is shown with who could take it, and is handed to a colleague by a manager or by themselves alone", async () => {
  const claimed = await product.submit(refund(420, { external_id: "1" }));
  const asked = await product.submit(refund(430, { external_id: "2" }));
  await product.claim(RIA, claimed);
  await product.claim(RIA, asked);
  await product.ask(RIA, asked, "Which lamp?");
  const held = value(await holdings(product.deps, RIA, RIA));
  expect(held.items.map(({ id, state, colleagues }) => [id, state, colleagues.map((one) => one.id)])).toEqual([
    [claimed, "claimed", [MAX]],
    [asked, "awaiting_input", [MAX]],
  ]);
  expect(await holdings(product.deps, RIA, MAX)).toMatchObject(refused);
  await product.deps.store.write(async (tx) => {
    await setRoles(tx, ADA, [{ role: "manager", scope: "workflow:expenses" }]);
    await setRoles(tx, RIA, [
      { role: "reviewer", scope: null },
      { role: "reviewer", scope: "workflow:expenses" },
    ]);
  });
  expect(value(await holdings(product.deps, ADA, RIA)).items.map(({ title, colleagues }) => [title, colleagues])).toEqual([
    ["An item that is not for you to see", []],
    ["An item that is not for you to see", []],
  ]);
  const hand = (who: PersonId, itemId: ItemId, to: PersonId | null) =>
    handOver(product.deps, { ...by(who), ...handOverInput.parse({ person: RIA, itemId, to, why: "absent" }) });
  expect(await hand(ADA, claimed, MAX)).toMatchObject({ ok: false });
  value(await hand(MAX, asked, MAX));
  value(await hand(RIA, claimed, null));
  expect([(await item(claimed))?.review, (await item(asked))?.claim?.by]).toEqual(["queued", MAX]);
});

test("nobody leaves before everything they own has another owner; then their queues, agents, keys and sign-ins are gone at once", async () => {
  const offboard = (input: object, who = ADA) =>
    offboardPerson(product.deps, { ...by(who), ...offboardInput.parse({ person: RIA, ...input }) });
  const owned = ["mail-unclear", "travel-declarations", "refunds-exceptions"].map((queue) => ({ queue, owner: MAX }));
  await product.deps.store.write((tx) =>
    insertLogin(tx, { id: "login-1", person: RIA, name: "Ria", email: "ria@example.test", password: { digest: "x", until: null }, at: 1 }),
  );
  await product.newKey({ maker: RIA });
  const claimed = await product.submit(refund(420, { external_id: "1" }));
  await product.claim(RIA, claimed);
  const aside = await product.submit(refund(430, { external_id: "2" }));
  await product.claim(RIA, aside);
  const set = suspendInput.parse({ itemId: aside, untilMs: product.now() + 3 * HOUR, reason: "The bank calls back." });
  value(await suspendItem(product.deps, { ...by(RIA), ...set }));

  expect(await offboard({}, MAX)).toMatchObject(refused);
  const lacking = await offboard({ queues: owned.slice(1) });
  expect(lacking).toMatchObject({ ok: false, refusal: { code: "invalid", errors: [{ path: "/queues" }] } });
  expect(await offboard({ queues: owned.map((one) => ({ ...one, owner: RIA })) })).toMatchObject({
    ok: false,
    refusal: { code: "invalid", errors: [{ path: "/queues/0/owner" }, { path: "/queues/1/owner" }, { path: "/queues/2/owner" }] },
  });
  expect(await offboard({ person: ADA })).toMatchObject({ ok: false, refusal: { errors: [{ path: "/person" }] } });

  value(await offboard({ queues: owned }));
  const rows = await product.deps.store.read(async (tx) => ({
    queues: [...(await product.deps.directory.at(tx)).queues.values()],
    accounts: await tx.q.$count(tx.t.authAccount),
    keys: (await tx.q.select().from(tx.t.keys)).filter((key) => key.person === RIA && key.revokedAt === null).length,
  }));
  expect(rows.queues.filter(({ owner, members }) => owner === RIA || members.includes(RIA))).toEqual([]);
  expect([rows.accounts, rows.keys]).toEqual([0, 0]);
  expect(await releaseAway(product.deps, 10)).toMatchObject({ givenBack: 2, faults: [] });
  expect([(await item(claimed))?.review, (await item(aside))?.review]).toEqual(["queued", "queued"]);
  expect(await offboard({ queues: owned })).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  expect(await brokenIn(product.deps.store)).toEqual([]);
});

test("an agent's owner leaves only once somebody else answers for it", async () => {
  await product.deps.store.write((tx) => setRoles(tx, OWNER, [{ role: "reviewer", scope: null }]));
  const offboard = (agents: readonly object[]) =>
    offboardPerson(product.deps, { ...by(ADA), ...offboardInput.parse({ person: OWNER, agents }) });
  expect(await offboard([])).toMatchObject({ ok: false, refusal: { errors: [{ path: "/agents" }, { path: "/agents" }] } });
  value(await offboard([AGENT, product.otherAgent].map((agent) => ({ agent, owner: MAX }))));
  const agents = await product.deps.store.read(async (tx) => [...(await product.deps.directory.at(tx)).agents.values()]);
  expect(new Set(agents.map(({ owner }) => owner))).toEqual(new Set([MAX]));
});

test("the coming two weeks name a hole, who is alone, and who stands in, by the core's own rules", async () => {
  const page = () => coveragePage(product.deps, MAX);
  const of = async (kind: string) => (await page()).findings.filter((finding) => finding.kind === kind);
  expect(await of("nobody")).toEqual([]);
  value(await away(MAX, 2 * DAY, 3 * DAY));
  const from = product.now() + 2 * DAY;
  expect(await of("nobody")).toMatchObject([{ queue: "sorting-leads", from, to: from + DAY }]);
  expect(await of("two_rotas")).toMatchObject([{ person: RIA, from, to: from + DAY }]);
  // Two must sign what large declarations ask for.
  expect(await of("too_few")).toMatchObject([{ queue: "finance-leads", cover: { needed: 2, could: 1, workflow: "expenses" } }]);
  await product.deps.store.write((tx) =>
    insertPerson(tx, {
      id: asPersonId("dan"),
      name: "Dan",
      email: "dan@example.test",
      createdAt: 1,
      roles: [{ role: "reviewer", scope: null }],
      skills: [],
    }),
  );
  value(
    await nameDeputy(product.deps, {
      ...by(MAX),
      ...nameDeputyInput.parse({ person: MAX, deputy: "dan", fromMs: from, untilMs: from + DAY, scope: "queue:sorting-leads" }),
    }),
  );
  expect(await of("nobody")).toEqual([]);
  expect(
    (await of("one")).filter((one) => "queue" in one && one.queue === "sorting-leads").map((one) => "cover" in one && one.cover.able),
  ).toContainEqual(["dan"]);
  const team = (await page()).team.find((one) => one.person.id === MAX);
  expect(team?.deputies).toMatchObject([{ awayToo: false, scope: "queue:sorting-leads" }]);
});
