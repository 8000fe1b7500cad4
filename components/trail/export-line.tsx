"use client";
// One export as it stands: how far it has come, with a way to cancel it, or how it ended.
import { LOCALES } from "@core/words/language";
import { language, numberFormat, t } from "@core/words/t";
import { useRef } from "react";
import { useExportOrders } from "@/components/data/exports";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { ExportView } from "@/server/views/shapes-exports";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** `3.4 MB`: decimal, as file managers have it. */
function sizeWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const options = { style: "unit", unit: UNITS[step] ?? "byte", maximumFractionDigits: step === 0 ? 0 : 1 } as const;
  return numberFormat(LOCALES[language()], options).format(bytes / 1_000 ** step);
}

export function ExportLine({ one }: { readonly one: ExportView }) {
  const { cancel } = useExportOrders();
  const line = useRef<HTMLLIElement>(null);
  // The button goes once it is cancelled.
  const stop = () => cancel.mutate({ id: one.id }, { onSuccess: () => line.current?.focus() });
  const underWay = one.state === "running" || one.state === "waiting";
  return (
    <li ref={line} tabIndex={-1} aria-label={one.name} className="grid gap-1.5 border-b border-line py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <span className="mono min-w-0 text-small break-all">{one.name}</span>
        <TimeMark at={one.askedAt} />
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <State one={one} />
        {underWay && (
          <Button size="small" icon="x" pending={cancel.isPending} onClick={stop}>
            {t("exports.cancel")}
          </Button>
        )}
      </div>
      {underWay && cancel.error !== null && (
        <p role="alert" className="text-small text-danger">
          {cancel.error.message}
        </p>
      )}
      {one.withheld > 0 && <p className="text-small text-fg-2">{t("exports.withheld", { count: one.withheld })}</p>}
    </li>
  );
}

const EVENTS = { counted: null, ended: "exports.done" } as const;

/** What each form counts while it is written, where nobody knows how much there will be; and at its end. */
const COUNTED = {
  jsonl: EVENTS,
  html: EVENTS,
  csv: { counted: "exports.runningRows", ended: "exports.doneRows" },
  xes: { counted: "runExport.runs", ended: "runExport.doneRuns" },
} as const;

function State({ one: { state, done, total, bytes, request } }: { readonly one: ExportView }) {
  const { counted, ended } = COUNTED[request.format];
  switch (state) {
    case "waiting":
      return <StatusMark status="soon">{t("exports.waiting")}</StatusMark>;
    case "running": {
      if (counted !== null) return <span className="tabular-nums">{t(counted, { done })}</span>;
      if (total === null) return <span>{t("exports.looking")}</span>;
      const words = t("exports.running", { done, total });
      return (
        <>
          <span className="tabular-nums">{words}</span>
          <Progress label={words} value={done} max={Math.max(1, total)} className="min-w-24" />
        </>
      );
    }
    case "done":
      return (
        <StatusMark status="ok" className="whitespace-normal tabular-nums">
          {t(ended, { done, size: sizeWords(bytes) })}
        </StatusMark>
      );
    case "cancelled":
      return (
        <StatusMark status="attention" className="whitespace-normal">
          {t("exports.cancelled")}
        </StatusMark>
      );
    case "broken":
      return (
        <StatusMark status="failed" className="whitespace-normal">
          {t(request.format === "xes" ? "runExport.broken" : "exports.broken")}
        </StatusMark>
      );
  }
}
