"use client";
// A calendar as somebody changes it: zone, hours of each day, days that are otherwise, and holidays out of a file.
import { t } from "@core/words/t";
import { isZone } from "@core/words/zone";
import { useId, useState } from "react";
import { useLadderOrders } from "@/components/data/ladders";
import {
  bodyOf,
  type CalendarDraft,
  type DayDraft,
  draftOfCalendar,
  newCalendarDraft,
  withClosed,
} from "@/components/ladders/calendar-draft";
import { ClockChanges } from "@/components/ladders/clock-changes";
import { fieldErrorsOf, problemText } from "@/components/ladders/field-errors";
import { IcsImport } from "@/components/ladders/ics-import";
import { readShifts } from "@/components/ladders/shift-text";
import { type Unsaved, useUnsaved } from "@/components/ladders/unsaved";
import { WeekBars, weekday } from "@/components/ladders/week-bars";
import { useZone } from "@/components/marks/clock";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { CalendarView } from "@/server/views/shapes-ladders";

interface CalendarEditorProps {
  /** Null: a new one. */
  readonly calendar: CalendarView | null;
  readonly onSaved: (id: string) => void;
  readonly onCancel: () => void;
}

export function CalendarEditor({ calendar, onSaved, onCancel }: CalendarEditorProps) {
  const ownZone = useZone();
  // As it was when the edit began: what others save meanwhile must not be overwritten unseen.
  const [begin] = useState<Unsaved<CalendarDraft>>(() =>
    calendar === null
      ? { draft: newCalendarDraft(ownZone), version: null }
      : { draft: draftOfCalendar(calendar), version: calendar.version },
  );
  const edit = useUnsaved<CalendarDraft>(`calendar:${calendar?.id ?? "new"}`, begin);
  const { draft, version, changed } = edit;
  const [importing, setImporting] = useState(false);
  const { saveCalendar } = useLadderOrders();
  const announce = useAnnounce();
  const change = (next: Partial<CalendarDraft>) => {
    edit.change((was) => ({ ...was, ...next }));
    if (saveCalendar.error !== null) saveCalendar.reset();
  };
  const body = bodyOf(draft);
  const refused = fieldErrorsOf(saveCalendar.error);
  const problem = problemText(saveCalendar.error);
  const zoneFits = isZone(draft.zone);
  const barred = body === null || !zoneFits || draft.name.trim() === "" ? t("ladders.calendarNotWhole") : null;
  const save = () => {
    if (body === null) return;
    saveCalendar.mutate(
      { id: calendar?.id ?? null, version, name: draft.name.trim(), body },
      {
        onSuccess: ({ id, queues }) => {
          announce(t("ladders.calendarSaved", { name: draft.name.trim(), count: queues }));
          edit.forget();
          onSaved(id);
        },
      },
    );
  };
  const title = calendar === null ? t("ladders.newCalendar") : calendar.name;
  return (
    <>
      <form
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (barred === null) save();
        }}
      >
        <header className="flex flex-wrap items-center gap-2 border-b border-line px-gutter py-2.5">
          <h2 tabIndex={-1} className="min-w-0 flex-1 text-lead font-strong break-words">
            {title}
          </h2>
          <Button
            look="quiet"
            onClick={() => {
              edit.forget();
              onCancel();
            }}
          >
            {t(changed ? "ladders.discard" : "ladders.cancel")}
          </Button>
          <Button type="submit" look="primary" pending={saveCalendar.isPending} disabled={barred !== null} hint={barred ?? undefined}>
            {t("ladders.save")}
          </Button>
        </header>
        <div className="grid max-w-[860px] gap-6 px-gutter py-4">
          {problem !== null && (
            <Banner tone="failed" title={problem}>
              {refused.size > 1 && [...refused.values()].slice(1).join(" ")}
            </Banner>
          )}
          <div className="grid gap-x-4 gap-y-3 mid:grid-cols-2">
            <Field label={t("ladders.name")} error={refused.get("/name")}>
              {(control) => (
                <Input {...control} value={draft.name} maxLength={100} onChange={({ target }) => change({ name: target.value })} />
              )}
            </Field>
            <ZoneField zone={draft.zone} onChange={(zone) => change({ zone })} />
          </div>
          <Week draft={draft} onChange={(week) => change({ week })} />
          {zoneFits && <ClockChanges zone={draft.zone} />}
          <SpecialDays days={draft.days} onChange={(days) => change({ days })} onImport={() => setImporting(true)} />
        </div>
      </form>
      {importing && (
        <IcsImport
          zone={zoneFits ? draft.zone : "UTC"}
          onClose={() => setImporting(false)}
          onTake={(days) => {
            edit.change((was) => withClosed(was, days));
            setImporting(false);
          }}
        />
      )}
    </>
  );
}

