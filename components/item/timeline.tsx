"use client";
// Past, now, next on one line: events as they happened, an ink line at now, and dotted below it what will fire if nobody acts.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { DAY } from "@core/words/time";
import Link from "next/link";
import { useState } from "react";
import { useNow, useZone } from "@/components/marks/clock";
import { formatAbsolute, formatDay, formatTime } from "@/components/marks/format";
import { SealBars } from "@/components/marks/seal";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import type { HolderView } from "@/server/views/shapes";
import type { RevisionView, TimelineEntry } from "@/server/views/shapes-item";
import type { Pair } from "./use-comparison";
import { pastAddress } from "./use-item-place";

const ICONS: Readonly<Record<string, IconName>> = {
  asked: "ask",
  replied: "cpu",
  submitted: "cpu",
  revised: "pencil",
  redeemed: "play",
  succeeded: "check-circle",
  failed: "octagon",
  closed: "x-circle",
  cleared: "shield",
  voted: "check",
  recalled: "undo",
  escalated: "escalate",
  opinion_asked: "ask",
  opinion_given: "text",
  suspended: "pause",
  returned: "undo",
  verified: "check-circle",
  unverified: "x-circle",
  resumed: "play",
  moved: "swap",
  rung_fired: "bell",
  reversal_requested: "undo",
  reversed: "undo",
  reconciling: "triangle",
  lease_lapsed: "layers",
  final: "lock",
  grant_expired: "clock",
  reversible_until: "lock",
  erased: "trash",
};

const HOLDER_ICONS: Record<HolderView["kind"], IconName> = { agent: "cpu", queue: "layers", person: "user" };

export function iconOf(entry: TimelineEntry): IconName {
  const own = ICONS[entry.type];
  if (own !== undefined) return own;
  if (entry.holder !== null) return HOLDER_ICONS[entry.holder.kind];
  return entry.actor.kind === "agent" ? "cpu" : entry.actor.kind === "person" ? "user" : "layers";
}

/** The bar under an event says who held it from then on: graphite for an agent, hatched for a queue, ink for a person. */
const BARS: Record<HolderView["kind"], string> = {
  agent: "before:bg-machine-2",
  queue: "before:bg-[repeating-linear-gradient(160deg,var(--wait)_0_1px,transparent_1px_4px)]",
  person: "before:bg-ink",
};

/** Older events fold, so that now and next stay in sight. */
const SHOWN = 9;

interface TimelineProps {
  readonly itemId: string;
  readonly entries: readonly TimelineEntry[];
  readonly revisions: readonly RevisionView[];
  readonly onCompare: (pair: Pair) => void;
  /** As it was at an instant: its last line is that instant. */
  readonly standing?: boolean;
}

export function Timeline({ itemId, entries, revisions, onCompare, standing = false }: TimelineProps) {
  const zone = useZone();
  const now = useNow("minute");
  const [unfolded, setUnfolded] = useState(false);
  const past = entries.filter((entry) => entry.seq !== null);
  const next = entries.filter((entry) => entry.seq === null);
  const folded = unfolded ? 0 : Math.max(0, past.length - SHOWN);
  const shown = past.slice(folded);
  return (
    <>
      {folded > 0 && (
        <Button look="quiet" size="small" icon="right" onClick={() => setUnfolded(true)} className="mb-1">
          {t("item.showEarlier", { count: folded })}
        </Button>
      )}
      <ol>
        {shown.map((entry, place) => (
          <Line
            key={`${entry.stream ?? ""} ${entry.seq}`}
            itemId={itemId}
            entry={entry}
            zone={zone}
            day={dayBefore(shown, place, entry, now, zone)}
            last={place === shown.length - 1 && entry.holder === null}
            compared={comparedBy(past, entry, revisions)}
            onCompare={onCompare}
          />
        ))}
      </ol>
      <p className="mt-px mb-2 grid grid-cols-[44px_1fr] items-center gap-2 text-small font-strong text-ink-text tabular-nums after:h-0 after:border-t-[1.5px] after:border-ink">
        <span className="text-right">
          <span className="sr-only">{t(standing ? "past.instantThen" : "item.nowThen")}</span>
          {formatTime(now, zone)}
        </span>
      </p>
      {next.length > 0 && (
        <ol aria-label={t("item.ifNobody")}>
          {next.map((entry, place) => (
            <Coming key={`${entry.type}-${entry.at}`} entry={entry} zone={zone} now={now} last={place === next.length - 1} />
          ))}
        </ol>
      )}
    </>
  );
}

