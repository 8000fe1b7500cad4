"use client";
// How large a share of each action is checked after it ran, what asks for it, and what the lots of the latest items came to.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useSampling } from "@/components/data/policies";
import { formatCount, formatShare } from "@/components/marks/format";
import { shareWords } from "@/components/policy/field-words";
import { Part } from "@/components/policy/part";
import { NotRead } from "@/components/ui/not-read";
import type { SamplingRow } from "@/server/views/sampling-shapes";

const CELLS = "grid grid-cols-2 gap-x-4 mid:grid-cols-[minmax(0,1fr)_80px_90px_110px_80px]";

export function SamplingTab({ workflow }: { readonly workflow: string }) {
  const { data: sampling, isError, refetch } = useSampling(workflow);
  if (sampling === undefined)
    return isError ? <NotRead title={t("policy.notRead")} onRetry={refetch} /> : <div className="h-40 rounded-2 bg-sunken" />;
  return (
    <div className="grid max-w-[1080px] gap-4">
      <p className="max-w-[80ch] text-fg-2">
        {t("policySampling.what", { floor: shareWords(sampling.floor) })} {t("policySampling.noChecks")}
      </p>
      <Part title={t("policySampling.byAction")} count={sampling.rows.length}>
        <div aria-hidden="true" className={`${CELLS} py-1 text-micro text-fg-3 max-mid:hidden [&>span]:text-right`}>
          <i />
          <span>{t("policySampling.inForce")}</span>
          <span>{t("policySampling.items")}</span>
          <span>{t("policySampling.expected")}</span>
          <span>{t("policySampling.drawn")}</span>
        </div>
        <ul>
          {sampling.rows.map((row) => (
            <Row key={row.action} row={row} />
          ))}
        </ul>
      </Part>
      <p className="text-small text-fg-2">{t("policySampling.lately", { days: sampling.days })}</p>
    </div>
  );
}

function Row({ row }: { readonly row: SamplingRow }) {
  return (
    <li className={`${CELLS} items-baseline gap-y-1 border-b border-line py-2`}>
      <div className="min-w-0 max-mid:col-span-full">
        <p className="break-words">
          {revealLine(row.label ?? row.action)} <span className="mono text-fg-2">{revealLine(row.action)}</span>
        </p>
        <p className="text-small text-fg-2">
          {row.share > row.written ? t("policySampling.fromFloor", { share: shareWords(row.written) }) : t("policySampling.fromBoundary")}
        </p>
        {row.raised.map(({ rule, when, share }) => (
          <p key={rule} className="text-small text-fg-2 break-words">
            {t("policySampling.more", { share: shareWords(share), when })}
          </p>
        ))}
      </div>
      <Figure name={t("policySampling.inForce")} words={shareWords(row.share)} strong />
      <Figure name={t("policySampling.items")} words={formatCount(row.items)} />
      <Figure name={t("policySampling.expected")} words={row.items === 0 ? "—" : formatShare(row.expected)} />
      <Figure name={t("policySampling.drawn")} words={row.items === 0 ? "—" : formatCount(row.drawn)} />
    </li>
  );
}

function Figure({ name, words, strong = false }: { readonly name: string; readonly words: string; readonly strong?: boolean }) {
  return (
    <span className={`tabular-nums mid:text-right ${strong ? "font-strong" : ""}`}>
      <span className="text-small font-regular text-fg-3 mid:sr-only">{name} </span>
      {words}
    </span>
  );
}
