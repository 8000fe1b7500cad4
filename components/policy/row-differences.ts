// Two rows of the boundary map beside each other: which rows a draft changes, and what of each.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { levelLabel } from "@/components/marks/level-mark";
import { fieldName, shareWords, valueWords } from "@/components/policy/field-words";
import type { BoundaryGrid, GridRow } from "@/server/views/boundary-shapes";

export const keyOf = (row: Pick<GridRow, "workflow" | "action">): string => `${row.workflow}/${row.action}`;

export type View = "now" | "draft" | "changed";

/** A row as it stands and as a draft would have it; the same where it changes nothing, null where there is none. */
export interface ComparedRow {
  readonly key: string;
  readonly now: GridRow | null;
  readonly after: GridRow | null;
  readonly changed: boolean;
}

/** Every row of the map in its order, those that a draft adds after the others of its workflow. */
export function comparedRows({ workflows, draft }: BoundaryGrid): readonly ComparedRow[] {
  return workflows.flatMap(({ workflow, rows }) => {
    if (draft?.workflow !== workflow) return rows.map((row) => ({ key: keyOf(row), now: row, after: row, changed: false }));
    const after = new Map(draft.rows.map((row) => [row.action, row]));
    const known = new Set(rows.map(({ action }) => action));
    return [
      ...rows.map((row) => compared(row, after.get(row.action) ?? null)),
      ...draft.rows.filter(({ action }) => !known.has(action)).map((row) => compared(null, row)),
    ];
  });
}

const compared = (now: GridRow | null, after: GridRow | null): ComparedRow => ({
  key: now === null ? (after === null ? "" : keyOf(after)) : keyOf(now),
  now,
  after,
  changed: now === null || after === null || differencesOf(now, after).length > 0,
});

export interface RowDifference {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Of one of its levels: the ramps show it too. */
  readonly ofLevel: boolean;
}

/** What the map says of a row beside its levels, by name; how its items fared is no part of it. */
const SAID: readonly (readonly [name: () => string, words: (row: GridRow) => string])[] = [
  [() => t("policy.owner"), ({ owner, ownerName }) => owner?.name ?? ownerName ?? t("policy.noOwner")],
  [() => fieldName("queue"), ({ queue }) => queue?.name ?? "—"],
  [() => fieldName("quorum"), ({ quorum }) => String(quorum)],
  [() => fieldName("sampling"), ({ sampling }) => shareWords(sampling)],
  [() => fieldName("due_in_s"), ({ dueInS }) => (dueInS === null ? "—" : durationWords(dueInS * SECOND))],
  [() => fieldName("on_silence"), ({ onSilence }) => valueWords("on_silence", onSilence)],
  [() => fieldName("reversibility"), ({ reversibility }) => valueWords("reversibility", reversibility)],
  [() => fieldName("reversal_window_s"), ({ reversalWindowS }) => durationWords(reversalWindowS * SECOND)],
  [() => fieldName("accepted_risk"), ({ acceptedRisk }) => valueWords("accepted_risk", acceptedRisk)],
  [() => t("boundaryMap.budget"), ({ budget }) => (budget === null ? "—" : rowBudget(budget))],
];

export const rowBudget = ({ windowDays, errors, severe }: NonNullable<GridRow["budget"]>): string =>
  t("registry.budgetIs", { errors, severe, days: windowDays });

/** What a draft changes of a row, each as it is and as it would be. */
export const differencesOf = (now: GridRow, after: GridRow): readonly RowDifference[] => [
  ...levelDifferences(now, after),
  ...SAID.map(([name, words]) => ({ key: name(), name: name(), from: words(now), to: words(after), ofLevel: false })).filter(
    ({ from, to }) => from !== to,
  ),
];

/** Levels belong together by the rule that brings them, the boundary's own by being nobody's. */
function levelDifferences(now: GridRow, after: GridRow): readonly RowDifference[] {
  const [before, then] = [levelWords(now), levelWords(after)];
  return [...new Set([...before.keys(), ...then.keys()])].flatMap((rule) => {
    const [from, to] = [before.get(rule) ?? "—", then.get(rule) ?? "—"];
    return from === to ? [] : [{ key: `level ${rule}`, name: rule ?? t("policy.base"), from, to, ofLevel: true }];
  });
}

const levelWords = ({ bands }: GridRow): ReadonlyMap<string | null, string> =>
  new Map(bands.map(({ rule, level, when }) => [rule, [levelLabel(level), ...(when === null ? [] : [when])].join(", ")]));
