// Where lanes lie below each other, and how tall the bars in them are: many items at once become thin ones.
import type { Lane, Party } from "@core/trail/run-lanes";

export interface Placed {
  readonly lane: Lane;
  /** Below the axis, the heading of its group not counted. */
  readonly top: number;
  readonly height: number;
  /** Whether its group's heading stands above it. */
  readonly heading: boolean;
  readonly bar: number;
  readonly gap: number;
  readonly inset: number;
}

export interface Rows {
  readonly placed: readonly Placed[];
  readonly height: number;
  readonly middleOf: (party: Party | null) => number | null;
  /** Between this lane and the next one up or down, where no bar lies. */
  readonly edgeOf: (party: Party | null, way: "up" | "down") => number | null;
}

const HEADING = 22;
const LANE = 44;
const BAR = 22;
const TALLEST = 132;

export function rowsOf(lanes: readonly Lane[]): Rows {
  const placed: Placed[] = [];
  let top = 0;
  for (const [index, lane] of lanes.entries()) {
    const heading = lanes[index - 1]?.party.kind !== lane.party.kind;
    const gap = lane.rows > 8 ? 1 : 3;
    const bar = lane.rows === 1 ? BAR : Math.max(3, Math.min(BAR - 6, Math.floor((TALLEST - gap * lane.rows) / lane.rows)));
    const height = Math.max(LANE, lane.rows * (bar + gap) + 22);
    if (heading) top += HEADING;
    placed.push({ lane, top, height, heading, bar, gap, inset: (height - lane.rows * (bar + gap) + gap) / 2 });
    top += height;
  }
  const known = new Map(placed.map((one) => [`${one.lane.party.kind}:${one.lane.party.id}`, one]));
  const laneOf = (party: Party | null) => (party === null ? undefined : known.get(`${party.kind}:${party.id}`));
  return {
    placed,
    height: top,
    middleOf: (party) => {
      const lane = laneOf(party);
      return lane === undefined ? null : lane.top + lane.height / 2;
    },
    edgeOf: (party, way) => {
      const lane = laneOf(party);
      return lane === undefined ? null : lane.top + (way === "down" ? lane.height : 0);
    },
  };
}
