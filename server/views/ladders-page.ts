// Queues, ladders and calendars as they are: who may change them, what uses them, which boundaries lead there, and what the lint of every path says.
import { nextClockChanges } from "@core/escalation/clock-changes";
import { lintPaths, type PathDemand, type PathFinding } from "@core/escalation/lint-ladders";
import type { PersonId, QueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { StoredCalendar } from "@/db/queries/calendars";
import { countOpenIn } from "@/db/queries/queue-pages";
import type { StoredQueue } from "@/db/queries/queues";
import type { Directory } from "../access/directory";
import { pathGround, policiesOnPaths } from "../access/ladder-ground";
import { pathFindingWords } from "../access/path-words";
import { type QueueUse, standingUses, useWords } from "../access/queue-uses";
import { administersQueue, seesQueue } from "../access/resolve";
import type { Deps } from "../deps";
import type { Names } from "./names";
import { type Reading, readAs } from "./reading";
import type { Allowed } from "./shapes";
import type { CalendarView, LadderQueue, LaddersPage, LeadingBoundary, PathFindingView, QueueUseView } from "./shapes-ladders";

/** What the person may see; the lint speaks of those queues alone. */
export function laddersPage(deps: Deps, person: PersonId): Promise<LaddersPage> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing, names } = reading;
    const { fallbackQueue } = deps.lifecycle;
    const policies = await policiesOnPaths(tx, fallbackQueue, now);
    const ground = pathGround(directory, policies, fallbackQueue, now);
    const seen = [...directory.queues.values()]
      .filter(({ id }) => seesQueue(standing, id))
      .sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name));
    const documents = policies.map(({ compiled }) => compiled.policy);
    const queues: LadderQueue[] = [];
    for (const queue of seen) {
      const count = await countOpenIn(tx, queue.id);
      const uses: readonly QueueUse[] = [
        ...standingUses(queue.id, directory, documents, fallbackQueue),
        ...(count === 0 ? [] : [{ kind: "items", count } as const]),
      ];
      queues.push(shapeQueue(reading, queue, ground.demands, uses));
    }
    return {
      queues,
      calendars: [...directory.calendars.values()].map((calendar) => shapeCalendar(calendar, directory, now)),
      findings: lintPaths(ground)
        .filter(({ queue }) => seesQueue(standing, queue))
        .map((finding) => findingView(finding, directory, names)),
      people: [...directory.people.values()]
        .filter(({ roles, offboardedAt }) => roles.length > 0 && (offboardedAt === null || offboardedAt > now))
        .map(({ id, name }) => ({ id, name: revealLine(name) })),
      create: administersQueue(standing, null) ? { ok: true } : { ok: false, code: "forbidden", reason: t("ladders.onlyAdminsOfAll") },
    };
  });
}

export const findingView = (finding: PathFinding, directory: Directory, names: Names): PathFindingView => {
  const { id, name } = names.queue(finding.queue);
  return {
    code: finding.code,
    severity: finding.severity,
    queue: { id, name },
    field: finding.field,
    ...pathFindingWords(finding, directory),
  };
};

/** Who decides by which boundary, once each. */
export function leadingTo(queue: QueueId, demands: readonly PathDemand[]): readonly LeadingBoundary[] {
  return demands
    .filter(({ chain }) => chain[0]?.queue === queue)
    .map(({ workflow, action, rule, onSilence, maxS, quorum }) => ({ workflow, action, rule, onSilence, maxS, quorum }))
    .sort((a, b) => a.workflow.localeCompare(b.workflow) || a.action.localeCompare(b.action));
}

function shapeQueue(
  { directory, standing, names }: Reading,
  queue: StoredQueue,
  demands: readonly PathDemand[],
  uses: readonly QueueUse[],
): LadderQueue {
  const { id, rank, owner, over, members, ladder, terms, version } = queue;
  const calendar = queue.calendar === null ? null : (directory.calendars.get(queue.calendar) ?? null);
  const change: Allowed = administersQueue(standing, id) ? { ok: true } : { ok: false, code: "forbidden", reason: t("ladders.onlyAdmins") };
  return {
    id,
    name: names.queue(id).name,
    rank,
    owner: names.person(owner),
    over: over === null ? null : { id: over, name: names.queue(over).name },
    members: members.map(names.person),
    ladder,
    calendar: calendar && { id: calendar.id, name: revealLine(calendar.name), zone: calendar.body.zone },
    terms,
    version,
    leading: leadingTo(id, demands),
    uses: uses.map((use) => ({ words: useWords(use), href: hrefOf(use, id) })),
    change,
  };
}

function hrefOf(use: QueueUse, queue: QueueId): QueueUseView["href"] {
  switch (use.kind) {
    case "policy":
    case "boundary":
    case "rule":
      return `/policy/${encodeURIComponent(use.workflow)}`;
    case "over":
    case "ladder":
      return `/ladders?queue=${encodeURIComponent(use.queue)}`;
    case "items":
      return `/queues/${encodeURIComponent(queue)}`;
    case "fallback":
      return null;
  }
}

/** Both changes of a year. */
const CHANGES_SHOWN = 2;

function shapeCalendar({ id, name, version, body }: StoredCalendar, directory: Directory, now: number): CalendarView {
  return {
    id,
    name: revealLine(name),
    version,
    body,
    queues: [...directory.queues.values()]
      .filter(({ calendar }) => calendar === id)
      .map((queue) => ({ id: queue.id, name: revealLine(queue.name) })),
    clockChanges: nextClockChanges(body.zone, now, CHANGES_SHOWN),
  };
}
