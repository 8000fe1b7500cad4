// How the agent has done with this action: counts with their interval, never a score.

import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { formatCount, formatPercent } from "@/components/marks/format";
import type { ItemView } from "@/server/views/shapes-item";

/** Under this many decisions a share says nothing. */
const ENOUGH = 20;

export function AgentRecord({ item }: { readonly item: ItemView }) {
  const { days, decided, approvedUnchanged, interval, executed, reversed } = item.agentRecord;
  const few = decided < ENOUGH;
  return (
    <section aria-label={t("item.record")}>
      <h2 className="mb-1.5 text-small font-strong">
        {t("item.recordOf", { agent: revealLine(item.agent.name) })}
        <span className="font-regular text-fg-3">{t("item.inDays", { days })}</span>
      </h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-[3px] text-small [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-fg-2">
        <dt>{t("item.unchanged")}</dt>
        <dd>
          {few ? `${approvedUnchanged} ` : `${formatPercent(approvedUnchanged / decided)} `}
          <span className="text-fg-3">{t("item.ofCount", { count: decided })}</span>
        </dd>
        {interval !== null && !few && (
          <>
            <dt>{t("item.interval")}</dt>
            <dd>{t("item.range", { low: formatPercent(interval.low), high: formatPercent(interval.high) })}</dd>
          </>
        )}
        <dt>{t("item.takenBackLater")}</dt>
        <dd>
          {formatCount(reversed)} <span className="text-fg-3">{t("item.ofRun", { count: executed })}</span>
        </dd>
      </dl>
      {few && <p className="mt-1 text-small text-fg-3">{t("item.tooFew", { count: ENOUGH })}</p>}
    </section>
  );
}
