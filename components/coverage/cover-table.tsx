"use client";
// The strips as a table: each span of each queue, with who could decide and who answers.
import { t } from "@core/words/t";
import { listed, namesById } from "@/components/coverage/spoken-span";
import { STATE_SIGNS, STATE_WORDS } from "@/components/coverage/states";
import { formatEdge } from "@/components/coverage/when";
import { StatusMark } from "@/components/marks/status-mark";
import type { CoveragePage } from "@/server/views/shapes-coverage";

export function CoverTable({ page, zone }: { readonly page: CoveragePage; readonly zone: string }) {
  const people = namesById(page);
  const head = "border-b border-line-2 px-2 py-1 text-left text-small font-medium text-fg-2";
  return (
    <details className="pt-3">
      <summary className="cursor-pointer text-small text-fg-2 hover:text-fg">{t("coverage.table")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where it must, so keys must be able to scroll it */}
      <section className="quiet-scroll overflow-x-auto pt-2" tabIndex={0} aria-label={t("coverage.table")}>
        <table className="w-full min-w-[720px] border-collapse">
          <thead>
            <tr>
              {(["queue", "from", "to", "state", "who", "answering"] as const).map((column) => (
                <th key={column} scope="col" className={head}>
                  {t(`coverage.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.queues.flatMap((queue) =>
              queue.spans.map((span) => (
                <tr key={`${queue.id} ${span.from}`} className="border-b border-line align-top">
                  <th scope="row" className="px-2 py-1 text-left font-regular">
                    {queue.name}
                  </th>
                  <td className="px-2 py-1 whitespace-nowrap tabular-nums">{formatEdge(span.from, zone)}</td>
                  <td className="px-2 py-1 whitespace-nowrap tabular-nums">{formatEdge(span.to, zone)}</td>
                  <td className="px-2 py-1">
                    <StatusMark status={STATE_SIGNS[span.state]}>{t(STATE_WORDS[span.state])}</StatusMark>
                  </td>
                  <td className="px-2 py-1">{listed(span.able, people) || "–"}</td>
                  <td className="px-2 py-1">{span.accountable === null ? "–" : listed([span.accountable], people)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </details>
  );
}
