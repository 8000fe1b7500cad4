"use client";
// The calendars that queues count in: hours, holidays, clock changes, and who uses each.
import { t } from "@core/words/t";
import Link from "next/link";
import { useRef, useState } from "react";
import { useLadderOrders } from "@/components/data/ladders";
import { CalendarEditor } from "@/components/ladders/calendar-editor";
import { ClockChanges } from "@/components/ladders/clock-changes";
import { writeDate } from "@/components/ladders/ics-import";
import { NotSaved } from "@/components/ladders/queue-tree";
import { RemoveNamed } from "@/components/ladders/remove-named";
import { weekMinutes, writeShifts } from "@/components/ladders/shift-text";
import { useUnsavedKeys } from "@/components/ladders/unsaved";
import { WeekBars } from "@/components/ladders/week-bars";
import { useNow } from "@/components/marks/clock";
import { formatCount, formatTenths } from "@/components/marks/format";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useFocusOnHeading } from "@/components/ui/focus-heading";
import type { CalendarView, LaddersPage } from "@/server/views/shapes-ladders";

interface CalendarTabProps {
  readonly page: LaddersPage;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

export function CalendarTab({ page, chosen, onChoose }: CalendarTabProps) {
  const [editing, setEditing] = useState<"new" | "this" | null>(null);
  const current = page.calendars.find(({ id }) => id === chosen) ?? page.calendars[0] ?? null;
  const unsaved = useUnsavedKeys();
  // An edit that was left goes on where it was.
  const edited =
    editing === "new" ? null : current !== null && (editing !== null || unsaved.includes(`calendar:${current.id}`)) ? current : undefined;
  const detail = useRef<HTMLDivElement>(null);
  const onHeading = useFocusOnHeading(detail);
  const barred = page.create.ok ? {} : { disabled: true, hint: page.create.reason };
  const choose = (id: string | null) => {
    setEditing(null);
    onChoose(id);
  };
  const create = (
    <Button icon="plus" onClick={onHeading(() => setEditing("new"))} {...barred}>
      {t("ladders.newCalendar")}
    </Button>
  );
  if (current === null && editing === null)
    return (
      <Blank icon="calendar" title={t("ladders.noCalendars")} actions={create}>
        <p>{t("ladders.noCalendarsWhy")}</p>
      </Blank>
    );
  return (
    <div className="grid min-h-0 flex-1 max-mid:block mid:grid-cols-[232px_minmax(0,1fr)]">
      <nav
        aria-label={t("ladders.calendarList")}
        className="quiet-scroll min-h-0 overflow-auto border-line-2 p-2 max-mid:border-b mid:border-r"
      >
        <ul className="mb-2">
          {page.calendars.map((calendar) => (
            <li key={calendar.id}>
              <button
                type="button"
                onClick={() => choose(calendar.id)}
                aria-current={calendar.id === current?.id && editing !== "new" ? "true" : undefined}
                className={cn(
                  "grid w-full rounded-2 px-2 py-1.5 text-left",
                  calendar.id === current?.id && editing !== "new" ? "bg-selected" : "hover:bg-hover",
                )}
              >
                <span className="truncate font-medium">{calendar.name}</span>
                <span className="truncate text-small text-fg-2">
                  {unsaved.includes(`calendar:${calendar.id}`) ? <NotSaved /> : calendar.body.zone}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {create}
        {unsaved.includes("calendar:new") && editing !== "new" && (
          <p className="pt-1 text-small">
            <NotSaved />
          </p>
        )}
      </nav>
      <div ref={detail} className="quiet-scroll min-h-0 overflow-auto">
        {edited !== undefined ? (
          <CalendarEditor
            key={edited?.id ?? "new"}
            calendar={edited}
            onCancel={onHeading(() => setEditing(null))}
            onSaved={onHeading(choose)}
          />
        ) : current === null ? null : (
          <CalendarDetail
            key={current.id}
            calendar={current}
            page={page}
            onEdit={onHeading(() => setEditing("this"))}
            onRemoved={onHeading(() => choose(null))}
          />
        )}
      </div>
    </div>
  );
}

const formatHours = (hours: number): string => (Number.isInteger(hours) ? formatCount(hours) : formatTenths(hours));

interface CalendarDetailProps {
  readonly calendar: CalendarView;
  readonly page: LaddersPage;
  readonly onEdit: () => void;
  readonly onRemoved: () => void;
}

function CalendarDetail({ calendar, page, onEdit, onRemoved }: CalendarDetailProps) {
  const [removing, setRemoving] = useState(false);
  const { body } = calendar;
  const barred = page.create.ok ? {} : { disabled: true, hint: page.create.reason };
  return (
    <article aria-label={calendar.name}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-gutter py-2.5">
        <h2 tabIndex={-1} className="text-lead font-strong break-words">
          {calendar.name}
        </h2>
        <span className="grow text-fg-2">{body.zone}</span>
        <Button look="quiet" onClick={() => setRemoving(true)} {...barred}>
          {t("ladders.remove")}
        </Button>
        <Button icon="pencil" onClick={onEdit} {...barred}>
          {t("ladders.edit")}
        </Button>
      </header>
      <div className="grid max-w-[860px] gap-6 px-gutter py-4">
        <section aria-label={t("ladders.week")}>
          <h3 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
            {t("ladders.week")}
            <span className="text-small font-regular text-fg-2 tabular-nums">
              {t("ladders.openHours", { hours: formatHours(weekMinutes(body.week) / 60) })}
            </span>
          </h3>
          <WeekBars week={body.week} />
        </section>
        <ClockChanges zone={body.zone} />
        <Days calendar={calendar} />
        <UsedBy calendar={calendar} />
      </div>
      {removing && <RemoveCalendar calendar={calendar} onClose={() => setRemoving(false)} onRemoved={onRemoved} />}
    </article>
  );
}

function Days({ calendar: { body } }: { readonly calendar: CalendarView }) {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: body.zone }).format(useNow("minute"));
  const days = Object.entries(body.days).sort(([a], [b]) => (a < b ? -1 : 1));
  const coming = days.filter(([date]) => date >= today);
  const past = days.length - coming.length;
  return (
    <section aria-label={t("ladders.specialDays")}>
      <h3 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("ladders.specialDays")} <span className="text-small font-regular text-fg-3 tabular-nums">{days.length}</span>
      </h3>
      {days.length === 0 && <p className="py-2 text-fg-2">{t("ladders.specialNone")}</p>}
      <ul>
        {coming.map(([date, { name, shifts }]) => (
          <li key={date} className="flex flex-wrap gap-x-4 border-b border-line py-1.5">
            <span className="w-36 shrink-0 text-fg-2 tabular-nums">{writeDate(date)}</span>
            <span className="min-w-0 flex-1 break-words">{name}</span>
            <span className="text-small text-fg-2 tabular-nums">{shifts.length === 0 ? t("ladders.closed") : writeShifts(shifts)}</span>
          </li>
        ))}
      </ul>
      {past > 0 && <p className="py-1.5 text-small text-fg-3">{t("ladders.daysPast", { count: past })}</p>}
    </section>
  );
}

function UsedBy({ calendar: { queues } }: { readonly calendar: CalendarView }) {
  return (
    <section aria-label={t("ladders.usedByQueues")}>
      <h3 className="border-b border-line pb-1.5 font-strong">{t("ladders.usedByQueues")}</h3>
      {queues.length === 0 && <p className="py-2 text-fg-2">{t("ladders.usedByNoQueue")}</p>}
      <ul>
        {queues.map(({ id, name }) => (
          <li key={id} className="border-b border-line py-1.5">
            <Link href={`/ladders?queue=${encodeURIComponent(id)}`} className="link">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RemoveCalendarProps {
  readonly calendar: CalendarView;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

function RemoveCalendar({ calendar, onClose, onRemoved }: RemoveCalendarProps) {
  const { removeCalendar } = useLadderOrders();
  const used = calendar.queues.length > 0;
  return (
    <RemoveNamed
      name={calendar.name}
      what={t(used ? "ladders.cannotRemoveCalendar" : "ladders.removeCalendarWhat")}
      uses={used ? <UsedBy calendar={calendar} /> : null}
      order={removeCalendar}
      remove={() => removeCalendar.mutateAsync({ id: calendar.id, version: calendar.version })}
      onClose={onClose}
      onRemoved={onRemoved}
    />
  );
}
