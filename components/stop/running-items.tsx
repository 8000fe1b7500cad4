"use client";
// What runs right now: by whom, since when, whether a stop stands over it, and whether it can be taken back.
import { durationWords, spanWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import Link from "next/link";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import type { RunningItem, StopPage } from "@/server/views/stop-page";

export function RunningItems({ page: { running, runningCount } }: { readonly page: StopPage }) {
  return (
    <section aria-label={t("stop.running")}>
      <h2 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("stop.running")} <span className="text-small font-regular text-fg-3 tabular-nums">{runningCount}</span>
      </h2>
      {running.length === 0 && <p className="py-2 text-fg-2">{t("stop.nothingRuns")}</p>}
      <ul>
        {running.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {runningCount > running.length && (
        <p className="py-2 text-small text-fg-2">{t("stopReview.more", { count: runningCount - running.length })}</p>
      )}
    </section>
  );
}

function Row({ item }: { readonly item: RunningItem }) {
  const now = useNow("second");
  return (
    <li className="grid grid-cols-1 items-baseline gap-x-6 gap-y-0.5 border-b border-line py-2 mid:grid-cols-[minmax(0,1fr)_auto]">
      <Link href={`/items/${item.id}`} className="min-w-0 break-words hover:underline">
        {item.title}
      </Link>
      <span className="text-small text-fg-2 tabular-nums mid:text-right">
        <time dateTime={new Date(item.since).toISOString()}>
          {t("stopReview.runs", { span: durationWords(Math.max(0, now - item.since)) })}
        </time>
      </span>
      <span className="flex min-w-0 flex-wrap gap-x-4 text-small text-fg-2">
        <span className="break-words">{item.workflow}</span>
        <span className="break-words">{item.agent}</span>
        {item.stopped && <StatusMark status="attention">{t("stopReview.underStop")}</StatusMark>}
      </span>
      <TakingBack item={item} />
    </li>
  );
}

function TakingBack({ item: { goesBack, windowS, reversibleUntil } }: { readonly item: RunningItem }) {
  const zone = useZone();
  const now = useNow("minute");
  const words = () => {
    if (goesBack)
      return reversibleUntil === null
        ? t("stopReview.goesBack")
        : t("stopReview.goesBackUntil", { time: formatWhen(reversibleUntil, now, zone) });
    return windowS === null ? t("stopReview.noWindow") : t("stopReview.window", { span: spanWords(windowS * SECOND) });
  };
  return <span className="text-small text-fg-2 mid:text-right">{words()}</span>;
}
