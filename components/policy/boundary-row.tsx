"use client";
// One action on the boundary map: its levels as a ramp from the boundary up, how its items fared, who answers for it.
import { t } from "@core/words/t";
import { formatCount } from "@/components/marks/format";
import { LevelMark } from "@/components/marks/level-mark";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { cn } from "@/components/ui/cn";
import type { CellShare, GridBand, GridRow } from "@/server/views/boundary-shapes";

interface BoundaryRowProps {
  readonly id: string;
  readonly row: GridRow;
  /** The first of its workflow. */
  readonly first: boolean;
  readonly current: boolean;
  readonly onChoose: () => void;
}

/** One cell a level: where several rules raise to the same one, they share it. */
function cellsOf(bands: readonly GridBand[]): readonly (readonly [GridBand, ...GridBand[]])[] {
  const cells: [GridBand, ...GridBand[]][] = [];
  for (const band of bands) {
    const last = cells.at(-1);
    if (last !== undefined && last[0].level === band.level && last[0].rule !== null) last.push(band);
    else cells.push([band]);
  }
  return cells;
}

function Cell({ bands: [first, ...more], row }: { readonly bands: readonly [GridBand, ...GridBand[]]; readonly row: GridRow }) {
  const base = first.rule === null;
  const words = base
    ? first.level === "sampled"
      ? t("policy.sampledOf", { count: Math.round(1 / Math.max(row.sampling, 1e-9)) })
      : t("policy.base")
    : (first.when ?? "");
  const also = more.map(({ when }) => when).filter((when) => when !== null);
  return (
    <span className="min-w-0 flex-1 basis-0 max-mid:basis-[110px]" title={[words, ...also].join("\n")}>
      <LevelMark level={first.level} look="fill" className="flex w-full rounded-b-none pt-1 pb-0" />
      <LevelMark level={first.level} look="fill" className="block w-full truncate rounded-t-none pt-0 pb-1 font-regular [&>svg]:hidden">
        {also.length === 0 ? words : `${words} · +${also.length}`}
      </LevelMark>
    </span>
  );
}

/** How the last days' items fared, as one bar: the more ink, the more people. */
export function ShareBar({ share }: { readonly share: CellShare }) {
  if (share.total === 0) return <span className="text-small text-fg-3">{t("policy.noneLately")}</span>;
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

export function BoundaryRow({ id, row, first, current, onChoose }: BoundaryRowProps) {
  const gap = row.gaps[0];
  return (
    <tr
      className={cn(
        "align-middle max-mid:mb-2 max-mid:grid max-mid:grid-cols-1 max-mid:gap-1 max-mid:border-b max-mid:border-line max-mid:pb-2",
        first && "mid:[&>*]:pt-2.5",
      )}
    >
      <th scope="row" className={cn("pr-3 text-left font-strong", !first && "mid:[&>span]:sr-only")}>
        <span>{row.workflow}</span>
      </th>
      <td className="pr-3">
        <button
          id={id}
          type="button"
          onClick={onChoose}
          aria-current={current ? "true" : undefined}
          className="target max-w-full truncate text-left mono hover:underline"
        >
          {row.action}
        </button>
        {gap !== undefined && (
          <StatusMark status="attention" className="flex text-small">
            {t(`policy.gap_${gap}`)}
          </StatusMark>
        )}
      </td>
      <td className="pr-3">
        {/* The whole ramp is pressed like the action's name, which carries it for the keyboard and the ear. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button beside it does the same */}
        <span
          onClick={onChoose}
          className={cn("flex cursor-pointer gap-0.5 rounded-1 max-mid:flex-wrap", current && "outline-2 outline-offset-2 outline-ink")}
        >
          {cellsOf(row.bands).map((bands) => (
            <Cell key={`${bands[0].level} ${bands[0].rule}`} bands={bands} row={row} />
          ))}
        </span>
      </td>
      <td className="pr-3">
        <ShareBar share={row.share} />
      </td>
      <td>
        {row.owner !== null ? (
          <PersonMark person={row.owner} self="name" />
        ) : row.ownerName !== null ? (
          <span className="text-fg-2">{row.ownerName}</span>
        ) : (
          <span className="text-fg-3">{t("policy.noOwner")}</span>
        )}
      </td>
    </tr>
  );
}
