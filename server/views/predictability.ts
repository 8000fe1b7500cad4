// Whether past rulings still come out as they were made: the check that runs, those before it, and the alarms of which nobody has taken note.
import type { PersonId } from "@core/words/ids";
import type { FieldDifference, KeptDifference } from "@core/words/predictability";
import { refusalWords } from "@core/words/refusal-words";
import { revealJson } from "@core/words/untrusted-text";
import { readItem } from "@/db/queries/items";
import { listPredictabilityChecks, openAlarms, type StoredPredictabilityCheck } from "@/db/queries/predictability";
import { everyQueue } from "../access/directory";
import { newRecomputeShelf, type RecomputeShelf, recheckRuling } from "../access/past-rulings";
import { opens, reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import type { Names } from "./names";
import { type Reading, readAs } from "./reading";
import type { Allowed } from "./shapes";
import type {
  Predictability,
  PredictabilityAlarm,
  PredictabilityCheck,
  RulingDifference,
  UnreadableRulings,
} from "./shapes-predictability";

const CHECKS_SHOWN = 30;
/** Those of other people's workflows are among them. */
const ALARMS_READ = 50;
const ALARMS_SHOWN = 5;
const DIFFERENCES_SHOWN = 20;

export function predictability(deps: Deps, person: PersonId): Promise<Predictability> {
  return readAs(deps, person, async (reading) => {
    const { tx, standing, names } = reading;
    const all = await listPredictabilityChecks(tx, CHECKS_SHOWN + 1);
    const finished = all.filter(({ finishedAt }) => finishedAt !== null).slice(0, CHECKS_SHOWN);
    const running = all.find(({ finishedAt }) => finishedAt === null);
    const shelf = newRecomputeShelf(deps.lifecycle.fallbackQueue);
    const alarms: PredictabilityAlarm[] = [];
    for (const check of await openAlarms(tx, ALARMS_READ)) {
      const alarm = await alarmOf(reading, shelf, check);
      if (alarm.workflows.length > 0) alarms.push(alarm);
      if (alarms.length === ALARMS_SHOWN) break;
    }
    return {
      hourUtc: deps.settings.CHECK_HOUR_UTC,
      running: running === undefined ? null : checkOf(running, names),
      checks: finished.map((check) => checkOf(check, names)),
      unreadables: unreadablesOf(finished[0]),
      alarms,
      mayStart: opens(standing, "policy.sign"),
    };
  });
}

function checkOf(check: StoredPredictabilityCheck, names: Names): PredictabilityCheck {
  const { id, startedAt, finishedAt, wanted, sampled, agreed, differing, unreadable } = check;
  const { acknowledgedBy: by, acknowledgedAt: at, acknowledgedReason: reason } = check;
  return {
    ...{ id, startedAt, finishedAt, wanted, sampled, agreed, differing, unreadable },
    startedBy: check.startedBy === null ? null : names.person(check.startedBy),
    acknowledged: by === null || at === null || reason === null ? null : { by: names.person(by), at, reason },
  };
}

function unreadablesOf(check: StoredPredictabilityCheck | undefined): readonly UnreadableRulings[] {
  const counts = new Map<UnreadableRulings["why"], number>();
  for (const { why } of check?.unreadables ?? []) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}

async function alarmOf(reading: Reading, shelf: RecomputeShelf, check: StoredPredictabilityCheck): Promise<PredictabilityAlarm> {
  const { standing, names } = reading;
  const concerned = check.byWorkflow.filter(({ differing }) => differing > 0).map(({ workflow }) => workflow);
  const workflows = concerned.filter((workflow) => reachesWorkflow(standing, "policy.read", workflow));
  const shown = check.differences.filter(({ workflow }) => workflows.includes(workflow)).slice(0, DIFFERENCES_SHOWN);
  const differences: RulingDifference[] = [];
  for (const one of shown) differences.push(await differenceOf(reading, shelf, one));
  const maySign = concerned.every((workflow) => reachesWorkflow(standing, "policy.sign", workflow));
  return { ...checkOf(check, names), workflows, differences, acknowledge: maySign ? { ok: true } : mayNot() };
}

const mayNot = (): Allowed => ({
  ok: false,
  code: "forbidden",
  reason: refusalWords({ code: "forbidden", right: "policy.sign" }),
});

/** What was found is kept; the values of facts and reasons are read now, so that what was erased meanwhile is gone here too. */
async function differenceOf({ tx, directory }: Reading, shelf: RecomputeShelf, kept: KeptDifference): Promise<RulingDifference> {
  const item = await readItem(tx, kept.item);
  const now = await recheckRuling(tx, shelf, everyQueue(directory), kept);
  const values = new Map<string, FieldDifference>((now?.ok ? now.differences : []).map((one) => [one.field, one]));
  return {
    item: kept.item,
    title: titleOf(item?.title ?? kept.item),
    workflow: kept.workflow,
    at: kept.at,
    fields: kept.fields.map((field) => revealed(values.get(field.field) ?? field)),
  };
}

const revealed = ({ field, stored, recomputed }: FieldDifference): FieldDifference => ({
  field,
  stored: revealJson(stored),
  recomputed: revealJson(recomputed),
});
