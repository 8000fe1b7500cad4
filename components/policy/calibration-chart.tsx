// Errors by candidate: the share found, its upper bound, and the share that is accepted. For the eye only: the table beside it says the same.
import type { Certificate } from "@core/trust/calibration";
import { t } from "@core/words/t";
import { formatPercent } from "@/components/marks/format";

const [WIDTH, HEIGHT] = [552, 178];
const PLOT = { left: 44, right: 492, top: 12, bottom: 150 } as const;
/** Beyond it nobody would accept an error, and the lines below would be flat. */
const MOST = 0.2;
const TICKS = 3;

/** A round step that gives about three of them. */
function stepOf(top: number): number {
  const rough = top / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

export function CalibrationChart({
  certificate,
  draft,
  words,
}: {
  readonly certificate: Certificate;
  /** Where the draft has the threshold. */
  readonly draft: number;
  readonly words: (threshold: number) => string;
}) {
  const points = certificate.candidates.filter(({ n }) => n > 0).toSorted((a, b) => a.threshold - b.threshold);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const top = Math.min(MOST, Math.max(...points.map(({ bound }) => bound), certificate.tolerated * 1.5));
  const step = stepOf(top);
  const ceiling = Math.ceil(top / step) * step;
  const x = (threshold: number) =>
    PLOT.left + ((threshold - first.threshold) / (last.threshold - first.threshold)) * (PLOT.right - PLOT.left);
  const y = (share: number) => PLOT.bottom - (Math.min(share, ceiling) / ceiling) * (PLOT.bottom - PLOT.top);
  const line = (of: (point: (typeof points)[number]) => number) => points.map((point) => `${x(point.threshold)},${y(of(point))}`).join(" ");
  const found = line(({ errors, n }) => errors / n);
  const bound = line((point) => point.bound);
  const gridlines = Array.from({ length: Math.round(ceiling / step) + 1 }, (_, index) => index * step);
  const labelled = points.filter((_, index) => index % Math.ceil(points.length / 6) === 0 || index === points.length - 1);
  const isIn = draft >= first.threshold && draft <= last.threshold;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full text-fg-3" aria-hidden="true">
      {gridlines.map((share) => (
        <g key={share}>
          <line x1={PLOT.left} x2={PLOT.right} y1={y(share)} y2={y(share)} className="stroke-line" />
          <text x={PLOT.left - 8} y={y(share) + 4} textAnchor="end" className="fill-current text-micro max-mid:text-[17px] tabular-nums">
            {formatPercent(share, step < 0.01 ? 1 : 0)}
          </text>
        </g>
      ))}
      <polygon points={`${bound} ${found.split(" ").toReversed().join(" ")}`} className="fill-ink-tint" />
      <polyline points={bound} fill="none" strokeWidth={2} className="stroke-ink" />
      <polyline points={found} fill="none" strokeWidth={1.5} className="stroke-fg-2" />
      <line
        x1={PLOT.left}
        x2={PLOT.right}
        y1={y(certificate.tolerated)}
        y2={y(certificate.tolerated)}
        strokeDasharray="4 3"
        className="stroke-danger"
      />
      <text
        x={PLOT.right}
        y={y(certificate.tolerated) - 5}
        textAnchor="end"
        className="fill-danger stroke-surface stroke-[4px] text-micro [paint-order:stroke] max-mid:text-[17px]"
      >
        {t("calibration.toleratedLine", { share: formatPercent(certificate.tolerated) })}
      </text>
      {isIn && (
        <>
          <line x1={x(draft)} x2={x(draft)} y1={PLOT.top} y2={PLOT.bottom} className="stroke-ink" />
          <text
            x={x(draft) + (draft > (first.threshold + last.threshold) / 2 ? -6 : 6)}
            y={PLOT.top + 8}
            textAnchor={draft > (first.threshold + last.threshold) / 2 ? "end" : "start"}
            className="fill-ink-text text-micro font-medium max-mid:text-[17px]"
          >
            {t("calibration.draftAt", { threshold: words(draft) })}
          </text>
        </>
      )}
      <text x={PLOT.right + 6} y={y(last.bound) + 4} className="fill-ink-text text-micro font-medium max-mid:text-[17px]">
        {t("calibration.bound")}
      </text>
      <text
        x={PLOT.right + 6}
        y={Math.max(y(last.errors / last.n) + 4, y(last.bound) + 18)}
        className="fill-current text-micro max-mid:text-[17px]"
      >
        {t("calibration.found")}
      </text>
      {labelled.map(({ threshold }) => (
        <text
          key={threshold}
          x={x(threshold)}
          y={PLOT.bottom + 20}
          textAnchor="middle"
          className="fill-current text-micro max-mid:text-[17px] tabular-nums"
        >
          {words(threshold)}
        </text>
      ))}
    </svg>
  );
}
