// Where steps lie on the map: layers from where runs begin to where they end, by dagre; and which ways are drawn.
import type { StepEdge, StepNode } from "@core/trail/step-map";
import { Graph, layout } from "@dagrejs/dagre";

export const NODE = { width: 208, height: 62 } as const;
const LABEL = { width: 74, height: 18 } as const;
const MARGIN = 20;
const TERMINAL = 16;
export const START = "\u0000start";
export const END = "\u0000end";

export interface LaidStep {
  readonly step: string;
  readonly x: number;
  readonly y: number;
}

export interface LaidWay {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Null from the beginning and to the end. */
  readonly edge: StepEdge | null;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number } | null;
}

export interface Laid {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly LaidStep[];
  readonly terminals: readonly LaidStep[];
  readonly ways: readonly LaidWay[];
}

/** The ways that together are most of what happened, and of every step the way most taken to it and from it: nothing hangs in the air. */
export function mostTaken(edges: readonly StepEdge[], share = 0.95): readonly StepEdge[] {
  const whole = edges.reduce((sum, { count }) => sum + count, 0);
  const kept = new Set<StepEdge>();
  let sum = 0;
  for (const edge of edges) {
    if (sum >= share * whole) break;
    kept.add(edge);
    sum += edge.count;
  }
  const reached = { from: new Set<string>(), to: new Set<string>() };
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    if (!reached.from.has(edge.from) || !reached.to.has(edge.to)) kept.add(edge);
    reached.from.add(edge.from);
    reached.to.add(edge.to);
  }
  return edges.filter((edge) => kept.has(edge));
}

export function laidOut(nodes: readonly StepNode[], edges: readonly StepEdge[]): Laid {
  const graph = new Graph({ directed: true, multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, ranksep: 36, edgesep: 14, marginx: MARGIN, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  // The layout keeps what it is given as keys of plain objects, and steps may be called `constructor`, or nothing at all.
  const keys = new Map([START, ...nodes.map(({ step }) => step), END].map((name, place) => [name, `n${place}`]));
  const keyOf = (name: string) => keys.get(name) ?? "";
  for (const { step } of nodes) graph.setNode(keyOf(step), { ...NODE });
  for (const name of [START, END]) graph.setNode(keyOf(name), { width: TERMINAL, height: TERMINAL });
  const terminal = nodes.flatMap(({ step, begins, ends, visits }) => [
    ...(begins >= 0.02 * visits && begins > 0 ? [{ from: START, to: step, count: begins, edge: null }] : []),
    ...(ends >= 0.02 * visits && ends > 0 ? [{ from: step, to: END, count: ends, edge: null }] : []),
  ]);
  const ways = [
    ...terminal,
    ...edges
      .filter(({ from, to }) => keys.has(from) && keys.has(to))
      .map((edge) => ({ from: edge.from, to: edge.to, count: edge.count, edge })),
  ];
  for (const [index, { from, to, count, edge }] of ways.entries())
    graph.setEdge(
      keyOf(from),
      keyOf(to),
      { weight: Math.ceil(Math.log2(count + 1)), minlen: 1, ...(edge && { ...LABEL, labelpos: "c" }) },
      nameOf(index),
    );
  layout(graph);
  const at = (name: string): LaidStep => {
    const { x = 0, y = 0 } = graph.node(keyOf(name)) as { x?: number; y?: number };
    return { step: name, x, y };
  };
  const size = graph.graph() as { width?: number; height?: number };
  // Loops stand to the right of their step, where the layout leaves room for them between steps but not at the edge.
  const loops = ways.filter(({ from, to }) => from === to).map(({ from }) => loopAt(at(from)));
  return {
    width: Math.max(size.width ?? 0, ...loops.map(({ label }) => label.x + LABEL.width / 2 + MARGIN)),
    height: size.height ?? 0,
    steps: nodes.map(({ step }) => at(step)),
    terminals: [START, END].map(at),
    ways: ways.map((way, index) => {
      if (way.edge !== null && way.from === way.to) return { ...way, ...loopAt(at(way.from)) };
      const drawn = graph.edge(keyOf(way.from), keyOf(way.to), nameOf(index)) as {
        points?: { x: number; y: number }[];
        x?: number;
        y?: number;
      };
      const label = way.edge === null || drawn.x === undefined || drawn.y === undefined ? null : { x: drawn.x, y: drawn.y };
      return { ...way, points: drawn.points ?? [], label };
    }),
  };
}

/** Of one among several ways between the same two steps. */
const nameOf = (index: number) => `w${index}`;

/** Out of a step's right side and back into it, with its words beside the bow: the layout's own loop runs behind the box. */
function loopAt({ x, y }: LaidStep): Pick<LaidWay, "points"> & { readonly label: NonNullable<LaidWay["label"]> } {
  const edge = x + NODE.width / 2;
  const [up, down] = [y - NODE.height / 4, y + NODE.height / 4];
  return {
    points: [
      { x: edge, y: up },
      { x: edge + LOOP, y: up },
      { x: edge + LOOP, y: down },
      { x: edge, y: down },
    ],
    label: { x: edge + LOOP + LABEL.width / 2, y },
  };
}
const LOOP = 22;

/** A smooth line through the points: from middle to middle, bent at each point. */
export function pathOf(points: LaidWay["points"]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${point.x.toFixed(1)} ${point.y.toFixed(1)} ${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
  });
  return `M${first.x.toFixed(1)} ${first.y.toFixed(1)}${bends.length === 0 ? `L${last.x.toFixed(1)} ${last.y.toFixed(1)}` : bends.join("")}`;
}
