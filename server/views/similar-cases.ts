// What people decided in cases like this one: the nearest, and how all of them were decided. All of the same workflow and action are compared.
import { type Case, likeness } from "@core/trust/likeness";
import type { RecordedEvent } from "@core/words/events";
import type { Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import type { DecisionKind } from "@core/words/vocabulary";
import { countDecided, type DecidedCount, readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import type { Tx } from "@/db/store";
import type { Standing } from "../access/standing";
import type { CaseShelf } from "../case-shelf";
import { labelOf, titleOf } from "./item-row";
import type { Names } from "./names";
import { sees } from "./reading";
import type { SimilarCase, SimilarCases } from "./shapes-item";

export const RECORD_DAYS = 90;
/** So many of the nearest are read whole: some of them may not be for this person's eyes. */
const LOOKED_AT = 24;
export const SHOWN = 3;
export const COUNTED = 1_000;
/** Less alike than this is no precedent. */
export const LEAST_LIKENESS = 0.3;

interface Surroundings {
  readonly shelf: CaseShelf;
  readonly counts: readonly DecidedCount[];
  readonly names: Names;
  readonly standing: Standing;
}

type CaseRecord = Pick<ItemRowRecord, "id" | "title" | "atRisk" | "fold">;
type Subject = Pick<ItemRowRecord, "id" | "workflow" | "action" | "title" | "ruling">;

/** Counts of the last 90 days serve the agent's record as well, so they are read once. */
export const decidedCounts = (tx: Tx, subject: Pick<Subject, "workflow" | "action">, now: Ms): Promise<DecidedCount[]> =>
  countDecided(tx, subject, now - RECORD_DAYS * DAY, COUNTED);

export async function similarCases(tx: Tx, subject: Subject, { shelf, counts, names, standing }: Surroundings): Promise<SimilarCases> {
  const like = caseOf(subject);
  const { near, compared } = await shelf.nearest(tx, subject, like, { count: LOOKED_AT, least: LEAST_LIKENESS, without: subject.id });
  const records = await readRows(
    tx,
    near.map(({ id }) => id),
  );
  const nearest = records
    .filter((record) => record.fold.decision !== null && record.fold.erasedAt === undefined && sees(standing, record.fold))
    .map((record) => ({ record, likeness: likeness(like, caseOf(record)) }))
    .sort((a, b) => b.likeness - a.likeness || (a.record.id < b.record.id ? 1 : -1))
    .slice(0, SHOWN);
  const cases: SimilarCase[] = [];
  for (const found of nearest) cases.push(...caseView(found.record, found.likeness, await readHistory(tx, found.record.id), names));
  return { cases, searched: compared, ...decidedWords(counts) };
}

/** How all of them were decided. */
export function decidedWords(counts: readonly DecidedCount[]): Pick<SimilarCases, "compared" | "decided" | "reversed"> {
  const total = (matches: (count: DecidedCount) => boolean) => counts.filter(matches).reduce((sum, { count }) => sum + count, 0);
  return {
    compared: total(() => true),
    decided: {
      approve: total(({ outcome }) => outcome === "approve"),
      edit: total(({ outcome }) => outcome === "edit"),
      reject: total(({ outcome }) => outcome === "reject"),
      respond: total(({ outcome }) => outcome === "respond"),
    },
    reversed: total(({ execution }) => execution === "reversed"),
  };
}

export const caseOf = ({ title, ruling }: Pick<Subject, "title" | "ruling">): Case => ({ title, facts: ruling?.facts ?? {} });

/** One case, with what had happened to it. */
export function caseView(record: CaseRecord, likeness: number, events: readonly RecordedEvent[], names: Names): SimilarCase[] {
  const { decision, review, outcome, execution } = record.fold;
  if (decision === null) return [];
  const by = decision.by.at(-1);
  return [
    {
      id: record.id,
      title: titleOf(record.title),
      outcome: labelOf(review, outcome),
      decision: decision.kind,
      reversed: execution === "reversed",
      by: by === undefined ? null : names.person(by),
      atRisk: record.atRisk,
      decidedAt: decision.at,
      tookMs: readingTime(events, decision.kind),
      likeness: Math.round(likeness * 100) / 100,
    },
  ];
}

/** How long the person had the item before them who decided it. */
export function readingTime(events: readonly RecordedEvent[], kind: DecisionKind): number | null {
  const deciding = events.findLast((event) => (kind === "approve" || kind === "edit" ? event.type === "voted" : event.type === "closed"));
  if (deciding?.type === "voted") return deciding.data.seen.seenMs;
  return deciding?.type === "closed" ? (deciding.data.seen?.seenMs ?? null) : null;
}
