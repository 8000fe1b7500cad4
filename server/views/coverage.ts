// Who would be accountable, hour by hour over the next two weeks, for every queue; where nobody is; and who is away and who stands in for them.
import { type CoverFinding, coverFindings, coverState } from "@core/escalation/coverage";
import type { PersonId } from "@core/words/ids";
import { DAY, HOUR } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { listAbsences, listDeputies, type StoredAbsence, type StoredDeputy } from "@/db/queries/absences";
import { listWorkflows } from "@/db/queries/policies";
import { mayAttend, mayNameDeputy, mayOffboard } from "../access/attending";
import { coverageBetween, workOf } from "../access/coverage";
import { standingsAt } from "../access/directory";
import { seesQueue } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { CoveragePage, CoverageSpan, DeputyView, TeamPerson } from "./shapes-coverage";

const DAYS = 14;

export function coveragePage(deps: Deps, person: PersonId): Promise<CoveragePage> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing, names } = reading;
    // From the hour that has begun, so that a look a minute later shows the same.
    const from = Math.floor(now / HOUR) * HOUR;
    const to = from + DAYS * DAY;
    const queues = [...directory.queues.values()].filter(({ id }) => seesQueue(standing, id));
    const work = await workOf(tx, directory, now, (workflow) => deps.policies.current(tx, workflow));
    const covered = coverageBetween(directory, work, queues, { from, to });
    const findings = coverFindings(covered);
    const spans = new Map(covered.map(({ queue, spans: some }) => [queue, some]));
    const rows = queues.map(({ id, owner }) => ({
      id,
      name: names.queue(id).name,
      owner: names.person(owner),
      spans: (spans.get(id) ?? []).map(({ from: start, to: end, cover }): CoverageSpan => {
        if (cover === null)
          return { from: start, to: end, state: "closed", able: [], needed: 0, could: 0, workflow: null, accountable: null };
        const { workflow, ...rest } = cover;
        return { from: start, to: end, state: coverState(cover), ...rest, workflow: workflow === null ? null : revealLine(workflow) };
      }),
    }));
    return {
      from,
      to,
      queues: rows,
      findings,
      people: [...namedIn(rows, findings)].map(names.person),
      team: await teamOf(reading),
      scopes: {
        queues: queues.map(({ id }) => ({ id, name: names.queue(id).name })),
        workflows: (await listWorkflows(tx, "policy")).map(({ workflow }) => workflow),
      },
    };
  });
}

function namedIn(queues: readonly { readonly spans: readonly CoverageSpan[] }[], findings: readonly CoverFinding[]): ReadonlySet<PersonId> {
  const ids = queues.flatMap(({ spans }) =>
    spans.flatMap(({ able, accountable }) => [...able, ...(accountable === null ? [] : [accountable])]),
  );
  return new Set([...(ids as PersonId[]), ...findings.flatMap((finding) => (finding.kind === "two_rotas" ? [finding.person] : []))]);
}

/** Everybody with a role who is still here, by name, and when they are away: whoever plans with them has to know. */
async function teamOf({ tx, now, directory, standing, names }: Reading): Promise<readonly TeamPerson[]> {
  const absences = groupedBy(await listAbsences(tx, now), ({ person }) => person);
  const deputies = groupedBy(await listDeputies(tx, now), ({ person }) => person);
  const standings = standingsAt(directory, now);
  return [...standings.values()]
    .filter(({ offboarded, grants }) => !offboarded && grants.length > 0)
    .map((who) => ({
      person: names.person(who.id),
      absences: (absences.get(who.id) ?? []).map(({ id, from, until }) => ({ id, from, until })),
      deputies: (deputies.get(who.id) ?? []).map((one) => deputyView(one, absences.get(one.deputy) ?? [], names)),
      awayNow: who.absent,
      mayAttend: mayAttend(standing, who),
      mayDeputise: mayNameDeputy(standing, who.id),
      mayOffboard: mayOffboard(standing),
    }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name) || (a.person.id < b.person.id ? -1 : 1));
}

const deputyView = (
  { id, deputy, from, until, scope }: StoredDeputy,
  theirs: readonly StoredAbsence[],
  names: Reading["names"],
): DeputyView => ({
  id,
  deputy: names.person(deputy),
  from,
  until,
  scope: scope ?? "",
  awayToo: theirs.some((absence) => absence.from < until && from < absence.until),
});

function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const found = new Map<Key, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}
