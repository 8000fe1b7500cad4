"use client";
// One threshold of a draft: in force, in the draft, over its past values, how many items its position moves and which way it goes.
import type { Threshold } from "@core/policy/policy";
import { movesAt } from "@core/policy/threshold-moves";
import { t } from "@core/words/t";
import { type ReactNode, useId, useMemo, useState } from "react";
import { formatCount } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { thresholdWords } from "@/components/policy/policy-words";
import { ThresholdSlider } from "@/components/policy/threshold-slider";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { NumberInput } from "@/components/ui/number-input";
import type { ThresholdUseView, ThresholdValues } from "@/server/views/shapes-trials";

interface ThresholdRowProps {
  readonly name: string;
  readonly threshold: Threshold;
  readonly standing: Threshold | undefined;
  /** Absent until the server has answered. */
  readonly values: ThresholdValues | undefined;
  readonly mayWrite: boolean;
  /** Stands beside what can be done with the threshold. */
  readonly extra: ReactNode;
  readonly onValue: (value: number) => void;
  readonly onRemove: () => void;
}

export function ThresholdRow({ name, threshold, standing, values, mayWrite, extra, onValue, onRemove }: ThresholdRowProps) {
  const id = useId();
  const { value } = threshold;
  const changed = standing?.value !== value;
  const print = (at: number) => thresholdWords({ ...threshold, value: at });
  const moves = useMemo(() => (values === undefined ? [] : movesAt(values.courses, value)), [values, value]);
  const moved = moves.reduce((sum, { count }) => sum + count, 0);
  const count = values === undefined ? "" : countWords(moved, values.items);
  const told = [count, ...moves.map((move) => t("trials.fromTo", { ...move, from: levelLabel(move.from), to: levelLabel(move.to) }))];
  return (
    <li aria-label={name} className="grid gap-x-4 gap-y-1.5 border-b border-line py-2.5">
      <div className="grid items-center gap-x-4 gap-y-1.5 grid-cols-[minmax(0,1fr)_auto_96px] mid:grid-cols-[minmax(0,1fr)_72px_96px_minmax(0,1.3fr)]">
        <div className="min-w-0">
          <span className="mono break-words">{name}</span>
          <span className="block text-small text-fg-2">{threshold.label}</span>
        </div>
        <span className="text-right text-fg-2 tabular-nums">
          {standing !== undefined && (
            <>
              <span className="text-small mid:sr-only">{t("policy.now")} </span>
              {thresholdWords(standing)}
            </>
          )}
        </span>
        {mayWrite ? (
          <NumberInput
            aria-label={t("policy.thresholdIs", { name })}
            aria-describedby={`${id}-moves`}
            value={value}
            onNumber={onValue}
            className={cn(changed && "border-ink font-medium")}
          />
        ) : (
          <span className="text-right tabular-nums">
            <span className="sr-only">{t("policy.draft")} </span>
            <span className={cn(changed && "rounded-1 bg-ink-tint px-1 text-ink-text")}>{print(value)}</span>
          </span>
        )}
        <div className="max-mid:col-span-3 max-mid:pt-1">
          {values === undefined ? (
            <div aria-hidden="true" className="h-14 rounded-1 bg-sunken coarse:h-16" />
          ) : (
            (values.bars !== null || values.positions !== null) && (
              <ThresholdSlider
                values={values}
                value={value}
                standing={standing?.value ?? null}
                told={t("trials.at", { value: print(value), moves: told.join(", ") })}
                print={print}
                onValue={mayWrite ? onValue : null}
              />
            )
          )}
        </div>
      </div>
      <div className="flex min-h-6 flex-wrap items-start gap-x-4 gap-y-1">
        <div className="grid min-w-48 flex-1 gap-0.5 text-small text-fg-2">
          <p id={`${id}-moves`} className="flex min-h-[18px] flex-wrap items-center gap-x-3 gap-y-0.5">
            {values !== undefined && values.items > 0 && (
              <>
                <span className={cn("inline-block first-letter:uppercase", moved > 0 && "font-medium text-fg")}>{count}</span>
                {moves.map((move) => (
                  <span key={`${move.from} ${move.to}`} className="inline-flex flex-wrap items-center gap-x-1.5">
                    <span className="tabular-nums">{formatCount(move.count)}</span>
                    <LevelMark level={move.from} />
                    <span aria-hidden="true">→</span>
                    <span className="sr-only">{t("trials.to")}</span>
                    <LevelMark level={move.to} />
                  </span>
                ))}
                {moved > 0 && (
                  <span className="text-fg-3">
                    {standing === undefined ? t("trials.againstNone") : t("trials.againstOther", { value: thresholdWords(standing) })}
                  </span>
                )}
              </>
            )}
          </p>
          {values !== undefined && <Notes values={values} />}
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          {extra}
          {mayWrite && (
            <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
              {t("trials.remove", { name })}
            </Button>
          )}
        </div>
      </div>
      {values !== undefined && values.bars !== null && <Numbers values={values} print={print} />}
    </li>
  );
}

