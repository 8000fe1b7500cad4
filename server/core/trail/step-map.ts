// What happened in a workflow, step after step: which followed which, how often, how long between, who held it meanwhile. Pure, run by run.
import type { Ms } from "@core/words/ids";

/** One time that a run was at a step. */
export interface Visit {
  readonly step: string;
  readonly at: Ms;
  /** When it was left; null while it goes on. */
  readonly leftAt: Ms | null;
  /** How long each kind of holder had it: `agent`, `queue`, `person`; in an imported log the role that did it, by how often. */
  readonly shares: Readonly<Record<string, number>>;
}

export interface StepNode {
  readonly step: string;
  /** How often runs were there. */
  readonly visits: number;
  readonly runs: number;
  /** Of these runs, the ones that came back to it. */
  readonly repeated: number;
  /** Runs that began or ended here. */
  readonly begins: number;
  readonly ends: number;
  /** From coming to leaving; null where no visit is over. */
  readonly medianMs: Ms | null;
  /** Shares of the whole, the largest first. */
  readonly shares: readonly { readonly of: string; readonly share: number }[];
}

export interface StepEdge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly runs: number;
  /** From leaving the one to coming to the other. */
  readonly medianMs: Ms;
}

export interface StepMap {
  readonly runs: number;
  readonly visits: number;
  /** The most visited first. */
  readonly nodes: readonly StepNode[];
  /** The most taken first. */
  readonly edges: readonly StepEdge[];
}

interface NodeCount {
  visits: number;
  runs: number;
  repeated: number;
  begins: number;
  ends: number;
  readonly lengths: number[];
  readonly shares: Map<string, number>;
}

/** Counts run by run, so that a workflow of any size is read in slices. */
export class StepCounter {
  private readonly nodes = new Map<string, NodeCount>();
  private readonly edges = new Map<string, Map<string, { count: number; runs: number; readonly waits: number[] }>>();
  private runs = 0;
  private visits = 0;

  /** A run's visits in the order in which it came to them. */
  add(visits: readonly Visit[]): void {
    if (visits.length === 0) return;
    this.runs += 1;
    this.visits += visits.length;
    const seen = new Map<string, number>();
    const taken = new Set<unknown>();
    for (const [place, visit] of visits.entries()) {
      const node = this.nodeOf(visit.step);
      const times = (seen.get(visit.step) ?? 0) + 1;
      seen.set(visit.step, times);
      node.visits += 1;
      if (times === 1) node.runs += 1;
      if (times === 2) node.repeated += 1;
      if (place === 0) node.begins += 1;
      if (place === visits.length - 1) node.ends += 1;
      if (visit.leftAt !== null) node.lengths.push(visit.leftAt - visit.at);
      for (const of in visit.shares) node.shares.set(of, (node.shares.get(of) ?? 0) + (visit.shares[of] ?? 0));
      const next = visits[place + 1];
      if (next === undefined) continue;
      const edge = this.edgeOf(visit.step, next.step);
      edge.count += 1;
      if (!taken.has(edge)) edge.runs += 1;
      taken.add(edge);
      // Steps may overlap: what began before the other was left followed it at once.
      edge.waits.push(Math.max(0, next.at - (visit.leftAt ?? visit.at)));
    }
  }

  result(): StepMap {
    const nodes = [...this.nodes].map(
      ([step, { lengths, shares, ...counts }]): StepNode => ({
        step,
        ...counts,
        medianMs: lengths.length === 0 ? null : medianOf(lengths),
        shares: sharesOf(shares),
      }),
    );
    const edges = [...this.edges].flatMap(([from, targets]) =>
      [...targets].map(([to, { count, runs, waits }]): StepEdge => ({ from, to, count, runs, medianMs: medianOf(waits) })),
    );
    return {
      runs: this.runs,
      visits: this.visits,
      nodes: nodes.sort((a, b) => b.visits - a.visits || compare(a.step, b.step)),
      edges: edges.sort((a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to)),
    };
  }

