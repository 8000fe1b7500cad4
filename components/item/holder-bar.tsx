// Who held an item for how long, as one bar that tiles its life: graphite for an agent, hatched for a queue, ink for a person; and the same numbers as a table.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { HolderMark } from "@/components/marks/holder-mark";
import { cn } from "@/components/ui/cn";
import type { HolderView } from "@/server/views/shapes";
import type { HeldSpan } from "@/server/views/shapes-past";

const FILLS: Record<HolderView["kind"], string> = {
  agent: "bg-machine-2",
  queue: "hatch",
  person: "bg-ink",
};

interface HolderBarProps {
  readonly spans: readonly HeldSpan[];
  /** Where in it one looks; null where nothing is chosen. */
  readonly at: number | null;
}

export function HolderBar({ spans, at }: HolderBarProps) {
  const [from, until] = [spans[0]?.from ?? 0, spans.at(-1)?.until ?? 0];
  if (until <= from) return null;
  const share = (ms: number) => `${(100 * ms) / (until - from)}%`;
  const totals = totalsOf(spans);
  return (
    <div className="grid gap-2.5">
      <div aria-hidden="true" className="relative">
        <div className="flex h-4 overflow-hidden rounded-1 border border-line-2">
          {spans.map((span) => (
            <span
              key={span.from}
              title={`${span.holder?.name ?? t("marks.nobody")}, ${durationWords(span.until - span.from)}`}
              style={{ flexBasis: share(span.until - span.from) }}
              className={cn(
                "min-w-px shrink grow-0 border-surface not-first:border-l",
                span.holder === null ? "bg-sunken" : FILLS[span.holder.kind],
              )}
            />
          ))}
        </div>
        {at !== null && at >= from && at <= until && (
          <span style={{ left: share(at - from) }} className="absolute -top-1 -bottom-1 w-0 -translate-x-1/2 border-l-2 border-fg" />
        )}
      </div>
      <table className="w-full text-small">
        <caption className="sr-only">{t("past.heldHow")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("item.holder")}</th>
            <th scope="col">{t("past.heldTime")}</th>
            <th scope="col">{t("past.heldShare")}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ holder, ms }) => (
            <tr key={`${holder?.kind} ${holder?.id}`}>
              <td className="py-0.5">
                <span className="inline-flex min-w-0 items-center gap-2">
                  <span
                    aria-hidden="true"
                    className={cn("h-2.5 w-4 shrink-0 rounded-1 border border-line-2", holder === null ? "bg-sunken" : FILLS[holder.kind])}
                  />
                  <HolderMark holder={holder} />
                </span>
              </td>
              <td className="py-0.5 text-right tabular-nums">{durationWords(ms)}</td>
              <td className="w-14 py-0.5 text-right text-fg-3 tabular-nums">{Math.round((100 * ms) / (until - from))}&nbsp;%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of each holder all their spans, the longest first. */
function totalsOf(spans: readonly HeldSpan[]): readonly { readonly holder: HolderView | null; readonly ms: number }[] {
  const totals = new Map<string, { readonly holder: HolderView | null; readonly ms: number }>();
  for (const { holder, from, until } of spans) {
    const key = `${holder?.kind} ${holder?.id}`;
    totals.set(key, { holder, ms: (totals.get(key)?.ms ?? 0) + until - from });
  }
  return [...totals.values()].sort((a, b) => b.ms - a.ms);
}
