// A working day in virtual time, on a real store: morning load, an absent reviewer with a deputy, an item that climbs to its owner, a stop pulled and lifted,
// four hours in which nothing runs, and a night in which the clocks change; then the whole story is read back from the trail alone.
import { nameDeputyInput, saveAbsenceInput } from "@core/words/absences";
import type { Calendar } from "@core/words/calendar";
import { approveInput, claimInput, liftStopInput, pullStopInput } from "@core/words/decisions";
import { asPersonId, asQueueId, type ItemId, type Ms, type PersonId } from "@core/words/ids";
import { saveCalendarInput } from "@core/words/ladders";
import { DAY } from "@core/words/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream, type StoredEvent } from "@/db/queries/events";
import { dueItemIds, readItem } from "@/db/queries/items";
import { insertPerson } from "@/db/queries/people";
import { readQueue } from "@/db/queries/queues";
import { brokenIn } from "@/db/testing/whole";
import { advanceDue } from "./commands/advance-due";
import { approveItem } from "./commands/approve-item";
import { assignWork } from "./commands/assign-work";
import { claimItem } from "./commands/claim-item";
import { liftStop } from "./commands/lift-stop";
import { nameDeputy } from "./commands/name-deputy";
import { pullStop } from "./commands/pull-stop";
import { releaseAway } from "./commands/release-away";
import { retimeLadders } from "./commands/retime-ladders";
import { revokeStopped } from "./commands/revoke-stopped";
import { saveAbsence } from "./commands/save-absence";
import { saveCalendar } from "./commands/save-calendar";
import { saveQueue } from "./commands/save-queue";
import { tellOfTrail } from "./commands/tell-people";
import { MAX, RIA, refund } from "./rest/testing/planted";
import { inboxPage } from "./views/inbox";
import { type Screen, screen, value } from "./views/testing/screen";

const ZONE = "Europe/Berlin";
const DORA = asPersonId("dora");
const ADA = asPersonId("ada");
const by = (person: PersonId) => ({ actor: { kind: "person", person } }) as const;
const REFUNDS = asQueueId("refunds-exceptions");
const LEADS = asQueueId("finance-leads");
/** On Sunday, 28 March 2027, at two in the morning, the clocks of Berlin go to three. */
const office: Calendar = {
  zone: ZONE,
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ from: 8 * 60, to: 18 * 60 }] : [])),
  days: {},
};
const friday = (time: string): Ms => Date.parse(`2027-03-26T${time}+01:00`);
const monday = (time: string): Ms => Date.parse(`2027-03-29T${time}+02:00`);

let day: Screen;
beforeAll(async () => {
  day = await screen();
  await opens();
});
afterAll(() => day.close());

/**
 * On Thursday evening people prepare the next day: Ada gives two queues office hours, from eight to six; Ria is away and names Dora, who then
 * has what is Ria's in one queue.
 */
async function opens(): Promise<void> {
  day.pass(friday("07:00") - DAY - day.now());
  const createdAt = day.now();
  await day.deps.store.write((tx) =>
    insertPerson(tx, {
      id: DORA,
      name: "Dora Daun",
      email: "dora@example.test",
      createdAt,
      skills: [],
      roles: [{ role: "reviewer", scope: null }],
    }),
  );
  await told();
  const { id: calendar } = value(
    await saveCalendar(day.deps, { ...by(ADA), ...saveCalendarInput.parse({ id: null, version: null, name: "Office", body: office }) }),
  );
  for (const id of [REFUNDS, LEADS]) {
    const queue = await day.deps.store.read((tx) => readQueue(tx, id));
    if (queue === null) throw new Error(`no queue ${id}`);
    const { createdAt: _createdAt, version, ...rest } = queue;
    value(await saveQueue(day.deps, { ...rest, calendar }, { by: by(ADA).actor, version }));
  }
  const away = { person: RIA, fromMs: friday("00:00"), untilMs: monday("00:00") };
  value(await saveAbsence(day.deps, { ...by(RIA), ...saveAbsenceInput.parse(away) }));
  value(await nameDeputy(day.deps, { ...by(RIA), ...nameDeputyInput.parse({ ...away, deputy: DORA, scope: `queue:${REFUNDS}` }) }));
}

