// How the agent has done with this action: counts with their interval, never a score.
import { plural } from "@core/words/labels";
import { revealLine } from "@core/words/untrusted-text";
import { formatCount, formatPercent } from "@/components/marks/format";
import type { ItemView } from "@/server/views/shapes";

/** Under this many decisions a share says nothing. */
const ENOUGH = 20;

export function AgentRecord({ item }: { readonly item: ItemView }) {
  const { days, decided, approvedUnchanged, interval, executed, reversed } = item.agentRecord;
  const few = decided < ENOUGH;
  return (
    <section aria-label="Record of the agent">
      <h2 className="mb-1.5 text-small font-strong">
        {revealLine(item.agent.name)}’s record
        <span className="font-regular text-fg-3"> in {plural(days, "day")}</span>
      </h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-[3px] text-small [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-fg-2">
        <dt>Approved unchanged</dt>
        <dd>
          {few ? `${approvedUnchanged} ` : `${formatPercent(approvedUnchanged / decided)} `}
          <span className="text-fg-3">of {formatCount(decided)}</span>
        </dd>
        {interval !== null && !few && (
          <>
            <dt>95 % interval</dt>
            <dd>
              {(interval.low * 100).toFixed(1)} to {formatPercent(interval.high)}
            </dd>
          </>
        )}
        <dt>Taken back later</dt>
        <dd>
          {formatCount(reversed)} <span className="text-fg-3">of {formatCount(executed)} run</span>
        </dd>
      </dl>
      {few && <p className="mt-1 text-small text-fg-3">Too few to say more: {ENOUGH} decisions are needed.</p>}
    </section>
  );
}
