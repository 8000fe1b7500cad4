"use client";
// The lanes of a run: working solid, waiting hatched, transfers drawn between them with words, what somebody did in passing as a dot, what will come dotted. It pans by scrolling, so that no frame of it is drawn by us.
import type { HolderSpan, Party, Touch } from "@core/trail/run-lanes";
import { t } from "@core/words/t";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import { memo, type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useZone } from "@/components/marks/clock";
import { formatAbsolute, formatDay, formatTime, formatTimeExact } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Arrows } from "./arrows";
import { AXIS, type DrawnProps, isShown } from "./drawn";
import { type Placed, type Rows, rowsOf } from "./lane-rows";
import { lengthOf, percentAt, type Span, ticksOf } from "./run-scale";
import type { RunDesk } from "./use-run";

const ICONS: Readonly<Record<Party["kind"], IconName>> = { agent: "cpu", queue: "layers", role: "users", person: "user" };

interface SwimlaneProps {
  readonly desk: RunDesk;
  /** How many times as wide as its room it is. */
  readonly zoom: number;
  readonly scroller: RefObject<HTMLElement | null>;
}

export function Swimlane({ desk, zoom, scroller }: SwimlaneProps) {
  const { page, lanes, span, at, go, nameOf } = desk;
  const zone = useZone();
  const rows = useMemo(() => rowsOf(lanes), [lanes]);
  const room = useRoom(scroller);
  const shown = useMemo(() => shownOf(span, room, zoom), [span, room, zoom]);
  const chart = useRef<HTMLDivElement>(null);
  const pointAt = (event: PointerEvent<HTMLElement>) => {
    const box = chart.current?.getBoundingClientRect();
    if (box) go(span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from));
  };
  return (
    <div className="grid grid-cols-[192px_minmax(0,1fr)] border-b border-line-2 max-mid:grid-cols-[104px_minmax(0,1fr)]">
      <LaneNames rows={rows} nameOf={nameOf} />
      <section
        ref={scroller}
        aria-label={t("runs.lanes")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
        tabIndex={0}
        className="quiet-scroll relative min-w-0 overflow-x-auto overflow-y-hidden"
      >
        <div
          ref={chart}
          className="relative touch-manipulation"
          style={{ width: `${zoom * 100}%`, height: rows.height + AXIS }}
          onPointerDown={(event) => {
            if (event.button !== 0 || event.pointerType !== "mouse") return;
            event.currentTarget.setPointerCapture(event.pointerId);
            pointAt(event);
          }}
          onPointerMove={(event) => {
            // A drag that was begun here and goes on: not every end of one is told.
            const { buttons, pointerType, pointerId, currentTarget } = event;
            if (buttons === 1 && pointerType === "mouse" && currentTarget.hasPointerCapture(pointerId)) pointAt(event);
          }}
          onPointerUp={(event) => {
            if (event.pointerType !== "mouse") pointAt(event);
          }}
        >
          <Axis span={span} width={room.width * zoom} shown={shown} height={rows.height} zone={zone} />
          <Spans rows={rows} span={span} shown={shown} nameOf={nameOf} />
          <Arrows
            rows={rows}
            span={span}
            shown={shown}
            transfers={desk.transfers}
            width={room.width * zoom}
            label={chartWords(desk, zone)}
          />
          <Touches rows={rows} span={span} shown={shown} words={desk.wordsOf} />
          {page.source === "imported" && <Dots events={page.events} span={span} shown={shown} rows={rows} />}
          {page.open && <Coming desk={desk} height={rows.height} />}
          <Cursor left={percentAt(span, at)} words={instantWords(span, at, zone)} height={rows.height} />
        </div>
      </section>
    </div>
  );
}

/** In a run of days the hour alone says nothing. */
const instantWords = (span: Span, at: number, zone: string) =>
  lengthOf(span) > DAY ? `${formatDay(at, zone)}, ${formatTimeExact(at, zone)}` : formatTimeExact(at, zone);

const chartWords = ({ span }: RunDesk, zone: string) =>
  t("runs.chart", { from: formatAbsolute(span.from, zone), to: formatAbsolute(span.to, zone) });

