// How people had decided cases like this one by an instant, and how its agent had done by then: each case folded up to that instant.
import { fold } from "@core/lifecycle/fold";
import type { Item } from "@core/lifecycle/item";
import { likeness } from "@core/trust/likeness";
import type { ItemId, Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { BY_PEOPLE, type DecidedCount, type PeoplesOutcome } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { decidedOfStretch, idAfter, itemEventsUpTo, readHistoryUpTo } from "@/db/queries/past-streams";
import type { Tx } from "@/db/store";
import type { Standing } from "../access/standing";
import type { CaseShelf } from "../case-shelf";
import type { Names } from "./names";
import { sees } from "./reading";
import type { SimilarCases } from "./shapes-item";
import { COUNTED, caseOf, caseView, decidedWords, LEAST_LIKENESS, RECORD_DAYS, SHOWN } from "./similar-cases";

type Subject = Pick<ItemRowRecord, "id" | "workflow" | "action" | "title" | "ruling">;

/** Many more than are shown: those that were decided only later are no precedent yet. */
const LOOKED_AT = 96;

/** Items as they were; those that were not there yet are left out. */
async function foldsAt(tx: Tx, items: readonly ItemId[], at: Ms): Promise<ReadonlyMap<ItemId, Item>> {
  const folds = new Map<ItemId, Item>();
  for (const [id, events] of await itemEventsUpTo(tx, items, at)) folds.set(id, fold(id, events));
  return folds;
}

const outcomeOf = ({ outcome, ruling }: Item): PeoplesOutcome | null =>
  ruling?.level === "blocked" ? null : (BY_PEOPLE.find((known) => known === outcome) ?? null);

/** The counts behind "decided before" and the agent's record. A decision of another item that was taken back for good since is not found. */
export async function countsAt(tx: Tx, subject: Subject, at: Ms): Promise<DecidedCount[]> {
  const found = await decidedOfStretch(tx, subject, { from: at - RECORD_DAYS * DAY, until: at }, COUNTED);
  const folds = await foldsAt(tx, [...new Set([...found, subject.id])], at);
  return [...folds.values()].flatMap((item) => {
    const outcome = outcomeOf(item);
    return outcome === null ? [] : [{ agent: item.agent, outcome, execution: item.execution, count: 1 }];
  });
}

/** The nearest of those that had been decided. How many were compared to find them nobody counted, so it is not said. */
export async function similarAt(
  tx: Tx,
  subject: Subject,
  at: Ms,
  around: { readonly shelf: CaseShelf; readonly counts: readonly DecidedCount[]; readonly names: Names; readonly standing: Standing },
): Promise<SimilarCases> {
  const { shelf, counts, names, standing } = around;
  const like = caseOf(subject);
  const how = { count: LOOKED_AT, least: LEAST_LIKENESS, without: subject.id, before: idAfter(at) };
  const { near } = await shelf.nearest(tx, subject, like, how);
  const ids = near.map(({ id }) => id);
  const folds = await foldsAt(tx, ids, at);
  const nearest = (await readRows(tx, ids))
    .flatMap((record) => {
      const then = folds.get(record.id);
      const decided = then !== undefined && then.decision !== null && outcomeOf(then) !== null && sees(standing, record.fold);
      return decided ? [{ record: { ...record, fold: then }, likeness: likeness(like, caseOf(record)) }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || (a.record.id < b.record.id ? 1 : -1))
    .slice(0, SHOWN);
  const cases = [];
  for (const found of nearest) cases.push(...caseView(found.record, found.likeness, await readHistoryUpTo(tx, found.record.id, at), names));
  return { cases, searched: counts.length === 0 && cases.length === 0 ? 0 : null, ...decidedWords(counts) };
}
