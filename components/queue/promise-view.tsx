"use client";
// One promise of a queue: how long it took beside what is promised, and day by day what was kept and broken.
import { durationWords } from "@core/words/labels";
import { LOCALES } from "@core/words/language";
import { dateFormat, language, t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { formatPercent } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { cn } from "@/components/ui/cn";
import type { PromiseRecord } from "@/server/views/shapes-load";

export function PromiseView({ title, record }: { readonly title: string; readonly record: PromiseRecord }) {
  const { promisedS, took, kept, broken } = record;
  const all = kept + broken;
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1.5 font-strong">
        {title}
        <span className="text-small font-regular text-fg-2">
          {promisedS === null ? t("load.promisedNothing") : t("load.promised", { time: durationWords(promisedS * SECOND) })}
        </span>
      </h2>
      {took === null ? (
        <p className="pt-2 text-fg-2">{t("load.notMeasured")}</p>
      ) : (
        <p className="pt-2 tabular-nums">
          {t("load.half")} <b className="font-strong">{durationWords(took.p50)}</b>, {t("load.most")}{" "}
          <b className="font-strong">{durationWords(took.p95)}</b>{" "}
          <span className="text-small text-fg-3">{t("load.ofCount", { count: took.count })}</span>
        </p>
      )}
      {all > 0 && (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2 pt-2 tabular-nums">
            <span>
              {t("load.kept")}: <b className="font-strong">{formatPercent(kept / all)}</b>{" "}
              <span className="text-small text-fg-3">{t("load.keptOf", { kept, all })}</span>
            </span>
            {broken > 0 && <StatusMark status="overdue">{t("load.brokenCount", { count: broken })}</StatusMark>}
          </p>
          <Days record={record} />
        </>
      )}
    </section>
  );
}

/** As wide as a bar becomes: `max-w-6`, and the hairline between two. */
const WIDEST_DAY_PX = 25;

/** Kept ones stand on the line and broken ones hang from it, both to one scale, so that neither hides behind the other. */
function Days({ record: { days } }: { readonly record: PromiseRecord }) {
  const most = Math.max(1, ...days.map(({ kept, broken }) => Math.max(kept, broken)));
  const height = (count: number) => ({ height: `${(count / most) * 100}%` });
  const isBroken = days.some(({ broken }) => broken > 0);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <>
      <ol aria-label={t("load.days")} className={cn("mt-3 flex items-stretch gap-px", isBroken ? "h-20" : "h-10")}>
        {days.map(({ day, kept, broken }) => {
          const words = t("load.dayWords", { day: dayName(day), kept, broken });
          return (
            <li key={day} title={words} className="flex max-w-6 min-w-0 flex-1 flex-col">
              <span className="sr-only">{words}</span>
              <span aria-hidden="true" className="flex flex-1 items-end border-b border-line-2">
                <span className="w-full bg-machine-2 forced-colors:bg-[CanvasText]" style={height(kept)} />
              </span>
              {isBroken && (
                <span aria-hidden="true" className="flex flex-1 items-start">
                  <span className="w-full bg-danger forced-colors:bg-[Highlight]" style={height(broken)} />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {first !== undefined && last !== undefined && (
        <p
          aria-hidden="true"
          className="flex justify-between pt-1 text-micro text-fg-3 tabular-nums"
          style={{ maxWidth: `${WIDEST_DAY_PX * days.length}px` }}
        >
          <span>{dayName(first.day)}</span>
          {last !== first && <span>{dayName(last.day)}</span>}
        </p>
      )}
    </>
  );
}

const dayName = (day: string): string =>
  dateFormat(LOCALES[language()], { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(day));
