"use client";
// Every transfer of a run, as a table: what the lanes draw, for everybody who reads.
import type { Party } from "@core/trail/run-lanes";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { memo } from "react";
import { useNow, useZone } from "@/components/marks/clock";
import { formatAbsolute, formatTimeExact, formatWhen } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import type { RunDesk, Transfer } from "./use-run";

export function TransferTable({ desk: { page, transfers, toldAt, nameOf, go } }: { readonly desk: RunDesk }) {
  const current = transfers.findLast((one) => one.at <= toldAt) ?? null;
  return <Transfers page={page} transfers={transfers} current={current} nameOf={nameOf} go={go} />;
}

interface TransfersProps extends Pick<RunDesk, "page" | "transfers" | "nameOf" | "go"> {
  readonly current: Transfer | null;
}

/** Looked through where another transfer is the current one, and not with every frame that the instant moves. */
const Transfers = memo(function Transfers({ page, transfers, current, nameOf, go }: TransfersProps) {
  const several = page.items.length > 1;
  const titles = new Map(page.items.map(({ id, title }) => [id, title]));
  if (transfers.length === 0) return <p className="px-gutter py-2 text-fg-2">{t("runs.noTransfer")}</p>;
  const head = "py-1.5 pr-3 text-left text-small font-regular text-fg-3";
  return (
    <div className="px-gutter pb-6">
      <table className="w-full border-collapse tabular-nums max-mid:block">
        <caption className="sr-only">{t("runs.transfers")}</caption>
        <thead className="max-mid:sr-only">
          <tr className="border-b border-line">
            <th className={head}>{t("runs.at")}</th>
            <th className={head}>{t("runs.from")}</th>
            <th className={head}>{t("runs.to")}</th>
            <th className={head}>{t("runs.reason")}</th>
            {several && <th className={head}>{t("runs.item")}</th>}
            <th className={cn(head, "pr-0 text-right")}>{t("runs.heldIt")}</th>
          </tr>
        </thead>
        <tbody className="max-mid:block">
          {transfers.map((one) => (
            <Row
              key={`${one.life}-${one.place}`}
              one={one}
              isCurrent={one === current}
              title={several ? (titles.get(one.life) ?? "") : null}
              nameOf={nameOf}
              go={go}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface RowProps extends Pick<RunDesk, "nameOf" | "go"> {
  readonly one: Transfer;
  readonly isCurrent: boolean;
  /** Of its item, where a run has several. */
  readonly title: string | null;
}

/** While it plays, two of hundreds are drawn anew. */
const Row = memo(function Row({ one, isCurrent, title, nameOf, go }: RowProps) {
  const nameOr = (party: Party | null) => (party === null ? t("runs.nobody") : nameOf(party));
  return (
    <tr
      aria-current={isCurrent ? "true" : undefined}
      className={cn(
        "border-b border-line align-baseline max-mid:grid max-mid:grid-cols-[auto_1fr_auto] max-mid:gap-x-2 max-mid:py-1.5",
        isCurrent ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <td className="py-1 pr-3 whitespace-nowrap max-mid:py-0">
        <TimeButton at={one.at} go={go} />
      </td>
      <td className="py-1 pr-3 max-mid:hidden">{nameOr(one.from)}</td>
      <td className="py-1 pr-3 max-mid:py-0">
        <span className="mid:hidden">{nameOr(one.from)} → </span>
        {nameOr(one.to)}
      </td>
      <td className="py-1 pr-3 text-fg-2 [overflow-wrap:anywhere] max-mid:order-last max-mid:col-span-full max-mid:py-0">
        {reasonOf(one)}
        {one.through !== null && <span> · {t("runs.through", { name: nameOf(one.through) })}</span>}
      </td>
      {title !== null && <td className="max-w-48 truncate py-1 pr-3 text-fg-2 max-mid:hidden">{title}</td>}
      <td className="py-1 text-right whitespace-nowrap max-mid:py-0">{durationWords(one.heldMs)}</td>
    </tr>
  );
});

const reasonOf = ({ event }: Transfer) => [event?.text, event?.detail].filter(Boolean).join(", ");

function TimeButton({ at, go }: { readonly at: number; readonly go: (at: number) => void }) {
  const zone = useZone();
  const now = useNow("minute");
  const today = formatWhen(at, now, zone);
  return (
    <button type="button" onClick={() => go(at)} title={formatAbsolute(at, zone)} className="target link rounded-1">
      {today.includes("\u00a0") ? today : formatTimeExact(at, zone)}
    </button>
  );
}
