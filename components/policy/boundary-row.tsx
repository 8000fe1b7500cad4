"use client";
// One action on the boundary map: its levels, as they are or would be or both, how its items fared, who answers for it.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { formatCount, formatPercent } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { BoundaryRamp } from "@/components/policy/boundary-ramp";
import { type ComparedRow, differencesOf, type View } from "@/components/policy/row-differences";
import { LastChange, TimeWords } from "@/components/policy/row-record";
import { cn } from "@/components/ui/cn";
import type { CellShare, GridRow, RowRecord } from "@/server/views/boundary-shapes";

interface BoundaryRowProps {
  readonly id: string;
  readonly compared: ComparedRow;
  /** The one that is drawn. */
  readonly row: GridRow;
  readonly view: View;
  readonly record: RowRecord | null;
  /** The first of its workflow. */
  readonly first: boolean;
  readonly current: boolean;
  readonly onChoose: () => void;
}

/** How the last days' items fared, as one bar: the more ink, the more people. */
function ShareBar({ share }: { readonly share: CellShare }) {
  if (share.total === 0) return <span className="text-micro text-fg-3">{t("policy.noneLately")}</span>;
  const width = (count: number) => ({ width: `${(100 * count) / share.total}%` });
  const words = `${t("policy.letPass")} ${formatCount(share.passed)}, ${t("policy.checkedAfter")} ${formatCount(share.checked)}, ${t("policy.heldFor")} ${formatCount(share.held)}`;
  return (
    <span className="grid gap-0.5" title={words}>
      <span
        aria-hidden="true"
        className="flex h-2 gap-px overflow-hidden rounded-1 shadow-[inset_0_0_0_1px_var(--line-2)] forced-colors:border"
      >
        <i className="bg-lvf-autonomous" style={width(share.passed)} />
        <i className="bg-lvf-review-after" style={width(share.checked)} />
        <i className="bg-lvf-dual" style={width(share.held)} />
      </span>
      <span className="text-micro text-fg-2 tabular-nums">{formatCount(share.total)}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

export function BoundaryRow({ id, compared, row, view, record, first, current, onChoose }: BoundaryRowProps) {
  const gap = row.gaps[0];
  const longest = record?.periods.at(-1);
  return (
    <tr
      className={cn(
        "align-middle max-mid:mb-2 max-mid:grid max-mid:grid-cols-1 max-mid:gap-1.5 max-mid:border-b max-mid:border-line max-mid:pb-2",
        first && "mid:[&>*]:pt-2.5",
      )}
    >
      <th scope="row" className={cn("pr-3 text-left font-strong break-words", !first && "mid:[&>span]:sr-only max-mid:sr-only")}>
        <span>{revealLine(row.workflow)}</span>
      </th>
      <td className="pr-3">
        <button
          id={id}
          type="button"
          onClick={onChoose}
          aria-current={current ? "true" : undefined}
          className="target max-w-full truncate text-left mono hover:underline"
        >
          {revealLine(row.action)}
        </button>
        {compared.changed && view !== "now" && <ChangeMark compared={compared} />}
        {gap !== undefined && (
          <StatusMark status="attention" className="flex text-small whitespace-normal">
            {t(`policy.gap_${gap}`)}
          </StatusMark>
        )}
      </td>
      <td className="pr-3 max-mid:pr-0">
        {/* The whole ramp is pressed like the action's name, which carries it for the keyboard and the ear. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button beside it does the same */}
        <div
          onClick={onChoose}
          className={cn("cursor-pointer rounded-1", current && "outline-2 outline-offset-2 outline-ink print:outline-0")}
        >
          {view === "changed" ? <BothRamps compared={compared} /> : <BoundaryRamp row={row} shares={view === "now" || !compared.changed} />}
        </div>
      </td>
      <td className="pr-3 max-mid:pr-0">
        <ShareBar share={row.share} />
      </td>
      <td className="min-w-0">
        {row.owner !== null ? (
          <PersonMark person={row.owner} self="name" className="max-w-full" />
        ) : row.ownerName !== null ? (
          <span className="text-fg-2">{row.ownerName}</span>
        ) : (
          <span className="text-fg-3">{t("policy.noOwner")}</span>
        )}
      </td>
      {/* On paper there is no panel to choose a row for. */}
      <td className="hidden pl-3 text-small print:table-cell">
        {longest === undefined || longest.decided === 0
          ? t("boundaryMap.noEvidence")
          : `${formatPercent(longest.approvedUnchanged / longest.decided)} / ${formatCount(longest.decided)}`}
      </td>
      <td className="hidden pl-3 text-small print:table-cell">
        {longest === undefined ? t("boundaryMap.noEvidence") : <TimeWords period={longest} />}
      </td>
      <td className="hidden pl-3 text-small print:table-cell">{record?.changed && <LastChange changed={record.changed} />}</td>
    </tr>
  );
}

function ChangeMark({ compared: { now, after } }: { readonly compared: ComparedRow }) {
  const words = now === null ? "boundaryMap.comes" : after === null ? "boundaryMap.goes" : "boundaryMap.differs";
  return <span className="block text-small text-ink-text">{t(words)}</span>;
}

/** As it is, above as it would be; and what else of it changes. */
function BothRamps({ compared: { now, after } }: { readonly compared: ComparedRow }) {
  const differences = now === null || after === null ? [] : differencesOf(now, after).filter(({ ofLevel }) => !ofLevel);
  return (
    <div className="grid gap-1 py-1">
      {now !== null && <Side name={t("boundaryMap.now")} row={now} />}
      {after !== null && <Side name={t("boundaryMap.after")} row={after} />}
      {differences.map(({ key, name, from, to }) => (
        <span key={key} className="text-small break-words">
          <span className="text-fg-2">
            {name} {from}
          </span>{" "}
          <span aria-hidden="true">→</span> <span className="sr-only">{t("boundaryMap.after")} </span>
          <span className="rounded-1 bg-ink-tint px-1 text-ink-text">{to}</span>
        </span>
      ))}
    </div>
  );
}

function Side({ name, row }: { readonly name: string; readonly row: GridRow }) {
  return (
    <span className="grid gap-0.5">
      <span className="text-micro text-fg-2">{name}</span>
      <BoundaryRamp row={row} shares={false} />
    </span>
  );
}
