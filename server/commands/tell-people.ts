// Follows the trail and the clock and tells people what concerns them. How far it came is kept in the transaction that writes the notices, and one
// instance does it at a time: everything is told exactly once, whoever is killed meanwhile.
import { ANSWERS, noticeOf, TOLD_EVENTS, type Told, type ToldEvent, together } from "@core/escalation/notices-of";
import { idOfStream, parseData } from "@core/trail/event";
import { asAgentId, asItemId, asPersonId, type ItemId, type Ms, type PersonId } from "@core/words/ids";
import type { Notice } from "@core/words/notices";
import { tryLock } from "@/db/engine/locks";
import { putCursor, readCursor } from "@/db/queries/cursors";
import { listStream, readEventsAfter, type StoredEvent, trailEnd } from "@/db/queries/events";
import { fallenDue, workflowsOf } from "@/db/queries/fallen-due";
import type { Tx } from "@/db/store";
import { type Directory, everyQueue, standingsAt } from "../access/directory";
import { maySwitchStop, reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { tell } from "./commit/tell";

/** `elsewhere`: another process tells. Its lock ends with its transaction, so nobody who dies keeps it. */
export type Followed = "done" | "more" | "elsewhere";

/** Tells of at most `batch` events of the trail. On an installation that has told nobody yet it begins at the present end. */
export async function tellOfTrail(deps: Deps, batch: number): Promise<Followed> {
  const isThere = await deps.store.read(async (tx) => (await readCursor(tx, "tell:trail")) !== (await trailEnd(tx)));
  if (!isThere) return "done";
  return deps.store.write(async (tx) => {
    if (!(await tryLock(tx, "teller"))) return "elsewhere";
    const after = await readCursor(tx, "tell:trail");
    if (after === null) {
      await putCursor(tx, "tell:trail", await trailEnd(tx));
      return "done";
    }
    const events = await readEventsAfter(tx, { after, limit: batch });
    const end = events.at(-1)?.logIndex;
    if (end === undefined || end === null) return "done";
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const notices = [...(await ofItems(tx, directory, events)), ...ofOthers(directory, events, now)];
    for (const notice of together(notices)) await tell(deps, tx, now, notice);
    await putCursor(tx, "tell:trail", end);
    return events.length === batch ? "more" : "done";
  });
}

const isTold = ({ stream, type }: StoredEvent) => stream.startsWith("item:") && TOLD_EVENTS.some((told) => told === type);
const itemOf = ({ stream }: StoredEvent): ItemId => asItemId(idOfStream(stream));

async function ofItems(tx: Tx, directory: Directory, events: readonly StoredEvent[]): Promise<Notice[]> {
  const told = events.filter(isTold);
  const workflows = await workflowsOf(tx, [...new Set(told.map(itemOf))]);
  const queues = everyQueue(directory);
  const notices: Notice[] = [];
  for (const event of told) {
    const item = itemOf(event);
    const about: Told = {
      item,
      workflow: workflows.get(item) ?? "",
      // What came into a queue while that was removed still has an owner there.
      queue: (id) => queues.get(id) ?? null,
      asker: ANSWERS.some((type) => type === event.type) ? await askerOf(tx, event) : null,
    };
    const notice = noticeOf(asTold(event), about);
    if (notice !== null) notices.push(notice);
  }
  return notices;
}

/** What stands in an event of an item's stream was written from its type's own data. */
const asTold = ({ type, actor, data }: StoredEvent): ToldEvent => ({ type, actor, data: parseData(data) }) as unknown as ToldEvent;

/** Whom this event answers: who had asked for that opinion, had sent the item up, or had asked the agent, last before it. */
async function askerOf(tx: Tx, { stream, seq, type, data }: StoredEvent): Promise<PersonId | null> {
  const opinion = type === "opinion_given" ? parseData(data).asked : null;
  const asks = type === "returned" ? "escalated" : "asked";
  const before = (await listStream(tx, stream)).filter((event) => event.seq < seq);
  const asked = before.findLast((event) => (type === "opinion_given" ? event.seq === opinion : event.type === asks));
  return asked?.actor.kind === "person" ? asPersonId(asked.actor.id) : null;
}

/** Stops that were pulled or lifted, and checks of past rulings that found some which differ. */
function ofOthers(directory: Directory, events: readonly StoredEvent[], now: Ms): Notice[] {
  return events.flatMap((event) => {
    if (event.stream.startsWith("stop:")) return ofStop(directory, event, now);
    if (event.type === "predictability-checked") return ofPredictability(directory, event, now);
    return [];
  });
}

const STOP_TOLD = ["pulled", "lift_asked", "lifted"];

/** Managers who may switch it, and the owner of an agent that it stops; all owners where it stops everything. */
function ofStop(directory: Directory, { stream, type, actor }: StoredEvent, now: Ms): Notice[] {
  if (!STOP_TOLD.includes(type)) return [];
  const [scope = "all", ...rest] = idOfStream(stream).split(":");
  const target = scope === "all" ? null : rest.join(":");
  if (scope !== "all" && scope !== "workflow" && scope !== "agent") return [];
  const managers = [...standingsAt(directory, now).values()].filter((standing) => maySwitchStop(standing, { scope, target }));
  const agents = [...directory.agents.values()].filter(({ id }) => scope === "all" || (scope === "agent" && id === target));
  const name = scope === "agent" ? (directory.agents.get(asAgentId(target ?? ""))?.name ?? target) : target;
  const to = [...managers.map(({ id }) => id), ...agents.map(({ owner }) => owner)].filter(
    (person) => !(actor.kind === "person" && actor.id === person),
  );
  return to.length === 0
    ? []
    : [{ kind: "stop", cause: `stop:${type}:${idOfStream(stream)}`, to, item: null, queue: null, data: { type, scope, name } }];
}

function ofPredictability(directory: Directory, { stream, data }: StoredEvent, now: Ms): Notice[] {
  const { differing } = parseData(data);
  if (typeof differing !== "number" || differing === 0) return [];
  const workflow = idOfStream(stream);
  const to = [...standingsAt(directory, now).values()].filter((standing) => reachesWorkflow(standing, "policy.sign", workflow));
  return [{ kind: "predictability", cause: "predictability", to: to.map(({ id }) => id), item: null, queue: null, workflow, data: {} }];
}

/** What is committed later than this after its own due time is not told of. */
const LATE_COMMIT_MS = 5_000;

/** Tells of the open items whose due time has come since it last looked: those who hold them, and the owners of their queues. */
export async function tellOfDue(deps: Deps): Promise<Followed> {
  return deps.store.write(async (tx) => {
    if (!(await tryLock(tx, "teller"))) return "elsewhere";
    const now = await deps.store.nowMs(tx);
    const upTo = now - LATE_COMMIT_MS;
    const after = await readCursor(tx, "tell:due");
    if (after !== null && after >= upTo) return "done";
    if (after !== null) {
      const directory = await deps.directory.at(tx);
      for (const notice of together(ofDue(directory, await fallenDue(tx, after, upTo)))) await tell(deps, tx, now, notice);
    }
    await putCursor(tx, "tell:due", upTo);
    return "done";
  });
}

const ofDue = (directory: Directory, due: Awaited<ReturnType<typeof fallenDue>>): Notice[] =>
  due.flatMap(({ queue, workflow, claimant, count: times, item }) => {
    const owner = queue === null ? undefined : directory.queues.get(queue)?.owner;
    const about = { kind: "overdue", item: times === 1 ? item : null, workflow, times } as const;
    return [
      ...(claimant === null ? [] : [{ ...about, cause: "overdue:held", to: [claimant], queue: null, data: { to: "you" } }]),
      ...(owner === undefined || owner === claimant ? [] : [{ ...about, cause: `overdue:${queue}`, to: [owner], queue, data: {} }]),
    ];
  });
