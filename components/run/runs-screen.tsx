"use client";
// The list of runs: narrowed by source, workflow, state, period and name; each with who has it now and what is at stake.
import { RUN_SOURCES, RUN_STATES } from "@core/words/runs";
import { t } from "@core/words/t";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useRunsPages } from "@/components/data/runs";
import { useNow } from "@/components/marks/clock";
import { formatCount, formatMoney } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { ExportLog } from "@/components/run/export-log";
import { PERIODS, type RunsFilter, runPath, runsParsers, runsQuestion } from "@/components/run/run-filters";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, Input } from "@/components/ui/field";
import { useKeys } from "@/components/ui/keys";
import { NotRead } from "@/components/ui/not-read";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import type { RunRow } from "@/server/views/shapes-runs";

export function RunsScreen() {
  const [filter, setFilter] = useQueryStates(runsParsers);
  const now = useNow("minute");
  const question = runsQuestion(filter, now);
  const pages = useRunsPages(question);
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const workflows = pages.data?.pages[0]?.workflows ?? [];
  const narrowed = filter.workflow !== null || filter.state !== null || filter.days !== null || filter.q !== "";
  const change = (part: Partial<RunsFilter>) => void setFilter(part);
  return (
    <div className="quiet-scroll flex h-full flex-col overflow-auto">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-gutter py-3">
        <div className="min-w-0 flex-1">
          <h1 className="text-title font-strong">{t("frame.runs")}</h1>
          <p className="text-fg-2">{t("runs.what")}</p>
        </div>
        <ExportLog choice={{ of: "runs", ...question, run: null, until: null }} />
      </header>
      <div className="flex flex-wrap items-end gap-2 border-b border-line px-gutter py-2">
        <Segment
          label={t("runs.source")}
          value={filter.source}
          choices={RUN_SOURCES.map((value) => ({ value, label: t(value === "items" ? "runs.own" : "runs.imported") }))}
          onChange={(source) => change({ source, workflow: null, state: null })}
        />
        <Choice
          label={t("runs.workflow")}
          value={filter.workflow ?? ""}
          choices={[["", t("runs.allWorkflows")], ...workflows.map((one) => [one, one] as const)]}
          onChange={(workflow) => change({ workflow: workflow === "" ? null : workflow })}
        />
        {filter.source === "items" && (
          <Choice
            label={t("runs.state")}
            value={filter.state ?? ""}
            choices={[["", t("runs.anyState")], ...RUN_STATES.map((one) => [one, t(`runs.${one}`)] as const)]}
            onChange={(state) => change({ state: RUN_STATES.find((one) => one === state) ?? null })}
          />
        )}
        <Choice
          label={t("runs.period")}
          value={filter.days === null ? "" : String(filter.days)}
          choices={[
            ["", t("runs.ever")],
            ...PERIODS.map((days) => [String(days), days === 1 ? t("runs.lastDay") : t("runs.lastDays", { days })] as const),
          ]}
          onChange={(days) => change({ days: days === "" ? null : Number(days) })}
        />
        <span className="flex-1" />
        <Search field={search} q={filter.q} onChange={(q) => change({ q })} />
      </div>
      {pages.isError && rows.length === 0 ? (
        <div className="p-gutter">
          <NotRead title={t("runs.notRead")} onRetry={pages.refetch} />
        </div>
      ) : rows.length === 0 && !pages.isPending ? (
        <Blank
          icon="runs"
          title={t("runs.none")}
          actions={narrowed ? <Button onClick={() => void setFilter(null)}>{t("runs.clear")}</Button> : undefined}
        >
          <p>{t("runs.noneWhy")}</p>
        </Blank>
      ) : (
        <RunsTable rows={rows} imported={filter.source === "imported"} />
      )}
      {pages.hasNextPage && (
        <div className="grid justify-items-start gap-2 px-gutter py-3">
          {pages.isFetchNextPageError && <Banner tone="failed" title={t("runs.notRead")} />}
          <Button pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("runs.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

const Choice = ({ label, value, choices, onChange }: ChoiceProps) => (
  <Field label={label} labelHidden className="w-48 max-mid:w-[calc(50%-4px)]">
    {(control) => (
      <Select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </Select>
    )}
  </Field>
);

/** A pause in typing after which the list is asked for. */
const TYPING_MS = 250;

interface SearchProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly q: string;
  readonly onChange: (q: string) => void;
}

function Search({ field, q, onChange }: SearchProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const send = useEffectEvent(() => {
    if (typed !== null && typed !== q) onChange(typed);
    setTyped(null);
  });
  useEffect(() => {
    if (typed === null) return;
    const pause = setTimeout(send, TYPING_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <Field label={t("runs.search")} labelHidden className="w-56 max-mid:w-full">
      {(control) => (
        <Input
          {...control}
          ref={field}
          type="search"
          value={typed ?? q}
          placeholder={t("runs.search")}
          maxLength={200}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
    </Field>
  );
}

const HEAD = "border-b border-line-2 px-2 py-1.5 text-left text-small font-regular text-fg-3 first:pl-gutter last:pr-gutter";
const CELL = "px-2 py-1.5 first:pl-gutter last:pr-gutter max-mid:block max-mid:min-w-0 max-mid:p-0 max-mid:first:pl-0 max-mid:last:pr-0";

function RunsTable({ rows, imported }: { readonly rows: readonly RunRow[]; readonly imported: boolean }) {
  return (
    <table className="w-full border-collapse tabular-nums max-mid:block">
      <caption className="sr-only">{t("frame.runs")}</caption>
      <thead className="max-mid:hidden">
        <tr>
          <th className={HEAD}>{t("runs.run")}</th>
          <th className={HEAD}>{t("runs.last")}</th>
          <th className={HEAD}>{t("runs.holder")}</th>
          <th className={HEAD}>{t("runs.since")}</th>
          <th className={cn(HEAD, "text-right")}>{t("runs.amount")}</th>
          <th className={cn(HEAD, "text-right")}>{t(imported ? "runs.steps" : "runs.items")}</th>
          <th className={cn(HEAD, "text-right")}>{t("runs.began")}</th>
        </tr>
      </thead>
      <tbody className="max-mid:block">
        {rows.map((row) => (
          <tr
            key={`${row.source} ${row.workflow} ${row.run}`}
            className="relative border-b border-line hover:bg-hover max-mid:grid max-mid:grid-cols-[minmax(0,1fr)_auto_auto] max-mid:gap-x-3 max-mid:px-gutter max-mid:py-2"
          >
            <td className={cn(CELL, "max-w-72 max-mid:col-span-2 max-mid:flex max-mid:max-w-none max-mid:items-baseline max-mid:gap-x-2")}>
              <Link
                href={runPath(row)}
                className="block truncate font-medium after:absolute after:inset-0 focus-visible:after:shadow-(--focus)"
                prefetch={false}
              >
                {row.run}
              </Link>
              <span className="block truncate text-small text-fg-3 max-mid:shrink-[99]">{row.workflow}</span>
            </td>
            <td className={cn(CELL, "max-w-80 truncate text-fg-2 max-mid:order-1 max-mid:max-w-none")}>{row.title}</td>
            <td className={cn(CELL, "max-mid:justify-self-end")}>
              {row.holder === null ? (
                <StatusMark status="plain" icon="check">
                  {t("runs.closed")}
                </StatusMark>
              ) : (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <HolderMark holder={row.holder} />
                  {row.otherHolders > 0 && <span className="text-small text-fg-3">{t("runs.andOthers", { count: row.otherHolders })}</span>}
                </span>
              )}
            </td>
            <td className={cn(CELL, "whitespace-nowrap text-fg-2 max-mid:order-3 max-mid:text-right")}>
              {row.heldSince !== null ? <TimeMark at={row.heldSince} as="since" /> : row.endedAt !== null && <TimeMark at={row.endedAt} />}
            </td>
            <td className={cn(CELL, "text-right whitespace-nowrap max-mid:order-2")}>{row.amounts.map(formatMoney).join(", ")}</td>
            <td className={cn(CELL, "text-right max-mid:hidden")}>{formatCount(row.count)}</td>
            <td className={cn(CELL, "text-right whitespace-nowrap text-fg-2 max-mid:hidden")}>
              <TimeMark at={row.startedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
