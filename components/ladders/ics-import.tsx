"use client";
// Holidays out of an iCalendar file: what would be taken and what would not is shown before anything is.
import { MOST_ICS_CHARACTERS } from "@core/words/ladders";
import { LOCALES } from "@core/words/language";
import { dateFormat, language, t } from "@core/words/t";
import { useState } from "react";
import { useReadHolidays } from "@/components/data/ladders";
import { problemText } from "@/components/ladders/field-errors";
import { useNow } from "@/components/marks/clock";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Field, Textarea } from "@/components/ui/field";
import type { IcsView } from "@/server/views/shapes-ladders";

interface IcsImportProps {
  readonly zone: string;
  readonly onTake: (days: IcsView["days"]) => void;
  readonly onClose: () => void;
}

export function IcsImport({ zone, onTake, onClose }: IcsImportProps) {
  const read = useReadHolidays();
  const [text, setText] = useState("");
  const [tooLarge, setTooLarge] = useState(false);
  const year = new Date(useNow("minute")).getUTCFullYear();
  const found = read.data ?? null;
  const days = found === null ? 0 : Object.keys(found.days).length;
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    read.reset();
    // Counted in bytes, which are never fewer than characters.
    const large = file.size > 4 * MOST_ICS_CHARACTERS;
    setTooLarge(large);
    setText(large ? "" : await file.text());
  };
  const problem = tooLarge ? t("ladders.icsTooLarge") : problemText(read.error);
  return (
    <Dialog open onClose={onClose} title={t("ladders.importIcs")}>
      <DialogBody className="grid content-start gap-3">
        <p className="text-fg-2">{t("ladders.icsWhat", { from: String(year), to: String(year + 2) })}</p>
        <Field label={t("ladders.icsFile")}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".ics,text/calendar"
              onChange={({ target }) => void take(target.files?.[0])}
              className="w-full min-w-0 text-small file:mr-3 file:h-control file:rounded-2 file:border file:border-line-2 file:border-solid file:bg-surface file:px-2.5 file:font-medium file:text-fg"
            />
          )}
        </Field>
        <Field label={t("ladders.icsText")} error={problem ?? undefined}>
          {(control) => (
            <Textarea
              {...control}
              rows={5}
              value={text}
              onChange={({ target }) => {
                setText(target.value);
                read.reset();
              }}
              className="mono"
            />
          )}
        </Field>
        {found !== null && <Found found={found} />}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t("ladders.cancel")}
        </Button>
        {found === null || days === 0 ? (
          <Button look="primary" pending={read.isPending} onClick={() => read.mutate({ text, zone })}>
            {t("ladders.readIcs")}
          </Button>
        ) : (
          <Button look="primary" onClick={() => onTake(found.days)}>
            {t("ladders.takeIcs", { count: days })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Found({ found: { days, taken, left } }: { readonly found: IcsView }) {
  const nameOf = (name: string) => (name === "" ? t("ladders.icsNameless") : name);
  return (
    <div aria-live="polite" className="grid gap-3">
      <section aria-label={t("ladders.icsTaken")}>
        <h3 className="flex items-baseline gap-2 border-b border-line pb-1 font-strong">
          {t("ladders.icsTaken")} <span className="text-small font-regular text-fg-3 tabular-nums">{Object.keys(days).length}</span>
        </h3>
        <ul>
          {Object.entries(days).map(([date, { name }]) => (
            <li key={date} className="flex gap-3 border-b border-line py-1">
              <span className="w-28 shrink-0 tabular-nums text-fg-2">{writeDate(date)}</span>
              <span className="min-w-0 break-words">{nameOf(name)}</span>
            </li>
          ))}
        </ul>
        {taken.length > 0 && Object.keys(days).length === 0 && <p className="py-1 text-fg-2">{t("ladders.icsWhy_past")}</p>}
      </section>
      {left.length > 0 && (
        <section aria-label={t("ladders.icsLeft")}>
          <h3 className="flex items-baseline gap-2 border-b border-line pb-1 font-strong">
            {t("ladders.icsLeft")} <span className="text-small font-regular text-fg-3 tabular-nums">{left.length}</span>
          </h3>
          <ul>
            {left.map(({ name, line, why }) => (
              <li key={line} className="flex flex-wrap gap-x-3 border-b border-line py-1">
                <span className="min-w-0 flex-1 break-words">{nameOf(name)}</span>
                <span className="text-small text-fg-2">
                  {t(`ladders.icsWhy_${why}`)}, {t("ladders.icsLine", { line })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** `Fri 25 Dec 2026`. */
export const writeDate = (date: string): string =>
  dateFormat(LOCALES[language()], { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