/** What people are told of the trail up to here. */
async function told(): Promise<void> {
  await day.sequence();
  while ((await tellOfTrail(day.deps, 1_000)) === "more");
}

/** What the jobs of a running product do, at this instant. */
async function work(): Promise<void> {
  const { deps } = day;
  const jobs = [advanceDue, releaseAway, revokeStopped, retimeLadders, assignWork] as const;
  for (const job of jobs.map((each) => () => each(deps, 200))) {
    let more = true;
    while (more) {
      const outcome = await job();
      expect(outcome.faults).toEqual([]);
      more = outcome.more;
    }
  }
  await told();
}

/** Lets time go on to an instant, with the drivers looking at each deadline as it comes. */
async function until(instant: Ms): Promise<void> {
  for (;;) {
    const [next] = await day.deps.store.read((tx) => dueItemIds(tx, instant, 1));
    const due = next && (await day.deps.store.read((tx) => readItem(tx, next)))?.nextAt;
    if (!due) break;
    day.pass(Math.max(0, due - day.now()));
    await work();
  }
  day.pass(instant - day.now());
  await work();
}

const submit = async (order: string, amount = 420): Promise<ItemId> => day.submit(refund(amount, { external_id: order }));
const standIn = async (itemId: ItemId) => {
  value(await claimItem(day.deps, { ...by(DORA), ...claimInput.parse({ itemId, onBehalfOf: RIA }) }));
  const { revisionHash, version: seenVersion } = await day.open(DORA, itemId);
  value(
    await approveItem(day.deps, { ...by(DORA), ...approveInput.parse({ itemId, revisionHash, seenVersion, note: "", onBehalfOf: RIA }) }),
  );
};
const redeem = async (id: ItemId) => {
  const { revision_hash } = (await day.get(`/items/${id}`)).body;
  return day.post(`/items/${id}/executions?wait=0`, { revision_hash });
};
async function run(id: ItemId): Promise<void> {
  const redeemed = await redeem(id);
  expect(redeemed.status).toBe(201);
  expect((await day.post(`/executions/${redeemed.body.id}/report`, { outcome: "succeeded" })).status).toBe(200);
}

/** The trail of an item in words that a person would write down, at the wall clock of Berlin. */
async function story(id: ItemId): Promise<readonly string[]> {
  return (await day.deps.store.read((tx) => listStream(tx, `item:${id}`))).map(line);
}
/** What a person was told, latest first, as their inbox says it. */
async function inbox(person: PersonId): Promise<readonly string[]> {
  const { notices } = await inboxPage(day.deps, person, { only: "all", before: null });
  return notices.map(({ words, lastAt }) => `${clock.format(lastAt).replace(",", "")} ${words}`);
}
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "short", hour: "2-digit", minute: "2-digit" });
function line({ at, type, actor, onBehalfOf, holder, data }: StoredEvent): string {
  const { notify } = JSON.parse(data) as { readonly notify?: string | null };
  const who = onBehalfOf === null ? actor.id : `${actor.id} for ${onBehalfOf}`;
  return [clock.format(at).replace(",", ""), type, `by ${who}`, notify && `tells ${notify}`, holder && `→ ${holder.id}`]
    .filter(Boolean)
    .join(" ");
}

