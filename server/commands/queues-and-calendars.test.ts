// Queues and calendars as admins save and remove them: who may, what the lint refuses, what is told by name, and what the trail keeps.
import { openEvent, streamOf } from "@core/trail/event";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import type { Result } from "@core/words/result";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { addAbsence, addDeputy } from "@/db/queries/people";
import { readRetimings } from "@/db/queries/retimings";
import { type Desk, openDesk } from "@/server/trpc/testing/desk";
import { ladderDryRun } from "@/server/views/ladder-dry-run";
import { ladderWay } from "@/server/views/ladder-way";
import { removeCalendar } from "./remove-calendar";
import { removeQueue } from "./remove-queue";
import { saveCalendar } from "./save-calendar";
import { type QueueToSave, saveQueue } from "./save-queue";

let desk: Desk;
let admin: PersonId;
let scoped: PersonId;
let reviewer: PersonId;
const NIGHT = asQueueId("night-desk");
const REFUNDS = asQueueId("refunds-exceptions");

beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.add("the-admin", ["admin"]);
  scoped = await desk.add("the-scoped-admin", [`admin queue:${REFUNDS}`]);
  reviewer = await desk.add("the-reviewer", ["reviewer"], [REFUNDS]);
});
afterAll(() => desk.close());

const by = (person: PersonId) => ({ kind: "person", person }) as const;
const night = (changes: Partial<QueueToSave> = {}): QueueToSave => ({
  id: NIGHT,
  name: "Night desk",
  owner: reviewer,
  members: [reviewer],
  over: null,
  rank: 5,
  ladder: [{ afterS: 900, do: "notify", who: "owner" }],
  calendar: null,
  terms: { skills: [], responseS: 600, resolutionS: 3_600, assign: "pull", keepRuns: false },
  ...changes,
});
const save = (queue: QueueToSave, version: number | null, person = admin) => saveQueue(desk.world.deps, queue, { by: by(person), version });
const OFFICE = { zone: "Europe/Berlin", week: [[{ from: 540, to: 1_020 }], [], [], [], [], [], []], days: {} };
const NEVER = { ...OFFICE, week: [[], [], [], [], [], [], []] };

function errorsOf(result: Result<unknown, Refusal>): readonly string[] {
  if (result.ok) return ["saved"];
  return result.refusal.code === "invalid" ? result.refusal.errors.map(({ path }) => path) : [result.refusal.code];
}
const refunds = async () => {
  const queue = await desk.world.deps.store.read(async (tx) => (await desk.world.deps.directory.at(tx)).queues.get(REFUNDS));
  if (queue === undefined) throw new Error("no refunds");
  const { version, createdAt: _, ...rest } = queue;
  return { version, queue: rest };
};

test("only an admin of everything creates; an admin of one queue changes that one; others change nothing", async () => {
  expect(errorsOf(await save(night(), null, reviewer))).toEqual(["forbidden"]);
  expect(errorsOf(await save(night(), null, scoped))).toEqual(["forbidden"]);
  const { queue, version } = await refunds();
  expect(errorsOf(await save({ ...queue, name: "Refunds" }, version, scoped))).toEqual(["saved"]);
  expect(errorsOf(await save({ ...queue, name: "Refunds" }, version, scoped))).toEqual(["/version"]);
  expect(errorsOf(await save(night(), null))).toEqual(["saved"]);
  expect(errorsOf(await save(night(), null))).toEqual(["/id"]);
  expect(errorsOf(await save(night(), 1, scoped))).toEqual(["forbidden"]);
});

test("what the lint calls an error is refused at its field, and unknown names by theirs", async () => {
  expect(errorsOf(await save(night({ over: NIGHT }), 1))).toEqual(["/over"]);
  expect(errorsOf(await save(night({ ladder: [{ afterS: 60, do: "move", to: NIGHT }] }), 1))).toEqual(["/ladder/0/to"]);
  expect(errorsOf(await save(night({ members: [], owner: admin }), 1))).toEqual(["/members"]);
  expect(errorsOf(await save(night({ owner: asPersonId("nobody"), over: asQueueId("nowhere"), calendar: "none" }), 1))).toEqual([
    "/owner",
    "/over",
    "/calendar",
  ]);
});