interface Room {
  readonly width: number;
  readonly left: number;
}

/** How wide what is seen is, and how far it is scrolled: by quarters, so that scrolling draws ticks anew and nothing else. */
function useRoom(scroller: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 860, left: 0 });
  useEffect(() => {
    const shown = scroller.current;
    if (shown === null) return;
    const look = () => {
      const width = shown.clientWidth;
      const left = Math.floor(shown.scrollLeft / (width / 4)) * (width / 4);
      setRoom((known) => (known.width === width && known.left === left ? known : { width, left }));
    };
    const size = new ResizeObserver(look);
    size.observe(shown);
    shown.addEventListener("scroll", look, { passive: true });
    return () => {
      size.disconnect();
      shown.removeEventListener("scroll", look);
    };
  }, [scroller]);
  return room;
}

/** A screen more on both sides, so that what is scrolled to is there. */
function shownOf(span: Span, { width, left }: Room, zoom: number): Span {
  const perPx = (span.to - span.from) / Math.max(1, width * zoom);
  return { from: span.from + (left - width) * perPx, to: span.from + (left + 2.25 * width) * perPx };
}

const LaneNames = memo(function LaneNames({ rows, nameOf }: { readonly rows: Rows; readonly nameOf: (party: Party) => string }) {
  return (
    <div className="relative border-r border-line pt-8">
      {rows.placed.map(({ lane, height, heading }) => (
        <div key={`${lane.party.kind}:${lane.party.id}`} className="border-b border-line" style={{ height: height + (heading ? 22 : 0) }}>
          {heading && <p className="h-[22px] px-gutter pt-1 text-micro text-fg-3">{t(`runs.${GROUPS[lane.party.kind]}`)}</p>}
          <p
            className="flex items-center gap-2 pr-2 pl-gutter font-medium max-mid:pl-4 max-mid:text-small"
            style={{ height }}
            title={nameOf(lane.party)}
          >
            <Icon name={ICONS[lane.party.kind]} className="text-fg-2 max-mid:hidden" />
            <span className="truncate">{nameOf(lane.party)}</span>
          </p>
        </div>
      ))}
    </div>
  );
});

const GROUPS = { agent: "agents", queue: "queues", role: "roles", person: "people" } as const satisfies Record<Party["kind"], string>;

interface AxisProps {
  readonly span: Span;
  readonly width: number;
  readonly shown: Span;
  readonly height: number;
  readonly zone: string;
}

const Axis = memo(function Axis({ span, width, shown, height, zone }: AxisProps) {
  const { step, ticks } = ticksOf(span, width, shown, offsetOf(zone, span.from));
  return (
    <div aria-hidden="true">
      {ticks.map((at) => {
        const left = percentAt(span, at);
        return (
          <span
            key={at}
            className="absolute top-0 border-l border-line text-micro text-fg-3 tabular-nums"
            style={{ left: `${left}%`, height: height + AXIS }}
          >
            <span
              className={cn("absolute top-2 whitespace-nowrap", left < 4 ? "left-1" : "-translate-x-1/2", left > 96 && "-translate-x-full")}
            >
              {step >= DAY / 2 ? formatDay(at, zone) : step < MINUTE ? formatTimeExact(at, zone) : formatTime(at, zone)}
            </span>
          </span>
        );
      })}
    </div>
  );
});

/** How far a zone is ahead of UTC at an instant, by what its clocks show. */
function offsetOf(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "") ?? [];
  return sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

const Spans = memo(function Spans({ rows, span, shown, nameOf }: DrawnProps & { readonly nameOf: (party: Party) => string }) {
  return (
    <div aria-hidden="true">
      {rows.placed.flatMap((placed) => [
        <span
          key={`${placed.lane.party.kind}:${placed.lane.party.id}`}
          className="absolute inset-x-0 border-b border-line"
          style={{ top: AXIS + placed.top + placed.height - 1 }}
        />,
        ...placed.lane.spans
          .filter((one) => isShown(shown, one.from, one.to))
          .map((one) => <Bar key={`${one.life}-${one.begins}`} one={one} placed={placed} span={span} title={nameOf(one.party)} />),
      ])}
    </div>
  );
});

