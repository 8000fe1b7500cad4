"use client";
// All workflows: what is open of each and whose move it is, and the way to its map.
import { t } from "@core/words/t";
import Link from "next/link";
import { useWorkflowRows } from "@/components/data/runs";
import { formatCount } from "@/components/marks/format";
import { Blank } from "@/components/ui/blank";
import { cn } from "@/components/ui/cn";
import { NotRead } from "@/components/ui/not-read";
import type { WorkflowRow } from "@/server/views/shapes-workflows";

const COLUMNS = [
  ["openItems", "open"],
  ["inQueues", "waiting"],
  ["withPeople", "inHand"],
  ["withAgents", "withAgent"],
  ["importedRuns", "importedRuns"],
] as const satisfies readonly (readonly [string, keyof WorkflowRow])[];

export function WorkflowsScreen() {
  const { data: rows, isError, refetch } = useWorkflowRows();
  if (rows === undefined)
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("runs.mapNotRead")} onRetry={refetch} />
      </div>
    ) : null;
  const head =
    "border-b border-line-2 px-2 py-1.5 text-right text-small font-regular text-fg-3 first:pl-gutter first:text-left last:pr-gutter";
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("frame.workflows")}</h1>
        <p className="text-fg-2">{t("runs.mapWhat")}</p>
      </header>
      {rows.length === 0 ? (
        <Blank icon="map" title={t("runs.noWorkflow")}>
          <p>{t("runs.noWorkflowWhy")}</p>
        </Blank>
      ) : (
        <table className="w-full border-collapse tabular-nums max-mid:block">
          <caption className="sr-only">{t("frame.workflows")}</caption>
          <thead className="max-mid:hidden">
            <tr>
              <th className={head}>{t("runs.workflow")}</th>
              {COLUMNS.map(([name]) => (
                <th key={name} className={head}>
                  {t(`runs.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-mid:block">
            {rows.map((row) => (
              <tr
                key={row.workflow}
                className="relative border-b border-line hover:bg-hover max-mid:flex max-mid:flex-wrap max-mid:gap-x-4 max-mid:px-gutter max-mid:py-2"
              >
                <td className="px-2 py-2 pl-gutter max-mid:w-full max-mid:p-0">
                  <Link
                    href={`/workflows/${encodeURIComponent(row.workflow)}${row.open === 0 && row.importedRuns > 0 ? "?source=imported" : ""}`}
                    className="font-medium after:absolute after:inset-0 focus-visible:after:shadow-(--focus)"
                    prefetch={false}
                  >
                    {row.workflow}
                  </Link>
                </td>
                {COLUMNS.map(([name, field]) => (
                  <td
                    key={name}
                    className={cn("px-2 py-2 text-right last:pr-gutter max-mid:p-0", row[field] === 0 && "text-fg-3 max-mid:hidden")}
                  >
                    <span className="mr-1 text-small text-fg-3 mid:hidden">{t(`runs.${name}`)}</span>
                    {formatCount(row[field])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
