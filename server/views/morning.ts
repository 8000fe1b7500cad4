// The manager's morning on one page: what is late and who holds it, what nobody knows the outcome of, what was taken back or decided against its agent, and what changed.
import { lastWorkingDay } from "@core/escalation/last-working-day";
import { asPersonId, type Ms, type PersonId } from "@core/words/ids";
import type { MorningInput, MorningList } from "@core/words/morning";
import { isReservedWorkflow } from "@core/words/self-test";
import { DAY } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { listErasures } from "@/db/queries/erasures";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import { readBrokenWays } from "@/db/queries/messages";
import { type ChangedDocument, closedSince, lateItems, publishedSince, toReconcile } from "@/db/queries/morning";
import { listWorkflows } from "@/db/queries/policies";
import { listStops } from "@/db/queries/stops";
import { readHolder } from "@/db/queries/stored-item";
import { mayErase } from "../access/erasing";
import { covers, reachesWorkflow } from "../access/resolve";
import type { Standing } from "../access/standing";
import { accessRow } from "../access/table";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import { stopViews } from "./list-stops";
import { type Reading, readAs } from "./reading";
import type { Morning, MorningChange, MorningItem, Told } from "./shapes-morning";

/** Looked at; of more it is said that there are more. */
const MOST = 1_000;
const SHOWN = 5;

export function morning(deps: Deps, person: PersonId, { since: chosen, zone, whole }: MorningInput): Promise<Morning> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, standing, names } = reading;
    const since = sinceWhen(chosen, zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, now);
    const workflows = (await listWorkflows(tx, "policy")).map(({ workflow }) => workflow).filter((one) => !isReservedWorkflow(one));
    const late = await lateItems(tx, now, MOST);
    const closed = await closedSince(tx, since, MOST);
    const changes = await publishedSince(tx, since, MOST);
    const mine = (rows: readonly ItemRowRecord[]) =>
      rows.filter(({ workflow, queue }) => !isReservedWorkflow(workflow) && reads(standing, { workflow, queue }));
    const shown = (list: MorningList) => (whole === list ? MOST : SHOWN);
    const items = (list: MorningList, rows: readonly ItemRowRecord[], looked: number): Told<MorningItem> =>
      told(mine(rows), looked, shown(list), (row) => itemOf(reading, row));
    return {
      now,
      since,
      chosen,
      late: items("late", late, late.length),
      reconciling: items("reconciling", await toReconcile(tx, workflows, MOST), 0),
      reversed: items(
        "reversed",
        closed.filter(({ execution }) => execution === "reversed"),
        closed.length,
      ),
      against: items(
        "against",
        closed.filter(({ fold }) => fold.decision !== null && fold.decision.kind !== "approve"),
        closed.length,
      ),
      changes: told(
        changes.filter(({ workflow }) => !isReservedWorkflow(workflow) && reachesWorkflow(standing, "morning.read", workflow)),
        changes.length,
        shown("changes"),
        (change) => changeOf(reading, change),
      ),
      stops: stopViews(await listStops(tx), standing, names).filter(({ on }) => on),
      brokenWays: (await readBrokenWays(tx)).map(({ way, since: from }) => ({ way, since: from })),
      toSign: (await listErasures(tx, MOST, null)).filter(
        ({ state, workflow, askedBy, expiresAt }) =>
          state === "asked" && expiresAt > now && askedBy !== standing.id && mayErase(standing, "erasure.sign", workflow),
      ).length,
    };
  });
}

function sinceWhen(chosen: MorningInput["since"], zone: string, now: Ms): Ms {
  if (chosen === "working-day") return lastWorkingDay(zone, now);
  return now - (chosen === "day" ? DAY : 7 * DAY);
}

const ROLES = accessRow("morning.read").roles;

/** By a role that has a morning, in its scope: what somebody only worked on is not theirs to lead. */
const reads = (standing: Standing, place: Parameters<typeof covers>[1]): boolean =>
  ROLES !== "everyone" && standing.grants.some(({ role, scope }) => ROLES.includes(role) && covers(scope, place));

const told = <Row, Line>(rows: readonly Row[], looked: number, shown: number, line: (row: Row) => Line): Told<Line> => ({
  lines: rows.slice(0, shown).map(line),
  count: rows.length,
  more: looked === MOST,
});

function itemOf({ names }: Reading, row: ItemRowRecord): MorningItem {
  const { decision, closedAt } = row.fold;
  return {
    id: row.id,
    title: titleOf(row.title),
    workflow: revealLine(row.workflow),
    agent: names.agent(row.agent).name,
    atRisk: row.atRisk,
    holder: names.holder(readHolder(row.holderKind, row.holderId)),
    heldSince: row.heldSince,
    dueAt: row.dueAt,
    decided: decision && { how: decision.kind, by: decision.by.map((id) => names.person(id)), at: decision.at },
    closedAt,
  };
}

const changeOf = ({ names }: Reading, { kind, workflow, version, author, at }: ChangedDocument): MorningChange => ({
  kind,
  workflow: revealLine(workflow),
  version,
  by: author === null ? null : names.person(asPersonId(author)),
  at,
});