interface BarProps {
  readonly one: HolderSpan & { readonly row: number };
  readonly placed: Placed;
  readonly span: Span;
  readonly title: string;
}

const Bar = ({ one, placed, span, title }: BarProps) => (
  <span
    data-span={one.waits ? "waits" : "works"}
    title={title}
    className={cn(
      "absolute min-w-[2px] rounded-[2px]",
      one.waits ? "hatch shadow-[inset_0_0_0_1px_var(--wait)]" : one.party.kind === "agent" ? "bg-machine" : "bg-ink",
      one.open && "rounded-r-none",
    )}
    style={{
      left: `${percentAt(span, one.from)}%`,
      width: `${percentAt(span, one.to) - percentAt(span, one.from)}%`,
      top: AXIS + placed.top + placed.inset + one.row * (placed.bar + placed.gap),
      height: placed.bar,
    }}
  />
);

/** Who acted without holding it: the moment alone, in their own lane. */
const Touches = memo(function Touches({ rows, span, shown, words }: DrawnProps & { readonly words: (touch: Touch) => string }) {
  return (
    <div aria-hidden="true">
      {rows.placed.flatMap(({ lane, top, height }) =>
        lane.touches
          .filter(({ at }) => isShown(shown, at))
          .map((touch) => (
            <span
              key={`${touch.life}-${touch.place}`}
              title={words(touch)}
              data-touch={lane.party.kind}
              className={cn(
                "absolute size-2.5 -translate-1/2 rounded-full shadow-[0_0_0_2px_var(--surface)]",
                lane.party.kind === "person" ? "bg-ink" : "bg-machine",
              )}
              style={{ left: `${percentAt(span, touch.at)}%`, top: AXIS + top + height / 2 }}
            />
          )),
      )}
    </div>
  );
});

/** In an imported log: the instant at which a role did a step. */
const Dots = memo(function Dots({ events, span, shown, rows }: DrawnProps & { readonly events: RunDesk["page"]["events"] }) {
  return (
    <div aria-hidden="true">
      {events.map((event) => {
        if (!isShown(shown, event.at)) return null;
        const middle = rows.middleOf({ kind: "role", id: event.actor.id });
        return middle === null ? null : (
          <span
            key={event.seq}
            title={event.text}
            className="absolute size-2.5 -translate-1/2 rounded-full bg-fg shadow-[0_0_0_2px_var(--surface)]"
            style={{ left: `${percentAt(span, event.at)}%`, top: AXIS + middle }}
          />
        );
      })}
    </div>
  );
});

/** What will fire if nobody acts, as far as it lies on the line; and now. */
function Coming({ desk: { page, span, now }, height }: { readonly desk: RunDesk; readonly height: number }) {
  return (
    <div aria-hidden="true">
      <span className="absolute border-l border-ink-line" style={{ left: `${percentAt(span, now)}%`, top: AXIS, height }} />
      {page.coming
        .filter(({ at }) => at > now && at < span.to)
        .map((entry) => (
          <span
            key={`${entry.item}-${entry.type}-${entry.at}`}
            title={entry.text}
            className="absolute border-l-2 border-dotted border-line-control"
            style={{ left: `${percentAt(span, entry.at)}%`, top: AXIS, height }}
          />
        ))}
    </div>
  );
}

/** On a layer of its own, so that moving it paints nothing of the lanes anew. */
function Cursor({ left, words, height }: { readonly left: number; readonly words: string; readonly height: number }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 z-1 will-change-transform"
      style={{ transform: `translateX(${left}%)`, height: height + AXIS }}
    >
      <span className="absolute top-6 bottom-0 -ml-px border-l-[1.5px] border-ink" />
      <span
        className={cn(
          "absolute top-1 rounded-1 bg-ink px-1.5 py-0.5 text-micro font-medium whitespace-nowrap text-on-ink tabular-nums",
          left < 5 ? "-ml-px" : left > 95 ? "-translate-x-full" : "-translate-x-1/2",
        )}
      >
        {words}
      </span>
    </div>
  );
}
