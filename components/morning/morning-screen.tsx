"use client";
// The manager's morning: what is late and who holds it, what was taken back or decided against agents, what changed, and what stands; every line leads to what it rests on.
import { MORNING_LISTS, MORNING_SINCE, type MorningList, type MorningSince } from "@core/words/morning";
import { t } from "@core/words/t";
import Link from "next/link";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { useMorning } from "@/components/data/erasures";
import { useNow, useZone } from "@/components/marks/clock";
import { formatCount, formatMoney, formatWhen } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { versionPath } from "@/components/policy/policy-paths";
import { Button } from "@/components/ui/button";
import { NotRead } from "@/components/ui/not-read";
import { Segment } from "@/components/ui/segment";
import type { Morning, MorningItem, Told } from "@/server/views/shapes-morning";

const parsers = {
  since: parseAsStringLiteral(MORNING_SINCE).withDefault("working-day"),
  whole: parseAsStringLiteral(MORNING_LISTS),
};

const choices = (): { readonly value: MorningSince; readonly label: string }[] => [
  { value: "working-day", label: t("morning.workingDay") },
  { value: "day", label: t("morning.day") },
  { value: "week", label: t("morning.week") },
];

const link = "underline decoration-line-2 hover:decoration-current";

export function MorningScreen() {
  const [{ since, whole }, setAddress] = useQueryStates(parsers);
  const { data: page, isError, refetch } = useMorning({ since, whole, zone: useZone() });
  const when = useWhen();
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("morning.title")}</h1>
        <Segment label={t("morning.period")} value={since} choices={choices()} onChange={(value) => void setAddress({ since: value })} />
        <span className="flex-1 text-fg-2">{page !== undefined && t("morning.since", { time: when(page.since) })}</span>
        <Button look="quiet" onClick={() => window.print()} className="print:hidden">
          {t("morning.print")}
        </Button>
      </header>
      {page === undefined ? (
        isError && (
          <div className="p-gutter">
            <NotRead title={t("morning.notRead")} onRetry={refetch} />
          </div>
        )
      ) : (
        <div className="grid gap-x-8 gap-y-5 px-gutter py-4 mid:grid-cols-2">
          <Items
            title={t("morning.late")}
            none={t("morning.noLate")}
            list="late"
            told={page.late}
            beside={(item) => <HeldBy item={item} />}
          />
          <Items
            title={t("morning.against")}
            none={t("morning.noAgainst")}
            list="against"
            told={page.against}
            beside={(item) => <Decided item={item} />}
          />
          <Items
            title={t("morning.reconciling")}
            none={t("morning.noReconciling")}
            list="reconciling"
            told={page.reconciling}
            beside={(item) => <HeldBy item={item} />}
          />
          <Items
            title={t("morning.reversed")}
            none={t("morning.noReversed")}
            list="reversed"
            told={page.reversed}
            beside={(item) => <Decided item={item} />}
          />
          <Changes changes={page.changes} />
          <Standing page={page} />
        </div>
      )}
    </div>
  );
}

function useWhen(): (at: number) => string {
  const zone = useZone();
  const now = useNow("minute");
  return (at) => formatWhen(at, now, zone);
}

interface PanelProps {
  readonly list: MorningList;
  readonly title: string;
  readonly none: string;
  readonly told: Pick<Told<unknown>, "count" | "more">;
  readonly shown: number;
  readonly children: ReactNode;
}

function Panel({ list, title, none, told: { count, more }, shown, children }: PanelProps) {
  const [{ whole }, setAddress] = useQueryStates(parsers);
  return (
    <section aria-label={title} className="min-w-0 break-inside-avoid">
      <h2 className="flex items-baseline gap-2 border-b border-line pb-1.5">
        <span className="flex-1 font-strong">{title}</span>
        <span className="tabular-nums">{more ? t("morning.atLeast", { count }) : formatCount(count)}</span>
      </h2>
      {count === 0 ? <p className="py-2 text-fg-2">{none}</p> : <ul>{children}</ul>}
      {(count > shown || (whole === list && count > 0)) && (
        <Button
          look="quiet"
          size="small"
          className="mt-1.5 print:hidden"
          aria-expanded={whole === list}
          onClick={() => void setAddress({ whole: whole === list ? null : list })}
        >
          {whole === list ? t("morning.fewer") : t("morning.others", { count: count - shown })}
        </Button>
      )}
    </section>
  );
}

