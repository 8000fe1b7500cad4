"use client";
// What a draft would have asked of people: hours by hour of the week, waits in each queue, and what each person would have had to do.
import { durationWords } from "@core/words/labels";
import { LOCALES } from "@core/words/language";
import { dateFormat, language, t } from "@core/words/t";
import { DAY, SECOND } from "@core/words/time";
import { useState } from "react";
import { formatCount, formatPercent, formatTenths } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { BeforeAfter } from "@/components/policy/before-after";
import { hoursADay } from "@/components/policy/simulation-figures";
import { Segment } from "@/components/ui/segment";
import type { SimulatedQueue, SimulationFound } from "@/server/views/shapes-simulation";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const HOUR_S = 3_600;
const A_MONDAY = Date.UTC(2024, 0, 1);

const dayName = (day: number, weekday: "short" | "long"): string =>
  dateFormat(LOCALES[language()], { weekday, timeZone: "UTC" }).format(A_MONDAY + day * DAY);

/** Hours by weekday and hour. The darkest cell is the same for both sides, so that they can be compared. */
export function SimulatedHours({ found }: { readonly found: SimulationFound }) {
  const [side, setSide] = useState<"before" | "after">("after");
  const { hours, weeks, zone } = found;
  const most = Math.max(...hours.before, ...hours.after);
  if (most === 0) return null;
  const inAWeek = (seconds: number) => seconds / HOUR_S / Math.max(1, weeks);
  return (
    <section aria-label={t("simulation.hours")} className="pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{t("simulation.hours")}</h3>
        <Segment
          label={t("simulation.whose")}
          value={side}
          choices={[
            { value: "before", label: t("policy.now") },
            { value: "after", label: t("policy.draft") },
          ]}
          onChange={setSide}
        />
      </div>
      <table className="mt-2 w-full table-fixed border-separate border-spacing-px">
        <caption className="sr-only">{t("simulation.hours")}</caption>
        <thead>
          <tr className="text-micro text-fg-3">
            <th scope="col" className="w-7">
              <span className="sr-only">{t("simulation.day")}</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col" className="overflow-visible text-left font-regular">
                <span className={hour % 6 === 0 ? "" : "sr-only"}>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row" className="text-left text-micro font-regular text-fg-3">
                <span aria-hidden="true">{dayName(day, "short").slice(0, 2)}</span>
                <span className="sr-only">{dayName(day, "long")}</span>
              </th>
              {HOURS.map((hour) => {
                const seconds = hours[side][day * 24 + hour] ?? 0;
                const words = t("simulation.cell", { hours: formatTenths(inAWeek(seconds)) });
                return (
                  <td key={hour} title={`${dayName(day, "long")} ${hour}:00 · ${words}`} className="relative h-4 bg-sunken p-0">
                    <span
                      aria-hidden="true"
                      className="absolute inset-0 rounded-1 bg-ink forced-colors:bg-[CanvasText]"
                      style={{ opacity: seconds / most }}
                    />
                    <span className="sr-only">{words}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-1 text-small text-fg-2">
        {t("simulation.hoursWhat", { zone })} {t("simulation.mostHours", { hours: formatTenths(inAWeek(most)) })}
      </p>
    </section>
  );
}

type Side = SimulatedQueue["before"];

/** How long items wait, in words; a queue in which nobody can decide is one in which they wait for ever. */
function Wait({ side, of }: { readonly side: Side; readonly of: "medianWaitS" | "ninthWaitS" }) {
  if (side === null) return "–";
  const wait = side[of];
  if (wait === null) return <span className="font-medium text-danger">{t("simulation.forEver")}</span>;
  return durationWords(wait * SECOND);
}

function Busy({ side }: { readonly side: Side }) {
  if (side === null || side.busy === null) return "–";
  const share = formatPercent(side.busy, 0);
  if (side.busy < 1) return share;
  return (
    <span className="font-medium text-danger" title={t("simulation.grows")}>
      {share}
      <span className="sr-only">, {t("simulation.grows")}</span>
    </span>
  );
}

export function SimulatedQueues({ found: { queues, week } }: { readonly found: SimulationFound }) {
  if (queues.length === 0) return null;
  return (
    <section aria-label={t("simulation.queues")} className="pt-4">
      <h3 className="font-medium">{t("simulation.queues")}</h3>
      <ul>
        {queues.map(({ id, name, before, after }) => (
          <li key={id} className="border-t border-line py-1.5 first:border-t-0">
            <p className="font-medium">{name}</p>
            <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 tabular-nums [&>dd]:text-right [&>dt]:text-fg-2">
              <dt>{t("simulation.itemsWait")}</dt>
              <dd>
                <BeforeAfter before={formatCount(before?.items ?? 0)} after={formatCount(after?.items ?? 0)} />
              </dd>
              <dt>{t("simulation.half")}</dt>
              <dd>
                <BeforeAfter before={<Wait side={before} of="medianWaitS" />} after={<Wait side={after} of="medianWaitS" />} />
              </dd>
              <dt>{t("simulation.nineInTen")}</dt>
              <dd>
                <BeforeAfter before={<Wait side={before} of="ninthWaitS" />} after={<Wait side={after} of="ninthWaitS" />} />
              </dd>
              <dt>{t("simulation.busy")}</dt>
              <dd>
                <BeforeAfter before={<Busy side={before} />} after={<Busy side={after} />} />
              </dd>
            </dl>
          </li>
        ))}
      </ul>
      <details className="pt-1">
        <summary className="text-small font-medium">{t("simulation.model")}</summary>
        <p className="pt-1 text-small text-fg-2">
          {t("simulation.modelWhat")} {week.seen ? t("simulation.weekSeen", { hours: week.hours }) : t("simulation.weekAssumed")}
        </p>
      </details>
    </section>
  );
}

export function SimulatedPeople({ found }: { readonly found: SimulationFound }) {
  if (found.people.length === 0) return null;
  const hours = (seconds: number) => t("simulation.cell", { hours: formatTenths(hoursADay(seconds, found)) });
  return (
    <section aria-label={t("simulation.people")} className="pt-4">
      <h3 className="font-medium">{t("simulation.people")}</h3>
      <table className="w-full text-right tabular-nums">
        <thead>
          <tr className="text-micro text-fg-3 [&>th]:py-1 [&>th]:font-regular">
            <th scope="col" className="text-left">
              {t("simulation.person")}
            </th>
            <th scope="col">{t("simulation.itemsWait")}</th>
            <th scope="col">{t("simulation.hoursEach")}</th>
          </tr>
        </thead>
        <tbody>
          {found.people.map(({ person, before, after }) => (
            <tr key={person.id} className="border-t border-line [&>*]:py-1.5">
              <th scope="row" className="text-left font-regular">
                <PersonMark person={person} self="name" />
              </th>
              <td>
                <BeforeAfter before={formatCount(before.items)} after={formatCount(after.items)} />
              </td>
              <td>
                <BeforeAfter before={hours(before.seconds)} after={hours(after.seconds)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
