"use client";
// The coming two weeks of each queue as a strip: a bar for each span, as high as it is well covered. One hour of all of them is looked at, by click, by touch, or by keys.
import { t } from "@core/words/t";
import { DAY, HOUR } from "@core/words/time";
import { type KeyboardEvent, type PointerEvent, useMemo } from "react";
import { useSpokenSpan } from "@/components/coverage/spoken-span";
import { STATE_BARS } from "@/components/coverage/states";
import { formatDate, weekdayOf } from "@/components/coverage/when";
import { formatDay } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import type { CoveragePage, CoverageQueue } from "@/server/views/shapes-coverage";

interface StripsProps {
  readonly page: CoveragePage;
  readonly zone: string;
  readonly chosen: string;
  readonly at: number;
  readonly onLook: (queue: string, at: number) => void;
}

export function CoverStrips({ page, zone, chosen, at, onLook }: StripsProps) {
  const days = useMemo(() => daysIn(page, zone), [page, zone]);
  return (
    <div className="min-w-0">
      <div aria-hidden="true" className="relative h-8 text-micro text-fg-3 mid:ml-40">
        {days.map((day, place) => (
          <span
            key={day}
            className={cn("absolute top-0 overflow-hidden border-l border-line pl-1", place % 2 === 1 && "max-mid:invisible")}
            style={{ left: placeOf(page, day) }}
          >
            {weekdayOf(day, zone)}
            <br />
            {formatDay(day, zone).replace(/\D*$/, "").split(/[^\d]/)[0]}
          </span>
        ))}
      </div>
      <ul>
        {page.queues.map((queue) => (
          <li key={queue.id} className="items-center gap-x-3 border-t border-line py-1.5 mid:grid mid:grid-cols-[148px_minmax(0,1fr)]">
            <p className={cn("truncate", queue.id === chosen ? "font-strong" : "")}>{queue.name}</p>
            <Strip page={page} queue={queue} days={days} zone={zone} at={at} chosen={queue.id === chosen} onLook={onLook} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const placeOf = ({ from, to }: CoveragePage, at: number): string => `${(100 * (at - from)) / (to - from)}%`;

/** A day of which less than this is left at the start has no room for its name. */
const NAMED_MS = 14 * HOUR;

/** The hours that begin a day in the reader's zone, and the start if enough of its day is left. */
function daysIn({ from, to }: CoveragePage, zone: string): readonly number[] {
  const days: number[] = [];
  let before = formatDate(from, zone);
  if (formatDate(from + NAMED_MS, zone) === before) days.push(from);
  for (let hour = from + HOUR; hour < to; hour += HOUR) {
    const day = formatDate(hour, zone);
    if (day !== before) days.push(hour);
    before = day;
  }
  return days;
}

interface StripProps extends Omit<StripsProps, "chosen"> {
  readonly queue: CoverageQueue;
  readonly days: readonly number[];
  readonly chosen: boolean;
}

function Strip({ page, queue, days, zone, at, chosen, onLook }: StripProps) {
  const { from, to } = page;
  const spoken = useSpokenSpan(page, queue, zone);
  const hours = Math.round((to - from) / HOUR);
  const look = (next: number) => onLook(queue.id, Math.min(to - HOUR, Math.max(from, next)));
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + HOUR,
    ArrowUp: at + HOUR,
    ArrowLeft: at - HOUR,
    ArrowDown: at - HOUR,
    PageUp: at + DAY,
    PageDown: at - DAY,
    Home: from,
    End: to - HOUR,
  };
  const press = (event: KeyboardEvent) => {
    const next = event.key === "Enter" ? at : steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    look(next);
  };
  const point = ({ currentTarget, clientX, buttons, type }: PointerEvent) => {
    if (type === "pointermove" && buttons === 0) return;
    const { left, width } = currentTarget.getBoundingClientRect();
    look(from + Math.floor(((clientX - left) / width) * hours) * HOUR);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("coverage.strip", { queue: queue.name })}
      aria-valuemin={0}
      aria-valuemax={hours - 1}
      aria-valuenow={Math.round((at - from) / HOUR)}
      aria-valuetext={spoken(at)}
      onKeyDown={press}
      onFocus={() => look(at)}
      onPointerDown={point}
      onPointerMove={point}
      className="relative h-7 cursor-crosshair touch-pan-y select-none border-b border-line-control bg-sunken coarse:h-11"
    >
      {days.map((day) => (
        <span key={day} className="absolute inset-y-0 border-l border-line" style={{ left: placeOf(page, day) }} />
      ))}
      {queue.spans.map((span) => (
        <span
          key={span.from}
          className={cn("absolute bottom-0 forced-colors:border", STATE_BARS[span.state])}
          style={{ left: placeOf(page, span.from), width: placeOf(page, from + span.to - span.from) }}
        />
      ))}
      <span
        className={cn("absolute -inset-y-0.5 w-0.5 forced-colors:bg-[Highlight]", chosen ? "bg-fg" : "bg-fg-3/50")}
        style={{ left: placeOf(page, at) }}
      />
    </div>
  );
}
