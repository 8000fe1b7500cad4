"use client";
// Transfers of a run, drawn from lane to lane with as many words as there is room for.
import type { Party } from "@core/trail/run-lanes";
import { memo, useMemo } from "react";
import { AXIS, type DrawnProps, isShown } from "./drawn";
import { labelsOf } from "./run-labels";
import { percentAt } from "./run-scale";
import type { Transfer } from "./use-run";

interface Drawn extends Transfer {
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  /** Of its words: beside where it begins, between two lanes. */
  readonly y: number;
}

export const Arrows = memo(function Arrows({
  rows,
  span,
  shown,
  transfers,
  width,
  label,
}: DrawnProps & { readonly transfers: readonly Transfer[]; readonly width: number; readonly label: string }) {
  const { drawn, labels } = useMemo(() => {
    const drawn = transfers.flatMap((one): Drawn[] => {
      const parties = [one.from, one.through, one.to].filter((party) => rows.middleOf(party) !== null);
      const met = parties.flatMap((party) => rows.middleOf(party) ?? []);
      const [first = 0, second = 0] = met;
      if (met.length < 2) return [];
      const y = AXIS + (rows.edgeOf(parties[0] ?? null, second > first ? "down" : "up") ?? first);
      return [{ ...one, top: AXIS + Math.min(...met), bottom: AXIS + Math.max(...met), x: (percentAt(span, one.at) / 100) * width, y }];
    });
    const labels = labelsOf(
      drawn.map(({ x, y, top, bottom, event }) => ({ x, y, top, bottom, words: event?.text ?? "" })),
      width,
    );
    return { drawn, labels };
  }, [rows, span, transfers, width]);
  const [left, right] = [shown.from, shown.to].map((at) => (percentAt(span, at) / 100) * width);
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={rows.height + AXIS}
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      {drawn
        .filter(({ at }) => isShown(shown, at))
        .map((one) => (
          <svg key={`${one.life}-${one.place}`} x={`${percentAt(span, one.at)}%`} overflow="visible" aria-hidden="true">
            <title>{one.event?.text ?? ""}</title>
            {pairsOf([one.from, one.through, one.to]).map(([from, to]) => {
              const [start, end] = [rows.middleOf(from), rows.middleOf(to)];
              return start === null || end === null ? null : (
                <Arrow key={`${start} ${end}`} from={AXIS + start} to={AXIS + end} leavesDot={from === one.through} />
              );
            })}
          </svg>
        ))}
      {labels
        .filter(({ x }) => x >= (left ?? 0) && x <= (right ?? width))
        .map(({ x, y, words, side, wide }) => (
          <svg key={`${x} ${y} ${side}`} x={`${(100 * x) / Math.max(1, width)}%`} overflow="visible" aria-hidden="true">
            <rect x={side === "left" ? -wide - 5 : 5} y={y - 8} width={wide} height="16" rx="2" className="fill-surface opacity-90" />
            <text x={side === "left" ? -8 : 8} y={y + 4} textAnchor={side === "left" ? "end" : "start"} className="fill-fg-2 text-micro">
              {words}
            </text>
          </svg>
        ))}
    </svg>
  );
});

/** From each to the next, where there is one in between. */
const pairsOf = (parties: readonly (Party | null)[]): readonly (readonly [Party, Party])[] => {
  const met = parties.filter((party) => party !== null);
  return met.flatMap((party, place) => {
    const next = met[place + 1];
    return next === undefined ? [] : [[party, next] as const];
  });
};

/** Between the middles of two lanes, from the edge of the one bar to the edge of the other. */
function Arrow({ from, to, leavesDot }: { readonly from: number; readonly to: number; readonly leavesDot: boolean }) {
  const way = to > from ? 1 : -1;
  const [tail, tip] = [from + way * 11, to - way * 12];
  const back = tip - way * 6;
  return (
    <>
      <path d={`M0 ${leavesDot ? from : tail}V${back}`} className="fill-none stroke-fg [stroke-width:1.5]" />
      <path d={`M-4 ${back}L0 ${tip}L4 ${back}Z`} className="fill-fg" />
      {!leavesDot && <circle cx="0" cy={tail} r="2.5" className="fill-fg" />}
    </>
  );
}
