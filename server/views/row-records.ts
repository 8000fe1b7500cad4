// How each row of the boundary map has fared: how people decided its items lately, how long they took, and which version last changed it.
import type { PolicyVersion } from "@core/policy/policy";
import { policySchema } from "@core/policy/policy";
import type { Ms, PersonId } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { decidingEvents } from "@/db/queries/decision-times";
import { countDecided, firstIdOf } from "@/db/queries/item-history";
import { listWorkflows, readVersions } from "@/db/queries/policies";
import type { Tx } from "@/db/store";
import { isDecided, median, seenMs } from "../access/deciding-time";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import type { RowPeriod, RowRecord } from "./boundary-shapes";
import { readAs } from "./reading";
import { originsOf, versionHead } from "./version-origins";

const PERIODS = [7, 30] as const;
const LONGEST = Math.max(...PERIODS);
/** Of more decided items of an action, the latest so many are counted. */
const MOST_COUNTED = 5_000;
/** Of these, the latest so many are asked how long they took. */
const MOST_TIMED = 300;
/** So far back it is looked for what last changed a row. */
const VERSIONS_READ = 50;

/** One for each action that has a boundary, in the workflows that the person's scopes reach. */
export function rowRecords(deps: Deps, person: PersonId): Promise<readonly RowRecord[]> {
  return readAs(deps, person, async ({ tx, standing, now, names }) => {
    const records: RowRecord[] = [];
    for (const { workflow, version } of await listWorkflows(tx, "policy")) {
      if (!reachesWorkflow(standing, "policy.read", workflow)) continue;
      const origins = await originsOf(tx, "policy", workflow);
      const stored = await readVersions(tx, "policy", workflow, VERSIONS_READ);
      const written = stored.flatMap((one) => {
        const { success, data } = policySchema.safeParse(one.body);
        return success ? [{ stored: one, policy: data }] : [];
      });
      for (const action of Object.keys(written[0]?.policy.boundaries ?? {})) {
        const changed = lastChange(written, action);
        records.push({
          workflow,
          action,
          periods: await periodsOf(tx, workflow, action, now),
          changed: changed === null ? null : versionHead(changed.stored, version, origins, names),
        });
      }
    }
    return records;
  });
}

async function periodsOf(tx: Tx, workflow: string, action: string, now: Ms): Promise<readonly RowPeriod[]> {
  const of = { workflow, action };
  const times = (await decidingEvents(tx, of, now - LONGEST * DAY, MOST_TIMED)).filter(isDecided);
  const periods: RowPeriod[] = [];
  for (const days of PERIODS) {
    const counts = await countDecided(tx, of, now - days * DAY, MOST_COUNTED);
    const total = (matches: (count: (typeof counts)[number]) => boolean) =>
      counts.filter(matches).reduce((sum, { count }) => sum + count, 0);
    const first = firstIdOf(now - days * DAY);
    const timed = times.filter(({ item }) => item >= first).flatMap(({ data }) => seenMs(data));
    periods.push({
      days,
      decided: total(() => true),
      approvedUnchanged: total(({ outcome }) => outcome === "approve"),
      medianMs: median(timed),
      timed: timed.length,
    });
  }
  return periods;
}

/** The oldest version that already asked of the action what the newest asks; of versions newest first. Null where it is older than these. */
function lastChange<Version extends { readonly policy: PolicyVersion }>(versions: readonly Version[], action: string): Version | null {
  const [newest] = versions;
  if (newest === undefined) return null;
  const asked = askedOf(newest.policy, action);
  const otherwise = versions.findIndex(({ policy }) => askedOf(policy, action) !== asked);
  if (otherwise === -1) return versions.length < VERSIONS_READ ? (versions.at(-1) ?? null) : null;
  return versions[otherwise - 1] ?? null;
}

/** All that a policy says of an action, printed: its boundary, the rules that speak of it, and the thresholds that these name. */
function askedOf({ boundaries, rules, thresholds, queue, sampling_floor }: PolicyVersion, action: string): string {
  const boundary = Object.hasOwn(boundaries, action) ? (boundaries[action] ?? null) : null;
  const speaking = rules.filter(({ actions }) => actions === null || actions.includes(action));
  const text = speaking.map(({ when, reason }) => `${when} ${reason}`).join(" ");
  const named = Object.entries(thresholds).filter(([name]) => new RegExp(`\\bt\\.${name}\\b`).test(text));
  return JSON.stringify([boundary, speaking, named, boundary?.queue ?? queue, sampling_floor]);
}