interface ItemsProps {
  readonly list: MorningList;
  readonly title: string;
  readonly none: string;
  readonly told: Told<MorningItem>;
  readonly beside: (item: MorningItem) => ReactNode;
}

function Items({ list, title, none, told, beside }: ItemsProps) {
  return (
    <Panel list={list} title={title} none={none} told={told} shown={told.lines.length}>
      {told.lines.map((item) => (
        <li key={item.id} className="flex items-baseline gap-x-3 border-b border-line py-1.5">
          <span className="min-w-0 flex-1">
            <Link href={`/items/${item.id}`} className={`${link} block truncate`} title={item.title}>
              {item.title}
            </Link>
            <span className="block truncate text-small text-fg-2">{beside(item)}</span>
          </span>
          <span className="text-small whitespace-nowrap text-fg-2 tabular-nums">{item.atRisk !== null && formatMoney(item.atRisk)}</span>
        </li>
      ))}
    </Panel>
  );
}

function HeldBy({ item }: { readonly item: MorningItem }) {
  const when = useWhen();
  return (
    <>
      {item.holder !== null && <HolderMark holder={item.holder} />} {t("morning.heldSince", { time: when(item.heldSince) })}
      {item.dueAt !== null && <> · {t("morning.lateSince", { time: when(item.dueAt) })}</>}
    </>
  );
}

const HOW = { edit: "morning.edited", reject: "morning.rejected", respond: "morning.responded", approve: "morning.approved" } as const;

function Decided({ item }: { readonly item: MorningItem }) {
  const when = useWhen();
  const { decided, closedAt, agent } = item;
  return (
    <>
      {agent}
      {decided !== null && <> · {t(HOW[decided.how], { who: decided.by.map(({ name }) => name).join(t("item.and")) })}</>}
      {closedAt !== null && <> · {when(closedAt)}</>}
    </>
  );
}

function Changes({ changes }: { readonly changes: Morning["changes"] }) {
  const when = useWhen();
  return (
    <Panel list="changes" title={t("morning.changes")} none={t("morning.noChanges")} told={changes} shown={changes.lines.length}>
      {changes.lines.map(({ kind, workflow, version, by, at }) => (
        <li key={`${kind} ${workflow} ${version}`} className="border-b border-line py-1.5">
          <Link href={versionPath(workflow, kind, version)} className={`${link} block truncate`}>
            {t(kind === "policy" ? "morning.policyVersion" : "morning.registryVersion", { workflow, version: String(version) })}
          </Link>
          <span className="text-small text-fg-2">
            {by?.name ?? t("morning.seed")} · {when(at)}
          </span>
        </li>
      ))}
    </Panel>
  );
}

function Standing({ page }: { readonly page: Morning }) {
  const when = useWhen();
  return (
    <section aria-label={t("morning.state")} className="min-w-0 break-inside-avoid">
      <h2 className="border-b border-line pb-1.5 font-strong">{t("morning.state")}</h2>
      <ul>
        {page.stops.length === 0 && <Line status="ok">{t("morning.noStops")}</Line>}
        {page.stops.map((stop) => (
          <Line key={`${stop.scope} ${stop.target}`} status="failed" href="/stop">
            {t("morning.stopped", {
              name: stop.scope === "all" ? t("stop.everything") : stop.name,
              time: when(stop.at),
              who: stop.by.name,
            })}
          </Line>
        ))}
        {page.brokenWays.length === 0 && <Line status="ok">{t("morning.waysWork")}</Line>}
        {page.brokenWays.map(({ way, since }) => (
          <Line key={way} status="failed" href="/inbox">
            {t("morning.wayBroken", { way: t(`morning.${way}`), time: when(since) })}
          </Line>
        ))}
        {page.toSign === 0 ? (
          <Line status="ok">{t("morning.nothingToSign")}</Line>
        ) : (
          <Line status="attention" href="/erasures">
            {t("morning.toSign", { count: page.toSign })}
          </Line>
        )}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly status: "ok" | "failed" | "attention";
  readonly href?: string;
  readonly children: string;
}

function Line({ status, href, children }: LineProps) {
  return (
    <li className="border-b border-line py-1.5">
      <StatusMark status={status}>
        {href === undefined ? (
          children
        ) : (
          <Link href={href} className={link}>
            {children}
          </Link>
        )}
      </StatusMark>
    </li>
  );
}
