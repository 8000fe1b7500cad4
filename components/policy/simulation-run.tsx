"use client";
// How far a simulation is, what became of it when it found nothing, and the orders: run it, over which past, and cancel.
import { t } from "@core/words/t";
import { useState } from "react";
import { isUnderWay, useSimulationOrders } from "@/components/data/simulations";
import { useZone } from "@/components/marks/clock";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import type { SimulationNow, SimulationPast, SimulationView } from "@/server/views/shapes-simulation";

interface SimulationRunProps {
  readonly draft: string;
  readonly simulation: SimulationView;
}

export function SimulationRun({ draft, simulation: { now, found, may } }: SimulationRunProps) {
  const { simulate, cancel } = useSimulationOrders(draft);
  const zone = useZone();
  const again = () => simulate.mutate({ draft, zone, ...pastOf(now ?? found) });
  const problem = simulate.error ?? cancel.error;
  return (
    <>
      {problem !== null && <Banner tone="failed" title={problem.message} />}
      {now !== null && isUnderWay(now.state) && (
        <Progress now={now} onCancel={may ? () => cancel.mutate({ draft }) : null} pending={cancel.isPending} />
      )}
      {now?.state === "failed" && (
        <Banner
          tone="failed"
          title={t("simulation.failed")}
          actions={may && <RunButton pending={simulate.isPending} onRun={again} label={t("simulation.runAgain")} />}
        >
          {now.fault}
        </Banner>
      )}
      {(now === null || now.state === "cancelled" || (now.state === "done" && found?.stale === true)) && (
        <p className="flex flex-wrap items-center gap-3 py-2 text-fg-2">
          {now === null && t("simulation.neverRun")}
          {now?.state === "cancelled" && t("simulation.cancelled")}
          {may && (
            <RunButton pending={simulate.isPending} onRun={again} label={t(now === null ? "simulation.run" : "simulation.runAgain")} />
          )}
        </p>
      )}
      {may && (
        <PastForm
          key={now?.id}
          past={pastOf(now ?? found)}
          pending={simulate.isPending}
          onRun={(past) => simulate.mutate({ draft, zone, ...past })}
        />
      )}
    </>
  );
}

function RunButton({ pending, onRun, label }: { readonly pending: boolean; readonly onRun: () => void; readonly label: string }) {
  return (
    <Button size="small" pending={pending} onClick={onRun}>
      {label}
    </Button>
  );
}

interface ProgressProps {
  readonly now: SimulationNow;
  /** Null for those who may only watch. */
  readonly onCancel: (() => void) | null;
  readonly pending: boolean;
}

function Progress({ now: { state, done, total }, onCancel, pending }: ProgressProps) {
  const words =
    state === "waiting" ? t("simulation.inLine") : total === 0 ? t("simulation.counting") : t("simulation.doneOf", { done, total });
  return (
    <div className="flex items-center gap-3 py-2">
      <div className="grid min-w-0 flex-1 gap-1">
        <progress
          aria-label={t("simulation.progress")}
          {...(total > 0 && { value: done, max: total })}
          className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-hover [&::-moz-progress-bar]:bg-machine [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-machine"
        />
        <span className="text-small text-fg-2 tabular-nums">{words}</span>
      </div>
      {onCancel !== null && (
        <Button size="small" pending={pending} onClick={onCancel}>
          {t("simulation.cancel")}
        </Button>
      )}
    </div>
  );
}

type Past = Pick<SimulationPast, "source" | "since" | "until">;

const pastOf = (known: Past | null): Past =>
  known === null ? { source: "both", since: null, until: null } : { source: known.source, since: known.since, until: known.until };

const DAY_MS = 86_400_000;

/** A day as a date field has it, of an instant; and the first instant of such a day. Both here, where the person is. */
function dayOf(at: number | null): string {
  if (at === null) return "";
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function startOf(day: string, later = 0): number | null {
  const [year, month, ofMonth] = day.split("-").map(Number);
  if (year === undefined || month === undefined || ofMonth === undefined) return null;
  return Math.max(0, new Date(year, month - 1, ofMonth + later).getTime());
}

interface PastFormProps {
  readonly past: Past;
  readonly pending: boolean;
  readonly onRun: (past: Past) => void;
}

/** Over everything, unless somebody bounds it. */
function PastForm({ past, pending, onRun }: PastFormProps) {
  const [source, setSource] = useState(past.source);
  const [since, setSince] = useState(() => dayOf(past.since));
  // What is kept is the first instant that does not count.
  const [until, setUntil] = useState(() => dayOf(past.until === null ? null : past.until - DAY_MS / 2));
  return (
    <details className="py-1.5">
      <summary className="text-small font-medium">{t("simulation.past")}</summary>
      <form
        className="mt-2 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onRun({ source, since: startOf(since), until: startOf(until, 1) });
        }}
      >
        <Segment
          label={t("simulation.source")}
          value={source}
          choices={(["both", "items", "history"] as const).map((value) => ({ value, label: t(`simulation.source_${value}`) }))}
          onChange={setSource}
        />
        <Field label={t("simulation.from")}>
          {(control) => <Input {...control} type="date" value={since} onChange={({ target }) => setSince(target.value)} />}
        </Field>
        <Field label={t("simulation.until")}>
          {(control) => <Input {...control} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />}
        </Field>
        <Button type="submit" pending={pending}>
          {t("simulation.run")}
        </Button>
      </form>
    </details>
  );
}
