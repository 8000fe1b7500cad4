"use client";
// A ladder tried on the last month: how many stays would have reached each rung, beside the ladder in force.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { useState } from "react";
import { type DryRunAsked, useDryRun } from "@/components/data/ladders";
import { formatCount } from "@/components/marks/format";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useLate } from "@/components/ui/use-late";
import type { DryRunSide, DryRunView } from "@/server/views/shapes-ladders";

const DAYS = 30;

/** `ask` null: what is edited is not whole yet. */
export function DryRunPanel({ ask, edited }: { readonly ask: DryRunAsked | null; readonly edited: boolean }) {
  const [asked, setAsked] = useState<DryRunAsked | null>(null);
  const { data, error, isFetching } = useDryRun(asked);
  const slow = useLate(isFetching, 400);
  const current = asked !== null && ask !== null && JSON.stringify(asked) === JSON.stringify(ask);
  const title = t("ladders.dryRun", { days: DAYS });
  return (
    <section aria-label={title}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line pb-1.5">
        <h3 className="min-w-0 flex-1 font-strong">{title}</h3>
        <Button
          size="small"
          pending={isFetching}
          disabled={ask === null}
          {...(ask === null ? { hint: t("ladders.chooseBoth") } : {})}
          onClick={() => setAsked(ask)}
        >
          {t(asked === null || current ? "ladders.runDry" : "ladders.runAgain")}
        </Button>
      </div>
      {data === undefined && !isFetching && error === null && <p className="py-2 text-small text-fg-2">{t("ladders.dryRunWhat")}</p>}
      {data === undefined && slow && <Skeleton width="100%" height={96} className="mt-2" />}
      {error !== null && (
        <p role="alert" className="py-2 text-danger">
          {error.message}
        </p>
      )}
      {data !== undefined && <Outcome run={data} edited={edited} />}
    </section>
  );
}

function Outcome({ run, edited }: { readonly run: DryRunView; readonly edited: boolean }) {
  if (run.inForce.stays === 0) return <p className="py-2 text-fg-2">{t("ladders.dryNone", { days: run.days })}</p>;
  const unknown = [run.inForce, ...(edited ? [run.edited] : [])].some(({ rungs }) => rungs.some((rung) => rung.unknown > 0));
  return (
    <>
      <p className="py-2 text-small text-fg-2 tabular-nums">
        {t("ladders.dryStays", { stays: run.inForce.stays, items: run.items, most: run.most })}
      </p>
      <div className="grid gap-4">
        {edited && <Side title={t("ladders.dryEdited")} side={run.edited} marked />}
        <Side title={t("ladders.dryInForce")} side={run.inForce} />
      </div>
      {unknown && <p className="pt-2 text-small text-fg-3">{t("ladders.dryUnknownWhy")}</p>}
    </>
  );
}

function Side({ title, side, marked = false }: { readonly title: string; readonly side: DryRunSide; readonly marked?: boolean }) {
  return (
    <table className="w-full table-fixed">
      <caption className="pb-1 text-left text-small font-medium">{title}</caption>
      <colgroup>
        <col />
        <col className="w-24" />
        <col className="w-14" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("ladders.dryRung")}</th>
          <th scope="col">{t("ladders.dryPer")}</th>
          <th scope="col">{t("ladders.dryPer")}</th>
        </tr>
      </thead>
      <tbody>
        <Row words={t("ladders.dryUntouched")} count={side.untouched} of={side.stays} unknown={0} marked={false} />
        {side.rungs.map((rung) => (
          <Row key={rung.index} words={rungWords(rung)} count={rung.reached} of={side.stays} unknown={rung.unknown} marked={marked} />
        ))}
      </tbody>
    </table>
  );
}

function rungWords({ afterS, does, target }: DryRunSide["rungs"][number]): string {
  const time = durationWords(afterS * SECOND);
  const what =
    does === "move"
      ? t("ladders.dryMoved", { name: target ?? "" })
      : t("ladders.dryTold", {
          who: does === "person" ? (target ?? "") : t(does === "owner" ? "ladders.tellsOwner" : "ladders.tellsMembers"),
        });
  return `${t("ladders.after", { time })}: ${what}`;
}

interface RowProps {
  readonly words: string;
  readonly count: number;
  readonly of: number;
  readonly unknown: number;
  readonly marked: boolean;
}

function Row({ words, count, of, unknown, marked }: RowProps) {
  const share = of === 0 ? 0 : (count / of) * 100;
  return (
    <tr className="border-t border-line align-baseline">
      <th scope="row" className="py-1 pr-2 text-left font-regular break-words first-letter:uppercase">
        {words}
        {unknown > 0 && <span className="block text-small text-fg-3">{t("ladders.dryUnknown", { count: unknown })}</span>}
      </th>
      <td aria-hidden="true">
        <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full">
          <rect width="100" height="8" className="fill-line" />
          <rect width={share} height="8" className={marked ? "fill-ink" : "fill-machine"} />
        </svg>
      </td>
      <td className="text-right tabular-nums">{formatCount(count)}</td>
    </tr>
  );
}
