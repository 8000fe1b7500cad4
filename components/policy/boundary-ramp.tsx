"use client";
// The levels that an action can come to, as a ramp from its boundary up: the more ink, the more human authority.
import { t } from "@core/words/t";
import { formatPercent } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import type { GridBand, GridRow } from "@/server/views/boundary-shapes";

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

interface CellProps {
  readonly bands: readonly [GridBand, ...GridBand[]];
  readonly row: GridRow;
  readonly shares: boolean;
}

/** What brings an action to this level, in a few words. */
function wordsOf({ level, rule, when }: GridBand, sampling: number): string {
  if (rule !== null) return when ?? "";
  return level === "sampled" ? t("policy.sampledOf", { count: Math.round(1 / Math.max(sampling, 1e-9)) }) : t("policy.base");
}

function Cell({ bands: [first, ...more], row, shares }: CellProps) {
  const also = more.map(({ when }) => when).filter((when) => when !== null);
  const words = wordsOf(first, row.sampling);
  const said = [
    words,
    ...(also.length === 0 ? [] : [`+${also.length}`]),
    ...(shares && row.share.total > 0 ? [formatPercent(first.count / row.share.total, 0)] : []),
  ];
  return (
    <span className="flex min-w-0 flex-1 basis-0 max-mid:basis-[116px] print:basis-[116px]" title={[words, ...also].join("\n")}>
      <LevelMark
        level={first.level}
        look="fill"
        className="grid w-full grid-cols-[14px_minmax(0,1fr)] content-start gap-x-1 gap-y-0 px-1.5 py-1 mid:px-1"
      >
        <span className="truncate">{levelLabel(first.level)}</span>
        <span className="col-span-full line-clamp-3 text-micro font-regular whitespace-normal">{said.join(" · ")}</span>
      </LevelMark>
    </span>
  );
}

interface RampProps {
  readonly row: GridRow;
  /** Whether its items of the last days were ruled by it, so that their shares stand in the cells. */
  readonly shares: boolean;
}

export function BoundaryRamp({ row, shares }: RampProps) {
  return (
    <span className="flex min-w-0 gap-0.5 max-mid:flex-wrap print:flex-wrap print:[print-color-adjust:exact]">
      {cellsOf(row.bands).map((bands) => (
        <Cell key={`${bands[0].level} ${bands[0].rule}`} bands={bands} row={row} shares={shares} />
      ))}
    </span>
  );
}
