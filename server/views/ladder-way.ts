// What would happen to an item that came into a queue now and that nobody answered: each rung with its instant, and the real names of who would be told then.
import { lintPaths } from "@core/escalation/lint-ladders";
import { clocksFrom, kindOfWhom, type Step, wayFrom } from "@core/escalation/path";
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import type { PreviewQueueInput } from "@core/words/ladders";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import type { StoredQueue } from "@/db/queries/queues";
import { type Directory, hoursOf } from "../access/directory";
import { opensAt, pathGround, policiesOnPaths, withQueue, worksAt } from "../access/ladder-ground";
import { administersQueue, seesQueue } from "../access/resolve";
import { type WhoIsTold, whoIsTold } from "../access/who-is-told";
import type { Deps } from "../deps";
import { findingView, leadingTo } from "./ladders-page";
import type { Names } from "./names";
import { type Reading, readAs } from "./reading";
import type { QueuePreview, StepView, WayView } from "./shapes-ladders";

/** As the queue is. */
export function ladderWay(deps: Deps, person: PersonId, id: QueueId): Promise<Result<WayView, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing } = reading;
    if (!directory.queues.has(id) || !seesQueue(standing, id)) return refuse({ code: "not-found" });
    const policies = await policiesOnPaths(tx, deps.lifecycle.fallbackQueue, now);
    return ok(shapeWay(reading, directory, id, pathGround(directory, policies, deps.lifecycle.fallbackQueue, now)));
  });
}

/** As its editor has it, with what the lint would say of the queue, and of others that it would break. */
export function previewQueue(deps: Deps, person: PersonId, { isNew, ...edit }: PreviewQueueInput): Promise<Result<QueuePreview, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing, names } = reading;
    if (!administersQueue(standing, isNew ? null : edit.id)) return refuse({ code: "forbidden", right: "queue.write" });
    const { fallbackQueue } = deps.lifecycle;
    const policies = await policiesOnPaths(tx, fallbackQueue, now);
    const edited = withQueue(directory, { ...edit, version: 0, createdAt: now });
    const ground = pathGround(edited, policies, fallbackQueue, now);
    const known = new Set(lintPaths(pathGround(directory, policies, fallbackQueue, now)).map(keyOf));
    const findings = lintPaths(ground)
      .filter((finding) => finding.queue === edit.id || !known.has(keyOf(finding)))
      .map((finding) => findingView(finding, edited, names));
    return ok({ way: shapeWay(reading, edited, edit.id, ground), findings });
  });
}

const keyOf = ({ code, queue, field }: ReturnType<typeof lintPaths>[number]) => `${queue} ${code} ${field}`;

function shapeWay({ now, names }: Reading, directory: Directory, id: QueueId, ground: ReturnType<typeof pathGround>): WayView {
  const stored = (queue: QueueId): StoredQueue => {
    const known = directory.queues.get(queue);
    if (known === undefined) throw new Error(`no queue ${queue}`);
    return known;
  };
  const nameOf = (queue: QueueId) => ({ id: queue, name: revealLine(directory.queues.get(queue)?.name ?? queue) });
  const way = wayFrom(id, now, {
    queues: ground.queues,
    fallback: ground.fallback,
    clockOf: clocksFrom(now),
    takes: (queue, at) => worksAt(directory, stored(queue.id), at),
  });
  const toldAt = (queue: QueueId, who: Parameters<typeof whoIsTold>[2], at: Ms) =>
    toldView(whoIsTold(directory, stored(queue), who, at), names);
  const stepView = ({ queue, index, rung, at, landsIn }: Step): StepView => ({
    queue: nameOf(queue),
    index,
    afterS: rung.afterS,
    at,
    zone: hoursOf(directory, stored(queue))?.zone ?? null,
    notify: rung.do === "notify" ? { who: kindOfWhom(rung.who), ...toldAt(queue, rung.who, at) } : null,
    move: rung.do === "move" ? { wanted: nameOf(rung.to), lands: landsIn === null ? null : nameOf(landsIn) } : null,
  });
  return {
    now,
    queue: nameOf(id),
    opensAt: opensAt(directory, stored(id), now),
    steps: way.steps.map(stepView),
    ends: way.endsIn === null ? null : { queue: nameOf(way.endsIn.queue), ...toldAt(way.endsIn.queue, "owner", way.endsIn.since) },
    silence: leadingTo(id, ground.demands).map((leading) => ({ ...leading, at: now + leading.maxS * SECOND })),
  };
}

const toldView = ({ told, away }: WhoIsTold, names: Names) => ({
  told: told.map(({ person, standsInFor }) => ({
    person: names.person(person),
    standsInFor: standsInFor === null ? null : names.person(standsInFor),
  })),
  away: away.map(names.person),
});