test("a calendar is used before it goes; its change and a queue's new hours put running ladders in line", async () => {
  const { deps } = desk.world;
  const made = await saveCalendar(deps, { actor: by(admin), id: null, version: null, name: "Office", body: OFFICE });
  if (!made.ok) throw new Error("not made");
  const { id } = made.value;
  expect(errorsOf(await saveCalendar(deps, { actor: by(scoped), id: null, version: null, name: "Mine", body: OFFICE }))).toEqual([
    "forbidden",
  ]);
  expect(errorsOf(await saveCalendar(deps, { actor: by(admin), id: null, version: null, name: "Office", body: OFFICE }))).toEqual([
    "/name",
  ]);
  expect(errorsOf(await save(night({ calendar: id }), 1))).toEqual(["saved"]);
  expect((await deps.store.read(readRetimings)).map(({ queue }) => queue)).toEqual([NIGHT]);
  expect(errorsOf(await saveCalendar(deps, { actor: by(admin), id, version: 1, name: "Office", body: NEVER }))).toEqual(["/body/week"]);
  expect(errorsOf(await saveCalendar(deps, { actor: by(admin), id, version: 7, name: "Office", body: OFFICE }))).toEqual(["/version"]);
  const days = { "2026-12-25": { name: "Christmas", shifts: [] } };
  const changed = await saveCalendar(deps, { actor: by(admin), id, version: 1, name: "Office", body: { ...OFFICE, days } });
  expect(changed).toEqual({ ok: true, value: { id, queues: 1 } });
  expect(errorsOf(await removeCalendar(deps, { actor: by(admin), id, version: 2 }))).toEqual([`/queues/${NIGHT}`]);
  expect(errorsOf(await save(night(), 2))).toEqual(["saved"]);
  expect(errorsOf(await removeCalendar(deps, { actor: by(admin), id, version: 2 }))).toEqual(["saved"]);
  const told = await deps.store.read((tx) => listStream(tx, streamOf("calendar", id)));
  expect(told.map(({ type, actor }) => `${type} ${actor.id}`)).toEqual(["created the-admin", "changed the-admin", "removed the-admin"]);
});

test("a queue that is used is not removed, and each use is named; one that is removed gives its id to nobody", async () => {
  const { deps } = desk.world;
  await desk.submit();
  const { version } = await refunds();
  const uses = errorsOf(await removeQueue(deps, { actor: by(admin), id: REFUNDS, version }));
  expect(uses).toContain("/uses/policy/refunds");
  expect(uses).toContain("/uses/items");
  expect(errorsOf(await removeQueue(deps, { actor: by(admin), id: deps.lifecycle.fallbackQueue, version: 1 }))).toContain("/uses/fallback");
  expect(errorsOf(await removeQueue(deps, { actor: by(reviewer), id: NIGHT, version: 3 }))).toEqual(["forbidden"]);
  expect(errorsOf(await removeQueue(deps, { actor: by(admin), id: NIGHT, version: 1 }))).toEqual(["/version"]);
  expect(errorsOf(await removeQueue(deps, { actor: by(admin), id: NIGHT, version: 3 }))).toEqual(["saved"]);
  expect(errorsOf(await save(night({ name: "Another" }), null))).toEqual(["/id"]);
  const told = await deps.store.read((tx) => listStream(tx, streamOf("queue", NIGHT)));
  expect(told.map(({ type }) => type)).toEqual(["created", "changed", "changed", "removed"]);
  expect(openEvent(told[0]?.data ?? "{}", []).data).toMatchObject({ owner: reviewer, calendar: null, terms: { responseS: 600 } });
});

test("the way ahead names who is there then, and the dry run counts what really waited", async () => {
  const { deps } = desk.world;
  const way = await ladderWay(deps, reviewer, REFUNDS);
  if (!way.ok) throw new Error("no way");
  expect(way.value.steps.length).toBeGreaterThan(0);
  expect(way.value.steps.every(({ at }, index) => at > (way.value.steps[index - 1]?.at ?? way.value.now))).toBe(true);
  const { queue } = await refunds();
  const run = await ladderDryRun(deps, admin, { queue: REFUNDS, ladder: [...queue.ladder], calendar: null });
  expect(run.ok && run.value.inForce).toEqual(run.ok && run.value.edited);
  expect(run.ok && run.value.inForce.stays).toBeGreaterThan(0);
  expect(await ladderDryRun(deps, reviewer, { queue: REFUNDS, ladder: [], calendar: null })).toEqual({
    ok: false,
    refusal: { code: "forbidden", right: "queue.write" },
  });
});

test("whoever is absent when a rung fires is stood in for by their deputy, or said to be away; those who come back are told themselves", async () => {
  const { deps } = desk.world;
  const deputy = await desk.add("the-deputy", ["reviewer"]);
  const { queue, version } = await refunds();
  const ladder = [60, 60, 2 * 86_400].map((afterS) => ({ afterS, do: "notify", who: reviewer }) as const);
  expect(errorsOf(await save({ ...queue, ladder }, version))).toEqual(["saved"]);
  const toldBy = async () => {
    const way = await ladderWay(deps, admin, REFUNDS);
    if (!way.ok) throw new Error("no way");
    return way.value.steps.map(({ notify }) => [
      ...(notify?.told ?? []).map(({ person, standsInFor }) => `${person.id} for ${standsInFor?.id ?? "themselves"}`),
      ...(notify?.away ?? []).map(({ id }) => `${id} is away`),
    ]);
  };
  const now = desk.world.now();
  const DAY = 86_400_000;
  await deps.store.write((tx) => addAbsence(tx, { id: "leave", person: reviewer, from: now - 1, until: now + DAY }));
  expect(await toldBy()).toEqual([[`${reviewer} is away`], [`${reviewer} is away`], [`${reviewer} for themselves`]]);
  await deps.store.write((tx) =>
    addDeputy(tx, { id: "stand-in", person: reviewer, deputy, from: now - 1, until: now + 90_000, scope: `queue:${REFUNDS}` }),
  );
  expect(await toldBy()).toEqual([[`${deputy} for ${reviewer}`], [`${reviewer} is away`], [`${reviewer} for themselves`]]);
});