function ZoneField({ zone, onChange }: { readonly zone: string; readonly onChange: (zone: string) => void }) {
  const list = useId();
  return (
    <Field label={t("ladders.zone")} hint={t("ladders.zoneHint")} error={isZone(zone) ? undefined : t("simulation.noZone")}>
      {(control) => (
        <>
          <Input {...control} list={list} value={zone} maxLength={64} onChange={({ target }) => onChange(target.value)} />
          <datalist id={list}>
            {Intl.supportedValuesOf("timeZone").map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function Week({ draft, onChange }: { readonly draft: CalendarDraft; readonly onChange: (week: readonly string[]) => void }) {
  const read = draft.week.map(readShifts);
  return (
    <section aria-label={t("ladders.week")}>
      <h3 className="border-b border-line pb-1.5 font-strong">{t("ladders.week")}</h3>
      <p className="py-2 text-small text-fg-2">{t("ladders.weekHint")}</p>
      <div className="grid gap-x-6 gap-y-4 wide:grid-cols-[280px_minmax(0,1fr)]">
        <div className="grid content-start gap-2">
          {draft.week.map((hours, day) => (
            <Field
              // biome-ignore lint/suspicious/noArrayIndexKey: the seven days of a week are their places.
              key={day}
              label={weekday(day)}
              error={read[day] === null ? t("ladders.hoursBad") : undefined}
              className="grid-cols-[96px_minmax(0,1fr)] items-center"
            >
              {(control) => (
                <Input
                  {...control}
                  value={hours}
                  placeholder={t("ladders.closed")}
                  onChange={({ target }) => onChange(draft.week.map((one, at) => (at === day ? target.value : one)))}
                  className="tabular-nums"
                />
              )}
            </Field>
          ))}
        </div>
        <WeekBars week={read.map((shifts) => shifts ?? [])} />
      </div>
    </section>
  );
}

interface SpecialDaysProps {
  readonly days: readonly DayDraft[];
  readonly onChange: (days: readonly DayDraft[]) => void;
  readonly onImport: () => void;
}

function SpecialDays({ days, onChange, onImport }: SpecialDaysProps) {
  const change = (key: number, next: Partial<DayDraft>) => onChange(days.map((day) => (day.key === key ? { ...day, ...next } : day)));
  const add = () => onChange([...days, { key: Math.max(-1, ...days.map((day) => day.key)) + 1, date: "", name: "", hours: "" }]);
  return (
    <section aria-label={t("ladders.specialDays")}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line pb-1.5">
        <h3 className="flex min-w-0 flex-1 items-baseline gap-2 font-strong">
          {t("ladders.specialDays")} <span className="text-small font-regular text-fg-3 tabular-nums">{days.length}</span>
        </h3>
        <Button size="small" icon="download" onClick={onImport}>
          {t("ladders.importIcs")}
        </Button>
        <Button size="small" icon="plus" onClick={add}>
          {t("ladders.addDay")}
        </Button>
      </div>
      {days.length === 0 && <p className="py-2 text-fg-2">{t("ladders.specialNone")}</p>}
      <ul>
        {days.map((day) => (
          <li key={day.key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 border-b border-line py-2">
            <div className="grid gap-2 mid:grid-cols-[148px_minmax(0,1fr)_180px]">
              <Field label={t("ladders.date")} error={day.date === "" ? t("ladders.dateBad") : undefined}>
                {(control) => (
                  <Input {...control} type="date" value={day.date} onChange={({ target }) => change(day.key, { date: target.value })} />
                )}
              </Field>
              <Field label={t("ladders.dayName")}>
                {(control) => (
                  <Input {...control} value={day.name} maxLength={200} onChange={({ target }) => change(day.key, { name: target.value })} />
                )}
              </Field>
              <Field label={t("ladders.dayHours")} error={readShifts(day.hours) === null ? t("ladders.hoursBad") : undefined}>
                {(control) => (
                  <Input
                    {...control}
                    value={day.hours}
                    placeholder={t("ladders.closed")}
                    onChange={({ target }) => change(day.key, { hours: target.value })}
                    className="tabular-nums"
                  />
                )}
              </Field>
            </div>
            <Button
              look="quiet"
              icon="x"
              iconOnly
              className="mt-[22px]"
              onClick={() => onChange(days.filter(({ key }) => key !== day.key))}
            >
              {t("ladders.removeDay", { date: day.date === "" ? t("ladders.date") : day.date })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
