"use client";
// The lanes with what moves them: play, the transfers before and after, a slider over time, and how much of it is seen.
import { t } from "@core/words/t";
import { DAY, HOUR } from "@core/words/time";
import { useCallback, useEffect, useRef, useState } from "react";
import { useZone } from "@/components/marks/clock";
import { formatTimeExact } from "@/components/marks/format";
import { Button } from "@/components/ui/button";
import { useKeys } from "@/components/ui/keys";
import { Segment } from "@/components/ui/segment";
import { useMedia } from "@/components/ui/use-media";
import { lengthOf, percentAt } from "./run-scale";
import { Swimlane } from "./swimlane";
import type { RunDesk } from "./use-run";

type Seen = "hour" | "day" | "fit";

/** A browser draws nothing wider. */
const WIDEST_PX = 400_000;
const NEARER = 1.6;

export function RunLine({ desk }: { readonly desk: RunDesk }) {
  const { page, span, at, event, place, live, follow, go, goEvent, goTransfer } = desk;
  const zone = useZone();
  const scroller = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);
  const [seen, setSeen] = useState<Seen | undefined>("fit");
  const [playing, setPlaying] = usePlaying(desk);
  // Of a run of weeks nobody looks at an hour first.
  const close = lengthOf(span) > 2 * DAY ? ("day" as const) : ("hour" as const);
  const closeZoom = Math.max(1, lengthOf(span) / (close === "day" ? DAY : HOUR));

  const zoomTo = useCallback((asked: number) => {
    const width = scroller.current?.clientWidth ?? 900;
    setZoom(Math.min(Math.max(1, asked), WIDEST_PX / Math.max(1, width)));
  }, []);
  const nearer = (times: number) => {
    setSeen(undefined);
    zoomTo(zoom * times);
  };
  const choose = (choice: Seen | "live") => {
    setSeen(choice === "live" ? undefined : choice);
    zoomTo(choice === "fit" ? 1 : closeZoom);
    if (choice === "live" || live) follow(choice === "live");
  };

  // The instant that is looked at stays in sight, also when what is seen becomes narrower.
  const left = percentAt(span, at);
  useEffect(() => {
    const shown = scroller.current;
    if (shown === null || zoom === 1) return;
    const x = (left / 100) * shown.clientWidth * zoom;
    if (x < shown.scrollLeft + 40 || x > shown.scrollLeft + shown.clientWidth - 40) shown.scrollTo({ left: x - shown.clientWidth / 2 });
  }, [left, zoom]);

  const toggle = () => setPlaying(!playing);
  const before = () => goTransfer("before");
  const after = () => goTransfer("after");
  useKeys({
    ArrowLeft: before,
    ArrowRight: after,
    j: () => goEvent("after"),
    k: () => goEvent("before"),
    " ": toggle,
    "+": () => nearer(NEARER),
    "-": () => nearer(1 / NEARER),
    "0": () => choose("fit"),
  });

  const all = page.events.length;
  const words = event === null ? "" : event.text;
  const choices = ([close, "fit", "live"] as const)
    .filter((choice) => (choice === "live" ? page.open : choice === "fit" || closeZoom > 1))
    .map((value) => ({ value, label: t(`runs.${value}`) }));
  return (
    <section aria-label={t("runs.controls")}>
      <Swimlane desk={desk} zoom={zoom} scroller={scroller} />
      <div className="flex flex-wrap items-center gap-2 px-gutter pt-3 pb-2">
        <Button iconOnly icon={playing ? "pause" : "play"} onClick={toggle}>
          {t(playing ? "runs.pause" : "runs.play")}
        </Button>
        <Button shortcut="←" keyFirst onClick={before}>
          {t("runs.before")}
        </Button>
        <Button shortcut="→" onClick={after}>
          {t("runs.after")}
        </Button>
        <label className="flex min-w-40 flex-1 items-center">
          <span className="sr-only">{t("runs.scrubber")}</span>
          <input
            type="range"
            min={span.from}
            max={span.to}
            step="any"
            value={at}
            aria-valuetext={t("runs.scrubberAt", { time: formatTimeExact(at, zone), words })}
            onChange={({ target }) => go(target.valueAsNumber)}
            className="h-6 w-full accent-ink"
          />
        </label>
        <span className="text-small whitespace-nowrap text-fg-2 tabular-nums">{t("runs.eventOf", { number: place + 1, all })}</span>
        <span className="inline-flex">
          <Button iconOnly size="small" look="quiet" icon="minus" onClick={() => nearer(1 / NEARER)}>
            {t("runs.further")}
          </Button>
          <Button iconOnly size="small" look="quiet" icon="plus" onClick={() => nearer(NEARER)}>
            {t("runs.nearer")}
          </Button>
        </span>
        <Segment label={t("runs.zoom")} value={live ? "live" : seen} choices={choices} onChange={choose} />
      </div>
    </section>
  );
}

const WHOLE_MS = 20_000;
const STEP_MS = 900;

/** Moves through the run from where it is, the whole of it in twenty seconds; without motion, from event to event. */
function usePlaying({ span, at, page: { events }, go }: RunDesk): readonly [boolean, (playing: boolean) => void] {
  const [playing, setPlaying] = useState(false);
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const from = useRef(at);
  useEffect(() => {
    from.current = at;
  });
  const { from: first, to: end } = span;
  const last = events.at(-1)?.at ?? end;
  useEffect(() => {
    if (!playing) return;
    const stopAt = Math.min(end, last);
    if (still) {
      const step = setInterval(() => {
        const next = events.find((one) => one.at > from.current);
        if (next === undefined) setPlaying(false);
        else go(next.at);
      }, STEP_MS);
      return () => clearInterval(step);
    }
    let before = performance.now();
    let frame = requestAnimationFrame(function move(now) {
      const next = from.current + ((now - before) / WHOLE_MS) * (stopAt - first);
      before = now;
      go(Math.min(next, stopAt));
      if (next >= stopAt) setPlaying(false);
      else frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, still, events, first, end, last, go]);
  const start = (wanted: boolean) => {
    // From the end it begins anew.
    if (wanted && at >= last) go(events[0]?.at ?? first);
    setPlaying(wanted);
  };
  return [playing, start];
}
