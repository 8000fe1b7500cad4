"use client";
// What the coming days should bring each queue against the people on duty: minutes against minutes, with how far it may be wrong, and what can be done.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { MINUTE, SECOND } from "@core/words/time";
import { formatDate } from "@/components/coverage/when";
import { useCapacity } from "@/components/data/coverage";
import { formatCount } from "@/components/marks/format";
import { type Status, StatusMark } from "@/components/marks/status-mark";
import type { CapacityDay, CapacityPage, CapacityQueue, CapacityWay } from "@/server/views/shapes-coverage";

const MOST_WEEKS = 8;
const minutes = (seconds: number): string => formatCount(Math.round((seconds * SECOND) / MINUTE));

const isKnown = ({ history }: CapacityQueue): boolean => history.known;

export function CapacityPanel({ zone }: { readonly zone: string }) {
  const { data: page } = useCapacity(zone);
  if (page === undefined || page.queues.length === 0) return null;
  const { pace, weekSeen } = page;
  const from = { own: "coverage.paceOwn", imported: "coverage.paceImported", assumed: "coverage.paceAssumed" } as const;
  return (
    <section aria-label={t("coverage.capacity")}>
      <h2 className="font-strong">{t("coverage.capacity")}</h2>
      <p className="max-w-prose text-small text-fg-2">
        {t("coverage.capacityWhat", { weeks: MOST_WEEKS })}{" "}
        {t("coverage.pace", {
          time: durationWords(pace.meanS * SECOND),
          from: t(from[pace.from], { count: pace.measured }),
          hours: t(weekSeen ? "coverage.hoursSeen" : "coverage.hoursAssumed"),
        })}
      </p>
      <Days page={page} />
      <TooFew queues={page.queues} />
      <Ways queues={page.queues} />
    </section>
  );
}

function Days({ page }: { readonly page: CapacityPage }) {
  const head = "border-b border-line-2 px-2 py-1 text-left align-bottom text-small font-medium text-fg-2";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where it must, so keys must be able to scroll it
    <section className="quiet-scroll overflow-x-auto pt-2" tabIndex={0} aria-label={t("coverage.capacity")}>
      <table className="w-full min-w-[860px] border-collapse">
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t("coverage.queue")}
            </th>
            {page.people.map(({ from }) => (
              <th key={from} scope="col" className={head}>
                {formatDate(from, page.zone)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="border-b border-line">
            <th scope="row" className="px-2 py-1.5 text-left font-regular text-fg-2">
              {t("coverage.people")}
            </th>
            {page.people.map(({ from, seconds }) => (
              <td key={from} className="px-2 py-1.5 text-fg-2 tabular-nums">
                {t("coverage.minutes", { minutes: minutes(seconds) })}
              </td>
            ))}
          </tr>
          {page.queues.filter(isKnown).map((queue) => (
            <tr key={queue.id} className="border-b border-line align-top">
              <th scope="row" className="px-2 py-1.5 text-left font-regular">
                {queue.name}
                <span className="block text-small text-fg-3">{t("coverage.waitingNow", { count: queue.waiting })}</span>
              </th>
              {queue.days.map((day) => (
                <Day key={day.from} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const FITS = {
  fits: ["ok", "coverage.fits"],
  tight: ["attention", "coverage.tight"],
  short: ["failed", "coverage.short"],
  nobody_there: ["plain", "coverage.nobodyThere"],
  unknown: ["plain", "coverage.unknown"],
} as const satisfies Record<CapacityDay["fit"], readonly [Status, string]>;

function Day({ day: { fit, workS, leftS, expected } }: { readonly day: CapacityDay }) {
  const [status, words] = FITS[fit];
  const round = (count: number) => formatCount(Math.round(count));
  return (
    <td className="px-2 py-1.5 tabular-nums">
      <StatusMark status={status}>{t(words)}</StatusMark>
      <span className="block">{t("coverage.workOf", { work: minutes(workS) })}</span>
      {fit === "short" && <span className="block text-small text-danger">{t("coverage.leftOf", { left: minutes(leftS) })}</span>}
      {expected !== null && (
        <span className="block text-small text-fg-3">
          {t("coverage.expects", { items: round(expected.items), low: round(expected.low), high: round(expected.high) })}
        </span>
      )}
    </td>
  );
}

/** Named together: one sentence says the same of each. */
function TooFew({ queues }: { readonly queues: readonly CapacityQueue[] }) {
  const unknown = queues.filter((queue) => !isKnown(queue));
  if (unknown.length === 0) return null;
  return <p className="pt-2 text-fg-2">{t("coverage.tooLittle", { names: unknown.map(({ name }) => name).join(" · ") })}</p>;
}

function Ways({ queues }: { readonly queues: readonly CapacityQueue[] }) {
  const short = queues.filter(({ ways }) => ways.length > 0);
  if (short.length === 0) return null;
  return (
    <section aria-label={t("coverage.ways")} className="pt-3">
      <h3 className="font-medium">{t("coverage.ways")}</h3>
      <ul>
        {short.map(({ id, name, ways }) => (
          <li key={id} className="border-b border-line py-1.5">
            <p className="font-medium">{name}</p>
            <ul className="list-disc pl-5 text-fg-2">
              {ways.map((way) => (
                <li key={way.way}>{wayWords(way)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wayWords(way: CapacityWay): string {
  switch (way.way) {
    case "members":
      return t("coverage.wayMembers", { names: way.people.map(({ name }) => name).join(", ") });
    case "deputies":
      return t("coverage.wayDeputies", { names: way.people.map(({ name }) => name).join(", ") });
    case "over":
      return t("coverage.wayOver", { queue: way.queue.name });
    case "targets":
      return t("coverage.wayTargets");
    case "stop":
      return t("coverage.wayStop");
  }
}