const countWords = (moved: number, items: number): string =>
  moved === 0 ? t("trials.movesNone", { items }) : t("trials.movesOf", { count: moved, items });

/** Which way it goes and why, and what cannot be drawn or is known in part only. */
function Notes({ values }: { readonly values: ThresholdValues }) {
  const { direction, why, uses, fact, items, values: known, positions } = values;
  if (uses.length === 0) return <p>{t("trials.noUse")}</p>;
  const way =
    direction === "raising-loosens"
      ? t("trials.loosens")
      : direction === "raising-tightens"
        ? t("trials.tightens")
        : t(`trials.why_${why ?? "calculated"}`);
  const missing =
    items === 0
      ? t("trials.noItems")
      : fact === null
        ? t("trials.noFact")
        : known === 0
          ? t("trials.noValues", { fact: fact.label ?? fact.name, items })
          : null;
  return (
    <>
      <p>
        {way} {uses.map(useWords).join("; ")}.
      </p>
      {missing !== null && <p>{missing}</p>}
      {positions !== null && items > 0 && <p>{t("trials.someOnly", { positions: positions.length, items })}</p>}
    </>
  );
}

function useWords({ rule, level, comparison }: ThresholdUseView): string {
  const asks = level === null ? "" : levelLabel(level);
  if (rule === null) return t("trials.useRisk");
  if (comparison === null) return t("trials.useOther", { rule, level: asks });
  return t(`trials.use_${comparison.operator}`, { fact: comparison.label ?? comparison.fact, level: asks, rule });
}

/** The same numbers as a table, drawn when somebody opens it. */
function Numbers({ values, print }: { readonly values: ThresholdValues; readonly print: (value: number) => string }) {
  const [open, setOpen] = useState(false);
  const { name, fact, values: known } = values;
  return (
    <details className="text-small text-fg-2" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t("trials.numbers")}
        <span className="text-fg-3">
          {" · "}
          {t("trials.valuesOf", { fact: fact?.label ?? fact?.name ?? name, values: known })}
        </span>
      </summary>
      {open && <NumbersTable values={values} print={print} />}
    </details>
  );
}

function NumbersTable({
  values: { name, bars, courses, positions },
  print,
}: {
  readonly values: ThresholdValues;
  readonly print: (value: number) => string;
}) {
  const edges = bars?.edges ?? [];
  const counts = edges.slice(0, -1).map((_edge, at) => courses.reduce((sum, course) => (course.bar === at ? sum + course.count : sum), 0));
  const movedAt = (position: number) => movesAt(courses, position).reduce((sum, { count }) => sum + count, 0);
  return (
    <table aria-label={`${name}, ${t("trials.numbers")}`} className="mt-1 w-full max-w-120 text-right tabular-nums">
      <thead>
        <tr className="text-micro text-fg-3 [&>th]:py-1 [&>th]:font-regular">
          <th scope="col">{t("trials.from")}</th>
          <th scope="col">{t("trials.upTo")}</th>
          <th scope="col">{t("trials.items")}</th>
          {positions === null && <th scope="col">{t("trials.wouldMove")}</th>}
        </tr>
      </thead>
      <tbody>
        {counts.map((count, at) => {
          const [from = 0, to = 0] = edges.slice(at, at + 2);
          return (
            <tr key={from} className="border-t border-line [&>*]:py-0.5">
              <th scope="row" className="font-regular">
                {print(from)}
              </th>
              <td>{at === counts.length - 1 ? t("trials.included", { value: print(to) }) : print(to)}</td>
              <td>{formatCount(count)}</td>
              {positions === null && <td>{formatCount(movedAt(from))}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
