"use client";
// The map: steps as boxes with what happened in them and what is there now, the ways between them as wide as they were taken.
import type { StepEdge, StepNode } from "@core/trail/step-map";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import { formatCount } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import type { HolderView } from "@/server/views/shapes";
import type { StepNow, WorkflowMap } from "@/server/views/shapes-workflows";
import { type LaidWay, laidOut, mostTaken, NODE, pathOf } from "./step-layout";

interface StepMapViewProps {
  readonly map: WorkflowMap;
  readonly all: boolean;
  readonly chosen: string | null;
  readonly onChoose: (step: string) => void;
}

const WIDEST = 7;
const CHARACTER_PX = 6.2;

export function StepMapView({ map, all, chosen, onChoose }: StepMapViewProps) {
  const { nodes, edges, live } = map;
  const laid = useMemo(() => laidOut(nodes, all ? edges : mostTaken(edges)), [nodes, edges, all]);
  const most = Math.max(1, ...laid.ways.map(({ count }) => count));
  const steps = new Map(nodes.map((node) => [node.step, node]));
  const now = new Map(live.map((one) => [one.step, one]));
  const off = new Map<string, number>();
  for (const { step, count } of map.conformance?.deviations ?? []) off.set(step, (off.get(step) ?? 0) + count);
  const frame = useRef<HTMLElement>(null);
  // What is wider than the page begins where most happens, not at its left edge; read again, it stays where its reader has scrolled it.
  const visitsOf = (step: string) => steps.get(step)?.visits ?? 0;
  const middle = laid.steps.toSorted((a, b) => visitsOf(b.step) - visitsOf(a.step))[0]?.x ?? 0;
  const begin = useEffectEvent(() => {
    if (frame.current !== null) frame.current.scrollLeft = middle - frame.current.clientWidth / 2;
  });
  useEffect(() => begin(), []);
  const words = t("runs.mapOf", { workflow: map.workflow, runs: map.runs });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls both ways, so keys must be able to scroll it.
    <section ref={frame} tabIndex={0} aria-label={words} className="quiet-scroll min-h-80 overflow-auto border-b border-line bg-sunken">
      <div className="relative mx-auto" style={{ width: laid.width, height: laid.height }}>
        <svg width={laid.width} height={laid.height} aria-hidden="true" className="absolute inset-0">
          <defs>
            <marker
              id="way-end"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8Z" className="fill-machine" />
            </marker>
          </defs>
          {laid.ways.map((way) => (
            <Way
              key={`${way.from} ${way.to}`}
              way={way}
              most={most}
              lit={chosen !== null && (way.from === chosen || way.to === chosen)}
              faded={chosen !== null}
            />
          ))}
          {laid.ways.map((way) => (
            <WayLabel key={`${way.from} ${way.to}`} way={way} faded={chosen !== null && way.from !== chosen && way.to !== chosen} />
          ))}
          {laid.terminals.map(({ step, x, y }, index) => (
            <circle
              key={step}
              cx={x}
              cy={y}
              r={index === 0 ? 6 : 5}
              className={index === 0 ? "fill-machine" : "fill-surface stroke-machine [stroke-width:3]"}
            />
          ))}
        </svg>
        <ul>
          {laid.steps.map(({ step, x, y }) => {
            const node = steps.get(step);
            return node === undefined ? null : (
              <li key={step} className="absolute" style={{ left: x - NODE.width / 2, top: y - NODE.height / 2 }}>
                <StepBox
                  node={node}
                  now={now.get(step) ?? null}
                  off={off.get(step) ?? 0}
                  chosen={chosen === step}
                  onChoose={() => onChoose(step)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

interface StepBoxProps {
  readonly node: StepNode;
  readonly now: StepNow | null;
  /** Runs that do here what is not declared. */
  readonly off: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function StepBox({ node, now, off, chosen, onChoose }: StepBoxProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      aria-pressed={chosen}
      className={cn(
        "grid content-center rounded-2 border bg-surface px-2.5 text-left hover:bg-hover",
        chosen ? "border-ink shadow-[0_0_0_1px_var(--ink)]" : "border-line-control",
      )}
      style={NODE}
    >
      <span className="line-clamp-2 text-small leading-4 font-medium [overflow-wrap:anywhere]">{node.step}</span>
      <span className="flex items-center gap-2 text-micro text-fg-2 tabular-nums">
        {formatCount(node.visits)}
        {node.repeated > 0 && <span>↺ {formatCount(node.repeated)}</span>}
        {off > 0 && (
          <span className="inline-flex items-center gap-0.5 text-warn" title={t("runs.deviate", { count: off })}>
            <Icon name="triangle" size={12} />
            <span aria-hidden="true">{formatCount(off)}</span>
            <span className="sr-only">{t("runs.deviate", { count: off })}</span>
          </span>
        )}
        {now !== null && <OpenNow now={now} />}
      </span>
      <SharesBar shares={node.shares} />
    </button>
  );
}

const HOLDERS = [
  ["queue", "layers"],
  ["person", "user"],
  ["agent", "cpu"],
] as const satisfies readonly (readonly [HolderView["kind"], IconName])[];

/** How many are here now, and in whose hands. */
function OpenNow({ now: { open, holders } }: { readonly now: StepNow }) {
  return (
    <span className="ml-auto flex items-center gap-1.5 font-medium text-fg">
      <span className="sr-only">{t("runs.openNow", { count: open })}</span>
      {HOLDERS.map(([kind, icon]) => {
        const count = holders.reduce((sum, one) => (one.holder.kind === kind ? sum + one.count : sum), 0);
        return count === 0 ? null : (
          <span key={kind} className={cn("inline-flex items-center gap-0.5", kind === "person" && "text-ink-text")}>
            <Icon name={icon} size={12} />
            <span className="sr-only">{t(`runs.${kind}`)}</span>
            {formatCount(count)}
          </span>
        );
      })}
    </span>
  );
}

/** Only kinds of holders have looks of their own; roles of a log are told in words. */
const LOOKS: Readonly<Record<string, string>> = { agent: "bg-machine", queue: "hatch", person: "bg-ink" };

function SharesBar({ shares }: { readonly shares: StepNode["shares"] }) {
  if (!shares.every(({ of }) => of in LOOKS)) return null;
  return (
    <span aria-hidden="true" className="mt-0.5 flex h-1 overflow-hidden rounded-[1px]">
      {shares.map(({ of, share }) => (
        <span key={of} className={LOOKS[of]} style={{ width: `${share * 100}%` }} />
      ))}
    </span>
  );
}

function Way({ way, most, lit, faded }: { readonly way: LaidWay; readonly most: number; readonly lit: boolean; readonly faded: boolean }) {
  const width = 1 + (WIDEST - 1) * Math.sqrt(way.count / most);
  return (
    <g className={cn(faded && !lit && "opacity-30")}>
      <path
        d={pathOf(way.points)}
        markerEnd="url(#way-end)"
        className={cn("fill-none", lit ? "stroke-machine" : "stroke-machine-2", way.edge === null && "[stroke-dasharray:2_3]")}
        strokeWidth={way.edge === null ? 1 : width}
      />
    </g>
  );
}

/** On a ground of its own and above all ways, so that none runs through the words. */
function WayLabel({ way: { edge, label }, faded }: { readonly way: LaidWay; readonly faded: boolean }) {
  if (label === null || edge === null) return null;
  const words = wayWords(edge);
  const wide = words.length * CHARACTER_PX + 8;
  return (
    <g className={cn(faded && "opacity-30")}>
      <rect x={label.x - wide / 2} y={label.y - 8} width={wide} height="16" rx="2" className="fill-sunken" />
      <text x={label.x} y={label.y + 4} textAnchor="middle" className="fill-fg-2 text-micro tabular-nums">
        {words}
      </text>
    </g>
  );
}

const wayWords = ({ count, medianMs }: StepEdge) => `${formatCount(count)} · ${durationWords(medianMs)}`;
