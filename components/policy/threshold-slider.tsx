"use client";
// A threshold as a slider over its past values: each bar in the levels that its items would be ruled, the value in force as a dashed line, the draft's in ink.
import { barsAt } from "@core/policy/threshold-moves";
import { t } from "@core/words/t";
import { useMemo } from "react";
import { LEVEL_GROUNDS } from "@/components/marks/level-mark";
import { nearestPlace, placeByKey, type SliderScale } from "@/components/policy/slider-steps";
import { cn } from "@/components/ui/cn";
import type { ThresholdValues } from "@/server/views/shapes-trials";

interface SliderProps {
  readonly values: ThresholdValues;
  readonly value: number;
  /** The value in force; null where there is none. */
  readonly standing: number | null;
  /** What the position means, for the ear. */
  readonly told: string;
  readonly print: (value: number) => string;
  /** Null for somebody who only reads. */
  readonly onValue: ((value: number) => void) | null;
}

export function ThresholdSlider({ values, value, standing, told, print, onValue }: SliderProps) {
  const { name, bars, positions } = values;
  const scale = scaleOf(values, value, standing);
  const place = (at: number) => `${(100 * (at - scale.low)) / (scale.high - scale.low)}%`;
  return (
    <div className="min-w-0 px-2">
      <div
        className="relative h-9 rounded-1 has-focus-visible:shadow-(--focus) coarse:h-11 forced-colors:has-focus-visible:outline-2"
        {...(onValue === null && { role: "img", "aria-label": told })}
      >
        {bars !== null && <Bars values={values} value={value} scale={scale} />}
        <div aria-hidden="true" className="absolute inset-x-0 bottom-0 border-b border-line-control" />
        {standing !== null && (
          <div
            aria-hidden="true"
            className="absolute inset-y-0 -ml-px border-l-2 border-dashed border-machine"
            style={{ left: place(standing) }}
          />
        )}
        <div
          aria-hidden="true"
          className="absolute -inset-y-1 -ml-px w-0.5 bg-ink forced-colors:bg-[Highlight]"
          style={{ left: place(value) }}
        >
          <span className="absolute -top-1 left-1/2 size-2.5 -translate-x-1/2 rounded-full border-2 border-surface bg-ink forced-colors:bg-[Highlight]" />
        </div>
        {onValue !== null && (
          // As wide as its thumb more, so that the middle of the thumb goes from end to end.
          <input
            type="range"
            aria-label={t("trials.move", { name })}
            aria-valuetext={told}
            min={scale.low}
            max={scale.high}
            step="any"
            value={value}
            onChange={({ target }) => onValue(nearestPlace(scale, Number(target.value)))}
            onKeyDown={(event) => {
              const next = event.ctrlKey || event.altKey || event.metaKey ? null : placeByKey(scale, value, event.key);
              if (next === null) return;
              event.preventDefault();
              onValue(next);
            }}
            className="absolute -inset-y-1 -left-2 w-[calc(100%+16px)] cursor-ew-resize touch-pan-y opacity-0 [&::-moz-range-thumb]:w-4 [&::-webkit-slider-thumb]:w-4"
          />
        )}
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between gap-2 text-micro text-fg-3 tabular-nums">
        <span>{print(scale.low)}</span>
        {positions === null && bars !== null && <Beyond below={bars.below} above={bars.above} />}
        <span>{print(scale.high)}</span>
      </div>
    </div>
  );
}

/** What lies outside is told, since no bar shows it. */
function Beyond({ below, above }: { readonly below: number; readonly above: number }) {
  const told = [below > 0 && t("trials.below", { count: below }), above > 0 && t("trials.above", { count: above })].filter(
    (words) => words !== false,
  );
  return <span className="min-w-0 truncate">{told.join(", ")}</span>;
}

/** Reaches as far as what is typed. */
function scaleOf({ bars, positions }: ThresholdValues, value: number, standing: number | null): SliderScale {
  const marks = standing === null ? [value] : [value, standing];
  const ends = [...(bars === null ? [] : [bars.edges[0] ?? 0, bars.edges.at(-1) ?? 1]), ...(positions ?? [])];
  const [low, high] = [Math.min(...ends, ...marks), Math.max(...ends, ...marks)];
  return { low, high: high > low ? high : low + 1, step: bars?.step ?? 1, positions };
}

interface BarsProps {
  readonly values: ThresholdValues;
  readonly value: number;
  readonly scale: SliderScale;
}

/** The tallest bar fills the height; one item is seen. */
function Bars({ values: { bars, courses }, value, scale: { low, high } }: BarsProps) {
  const edges = bars?.edges ?? [];
  const drawn = useMemo(() => barsAt(courses, Math.max(0, edges.length - 1), value), [courses, edges.length, value]);
  const most = Math.max(1, ...drawn.map(({ count }) => count));
  const [from, to] = [edges[0] ?? low, edges.at(-1) ?? high];
  const share = (width: number) => `${(100 * width) / (high - low)}%`;
  return (
    <div
      aria-hidden="true"
      className="absolute inset-y-0 flex items-end gap-px"
      style={{ left: share(from - low), width: share(to - from) }}
    >
      {drawn.map(({ count, levels }, at) => (
        <span key={edges[at]} className="flex min-h-0.5 flex-1 flex-col-reverse" style={{ height: `${(100 * count) / most}%` }}>
          {levels.map(({ level, count: part }) => (
            <i
              key={level}
              className={cn("shadow-[inset_0_0_0_1px_var(--line-control)] forced-colors:border", LEVEL_GROUNDS[level])}
              style={{ height: `${(100 * part) / count}%` }}
            />
          ))}
        </span>
      ))}
    </div>
  );
}