/** The entry that brought a revision compares it with the one before. */
function comparedBy(past: readonly TimelineEntry[], entry: TimelineEntry, revisions: readonly RevisionView[]): Pair | null {
  const revision = revisions.find(({ hash }) => hash === entry.revisionHash);
  const brought = past.find(({ revisionHash }) => revisionHash === entry.revisionHash) === entry;
  const before = revisions.filter(({ number }) => revision !== undefined && number < revision.number).map(({ number }) => number);
  return revision === undefined || !brought || before.length === 0 ? null : { from: Math.max(...before), to: revision.number };
}

/** The day is said once, where it changes. */
function dayBefore(entries: readonly TimelineEntry[], place: number, entry: TimelineEntry, now: number, zone: string): string | null {
  const day = formatDay(entry.at, zone);
  const before = entries[place - 1];
  const earlier = before === undefined ? formatDay(now, zone) : formatDay(before.at, zone);
  return day === earlier ? null : day;
}

const ROW = "relative grid grid-cols-[44px_16px_minmax(0,1fr)] gap-x-2 pb-[9px]";
const BAR = "before:absolute before:top-[17px] before:-bottom-3 before:left-1/2 before:-ml-[2.5px] before:w-[5px] before:rounded-[1px]";

interface LineProps {
  readonly itemId: string;
  readonly entry: TimelineEntry;
  readonly zone: string;
  readonly day: string | null;
  readonly last: boolean;
  readonly compared: Pair | null;
  readonly onCompare: (pair: Pair) => void;
}

function Line({ itemId, entry, zone, day, last, compared, onCompare }: LineProps) {
  const kind = entry.holder?.kind ?? null;
  return (
    <li className={ROW}>
      <time
        dateTime={new Date(entry.at).toISOString()}
        title={formatAbsolute(entry.at, zone)}
        className="text-right text-small leading-5 text-fg-3 tabular-nums"
      >
        {day !== null && <span className="block text-micro leading-5">{day}</span>}
        <Link
          href={pastAddress(itemId, entry.at)}
          prefetch={false}
          className="hover:underline"
          aria-label={t("past.asItWasAt", { time: formatTime(entry.at, zone) })}
        >
          {formatTime(entry.at, zone)}
        </Link>
      </time>
      <span aria-hidden="true" className={cn("relative", !last && kind !== null && cn(BAR, BARS[kind]))}>
        <span
          className={cn(
            "absolute top-0.5 left-0 grid size-4 place-items-center bg-surface",
            entry.actor.kind === "person" ? "text-ink-text" : "text-machine",
          )}
        >
          <Icon name={iconOf(entry)} size={13} />
        </span>
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {entry.text}
        {(entry.detail !== null || entry.revisionHash !== null) && (
          <span className="flex flex-wrap items-center gap-x-2 text-small text-fg-3">
            {entry.detail}
            {entry.revisionHash !== null && <SealBars hash={entry.revisionHash} height={12} />}
            {compared !== null && (
              <Button look="quiet" size="small" className="-my-0.5" onClick={() => onCompare(compared)}>
                {t("compare.with", { number: compared.from })}
              </Button>
            )}
          </span>
        )}
        {entry.quote !== null && <span className="block text-small text-fg-2">{t("quote.of", { words: entry.quote })}</span>}
      </span>
    </li>
  );
}

function Coming({
  entry,
  zone,
  now,
  last,
}: {
  readonly entry: TimelineEntry;
  readonly zone: string;
  readonly now: number;
  readonly last: boolean;
}) {
  // Tomorrow's first hours are still told by the hour; what lies further ahead, by the day.
  const soon = entry.at - now < DAY / 2 || formatDay(entry.at, zone) === formatDay(now, zone);
  return (
    <li className={ROW}>
      <time
        dateTime={new Date(entry.at).toISOString()}
        title={t("item.whenIn", { when: formatAbsolute(entry.at, zone), time: durationWords(entry.at - now) })}
        className="text-right text-small leading-5 text-fg-3 tabular-nums"
      >
        {soon ? formatTime(entry.at, zone) : formatDay(entry.at, zone)}
      </time>
      <span
        aria-hidden="true"
        className={cn(
          "relative",
          !last &&
            "before:absolute before:top-[17px] before:-bottom-3 before:left-1/2 before:-ml-px before:border-l-2 before:border-dotted before:border-line-control",
        )}
      >
        <span className="absolute top-0.5 left-0 grid size-4 place-items-center bg-surface text-fg-3">
          <Icon name={iconOf(entry)} size={13} />
        </span>
      </span>
      <span className="min-w-0 text-fg-2">
        {entry.text}
        {entry.detail !== null && <span className="block text-small text-fg-3">{entry.detail}</span>}
      </span>
    </li>
  );
}