  private nodeOf(step: string): NodeCount {
    const known = this.nodes.get(step);
    if (known !== undefined) return known;
    const fresh = { visits: 0, runs: 0, repeated: 0, begins: 0, ends: 0, lengths: [], shares: new Map<string, number>() };
    this.nodes.set(step, fresh);
    return fresh;
  }

  private edgeOf(from: string, to: string) {
    const targets = this.edges.get(from) ?? new Map<string, { count: number; runs: number; readonly waits: number[] }>();
    this.edges.set(from, targets);
    const edge = targets.get(to) ?? { count: 0, runs: 0, waits: [] };
    targets.set(to, edge);
    return edge;
  }
}

/** The lower of the two in the middle, so that it is a time that was measured. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function sharesOf(shares: ReadonlyMap<string, number>): StepNode["shares"] {
  const whole = [...shares.values()].reduce((sum, one) => sum + one, 0);
  if (whole === 0) return [];
  return [...shares].map(([of, part]) => ({ of, share: part / whole })).sort((a, b) => b.share - a.share || compare(a.of, b.of));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A step that a workflow says its runs have, in their order. */
export interface DeclaredStep {
  readonly name: string;
  /** A run without it keeps to the declaration. */
  readonly optional?: boolean | undefined;
  /** A run may come back to it. */
  readonly repeats?: boolean | undefined;
}

export interface RunFit {
  /** 1 when the run keeps to the declaration; less by each step that is missing, or is there and should not be. */
  readonly fitness: number;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** How a run's steps lie on the declared ones: the longest common sequence fits, the rest is missing or too much. */
export function fitOf(steps: readonly string[], declared: readonly DeclaredStep[]): RunFit {
  const repeats = new Set(declared.filter((step) => step.repeats === true).map(({ name }) => name));
  const once = steps.filter((step, place) => !repeats.has(step) || steps.indexOf(step) === place);
  const came = new Set(once);
  const asked = declared.filter(({ name, optional }) => optional !== true || came.has(name)).map(({ name }) => name);
  const fits = commonOf(once, asked);
  const missing = asked.filter((_, place) => !fits.asked.has(place));
  const extra = once.filter((_, place) => !fits.came.has(place));
  const whole = once.length + asked.length;
  return { fitness: whole === 0 ? 1 : 1 - (missing.length + extra.length) / whole, missing, extra };
}

export const DEVIATIONS = ["missing", "misplaced", "again", "undeclared"] as const;
/** A declared step that is missing, came at another place, or came more often than it may; and one that nobody declared. */
export type DeviationKind = (typeof DEVIATIONS)[number];

/** What a run does otherwise than declared, each step once. */
export function deviationsOf(
  { missing, extra }: RunFit,
  declared: readonly DeclaredStep[],
): readonly { readonly kind: DeviationKind; readonly step: string }[] {
  const [lacks, has] = [new Set(missing), new Set(extra)];
  const known = new Set(declared.map(({ name }) => name));
  const ofExtra = (step: string): DeviationKind => (lacks.has(step) ? "misplaced" : known.has(step) ? "again" : "undeclared");
  return [
    ...[...lacks].filter((step) => !has.has(step)).map((step) => ({ kind: "missing" as const, step })),
    ...[...has].map((step) => ({ kind: ofExtra(step), step })),
  ];
}

function commonOf(came: readonly string[], asked: readonly string[]) {
  const length = Array.from({ length: came.length + 1 }, () => new Array<number>(asked.length + 1).fill(0));
  const at = (row: number, column: number) => length[row]?.[column] ?? 0;
  for (let row = came.length - 1; row >= 0; row -= 1)
    for (let column = asked.length - 1; column >= 0; column -= 1) {
      const line = length[row];
      if (line)
        line[column] = came[row] === asked[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const fits = { came: new Set<number>(), asked: new Set<number>() };
  for (let row = 0, column = 0; row < came.length && column < asked.length; )
    if (came[row] === asked[column]) {
      fits.came.add(row++);
      fits.asked.add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  return fits;
}