test("a working day", { timeout: 120_000 }, async () => {
  // The morning: ten refunds at once. Dora signs for Ria, Max for himself, and nobody takes the last two.
  await until(friday("08:00"));
  const morning = await Promise.all(Array.from({ length: 10 }, (_, index) => submit(`m${index}`)));
  const [first, climbing] = [morning[0], morning[9]];
  if (first === undefined || climbing === undefined) throw new Error("nothing came in");
  await until(friday("08:05"));
  for (const id of morning.slice(0, 5)) await standIn(id);
  for (const id of morning.slice(5, 9)) await day.approve(MAX, id);
  await until(friday("08:06"));
  for (const id of morning.slice(0, 8)) await run(id);
  const late = morning[8] as ItemId;

  // Nobody answers: members are told, then the owner, then it moves up, and there the owner is told.
  await until(friday("10:55"));
  await day.approve(MAX, climbing);

  // A stop under load: what people granted waits, what policy had cleared goes to people, and so does new work.
  await until(friday("11:00"));
  const small = await submit("s1", 20);
  value(await pullStop(day.deps, { ...by(MAX), ...pullStopInput.parse({ scope: "workflow", target: "refunds" }) }));
  expect((await redeem(climbing)).body.code).toBe("stopped");
  await work();
  const under = await submit("s2", 20);
  expect((await redeem(small)).body.code).toBe("wrong-state");
  await until(friday("11:05"));
  value(
    await liftStop(day.deps, {
      ...by(MAX),
      ...liftStopInput.parse({ scope: "workflow", target: "refunds", reason: "It was the test account." }),
    }),
  );
  await run(climbing);
  await day.approve(MAX, small);
  await day.reject(MAX, under, "Sent twice.");
  await until(friday("11:06"));
  await run(small);

  // Four hours in which nothing runs: the ladder goes on from where it was, in order, with fresh delays.
  const before = await submit("o1");
  await until(friday("11:30"));
  day.pass(4 * 3_600_000);
  await until(friday("15:32"));
  await until(friday("17:00"));
  await day.approve(MAX, before);

  // Over a week-end in which the clocks change: ten minutes before closing time count, the nights do not. The fallback queue is open all night.
  await until(friday("17:50"));
  const overnight = await submit("n1");
  await until(Date.parse("2027-03-28T01:45+01:00"));
  const unheard = await day.submit({ workflow: "unheard-of", title: "Something", action: { name: "do", arguments: {} } });
  await until(Date.parse("2027-03-28T03:20+02:00"));
  await day.approve(MAX, unheard);
  await until(monday("08:30"));

  // The whole of it, from the trail.
  expect(await story(first)).toMatchInlineSnapshot(`
    [
      "Fri 08:00 submitted by refund-agent → refund-agent",
      "Fri 08:00 ruled by policy → refund-agent",
      "Fri 08:00 queued by policy → refunds-exceptions",
      "Fri 08:05 claimed by dora for ria → dora",
      "Fri 08:05 voted by dora for ria → dora",
      "Fri 08:05 cleared by dora for ria → refund-agent",
      "Fri 08:06 redeemed by refund-agent → refund-agent",
      "Fri 08:06 succeeded by refund-agent",
    ]
  `);
  expect(await story(climbing)).toMatchInlineSnapshot(`
    [
      "Fri 08:00 submitted by refund-agent → refund-agent",
      "Fri 08:00 ruled by policy → refund-agent",
      "Fri 08:00 queued by policy → refunds-exceptions",
      "Fri 08:15 rung_fired by timer tells members → refunds-exceptions",
      "Fri 08:45 rung_fired by timer tells owner → refunds-exceptions",
      "Fri 09:00 rung_fired by timer → finance-leads",
      "Fri 10:00 rung_fired by timer tells owner → finance-leads",
      "Fri 10:55 voted by max → finance-leads",
      "Fri 10:55 cleared by max → refund-agent",
      "Fri 11:05 redeemed by refund-agent → refund-agent",
      "Fri 11:05 succeeded by refund-agent",
    ]
  `);
  expect(await story(late)).toMatchInlineSnapshot(`
    [
      "Fri 08:00 submitted by refund-agent → refund-agent",
      "Fri 08:00 ruled by policy → refund-agent",
      "Fri 08:00 queued by policy → refunds-exceptions",
      "Fri 08:05 voted by max → refunds-exceptions",
      "Fri 08:05 cleared by max → refund-agent",
      "Fri 08:20 grant_expired by timer",
    ]
  `);
  expect(await story(small)).toMatchInlineSnapshot(`
    [
      "Fri 11:00 submitted by refund-agent → refund-agent",
      "Fri 11:00 ruled by policy → refund-agent",
      "Fri 11:00 cleared by policy → refund-agent",
      "Fri 11:00 revoked by stop → refund-agent",
      "Fri 11:00 ruled by stop → refund-agent",
      "Fri 11:00 queued by stop → refunds-exceptions",
      "Fri 11:05 voted by max → refunds-exceptions",
      "Fri 11:05 cleared by max → refund-agent",
      "Fri 11:06 redeemed by refund-agent → refund-agent",
      "Fri 11:06 succeeded by refund-agent",
    ]
  `);
  expect(await story(under)).toMatchInlineSnapshot(`
    [
      "Fri 11:00 submitted by refund-agent → refund-agent",
      "Fri 11:00 ruled by policy → refund-agent",
      "Fri 11:00 queued by policy → refunds-exceptions",
      "Fri 11:05 closed by max",
    ]
  `);
  expect(await story(before)).toMatchInlineSnapshot(`
    [
      "Fri 11:06 submitted by refund-agent → refund-agent",
      "Fri 11:06 ruled by policy → refund-agent",
      "Fri 11:06 queued by policy → refunds-exceptions",
      "Fri 11:21 rung_fired by timer tells members → refunds-exceptions",
      "Fri 15:30 rung_fired by timer tells owner → refunds-exceptions",
      "Fri 15:45 rung_fired by timer → finance-leads",
      "Fri 16:45 rung_fired by timer tells owner → finance-leads",
      "Fri 17:00 voted by max → finance-leads",
      "Fri 17:00 cleared by max → refund-agent",
      "Fri 17:15 grant_expired by timer",
    ]
  `);
  expect(await story(overnight)).toMatchInlineSnapshot(`
    [
      "Fri 17:50 submitted by refund-agent → refund-agent",
      "Fri 17:50 ruled by policy → refund-agent",
      "Fri 17:50 queued by policy → refunds-exceptions",
      "Mon 08:05 rung_fired by timer tells members → refunds-exceptions",
    ]
  `);
  expect(await story(unheard)).toMatchInlineSnapshot(`
    [
      "Sun 01:45 submitted by refund-agent → refund-agent",
      "Sun 01:45 ruled by policy → refund-agent",
      "Sun 01:45 queued by policy → fallback",
      "Sun 03:15 rung_fired by timer tells owner → fallback",
      "Sun 03:20 voted by max → fallback",
      "Sun 03:20 cleared by max → refund-agent",
      "Sun 03:35 grant_expired by timer",
    ]
  `);
  expect(await brokenIn(day.deps.store)).toEqual([]);

  // Who was told of it: once for each cause while they had not read it, and the deputy in the place of who was away.
  expect(await inbox(DORA)).toMatchInlineSnapshot(`
    [
      "Fri 15:30 4 reminders of what waits in Refunds, exceptions, for Ria Roth",
    ]
  `);
  expect(await inbox(RIA)).toMatchInlineSnapshot(`
    [
      "Mon 08:05 Something waits in Refunds, exceptions",
      "Fri 15:45 2 reminders of what waits in Finance leads",
    ]
  `);
  expect(await inbox(MAX)).toMatchInlineSnapshot(`
    [
      "Mon 08:05 3 reminders of what waits in Refunds, exceptions",
      "Sun 03:15 Something waits in Nobody else's",
      "Fri 16:45 4 reminders of what waits in Finance leads",
    ]
  `);
});
