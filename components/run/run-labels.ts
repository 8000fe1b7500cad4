// Which transfers on a run's lanes have words beside them: as much of them as there is room until the next arrow, on the side where more of it is.

export interface ArrowPlace {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** Where its words stand. */
  readonly y: number;
  readonly words: string;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly side: "left" | "right";
  /** The ground that it stands on. */
  readonly wide: number;
}

const CHARACTER_PX = 6;
const LINE_PX = 16;
/** From the arrow to its words, and from words to the next arrow. */
const GAP_PX = 12;
/** Fewer say nothing: the table has all of them. */
const LEAST = 6;

/** Words in the order of the arrows; none overlaps another, or an arrow. */
export function labelsOf(arrows: readonly ArrowPlace[], width: number): readonly Label[] {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  const crossing = crossingsOf(arrows);
  return arrows.flatMap((one): Label[] => {
    let [left, right] = [0, width];
    for (const x of crossing(one.y)) {
      if (x < one.x) left = x;
      else if (x > one.x) {
        right = Math.min(right, x);
        break;
      }
    }
    for (const { from, to, y } of taken) {
      if (Math.abs(y - one.y) >= LINE_PX) continue;
      if (to > one.x) right = Math.min(right, from);
      if (from < one.x) left = Math.max(left, to);
    }
    const room = (px: number) => Math.floor((px - GAP_PX) / CHARACTER_PX);
    const [onRight, onLeft] = [room(right - one.x), room(one.x - left)];
    const side = onRight >= Math.min(one.words.length, onLeft) ? "right" : "left";
    const most = side === "right" ? onRight : onLeft;
    if (most < Math.min(LEAST, one.words.length) || one.words === "") return [];
    const said = one.words.length > most ? `${one.words.slice(0, most - 1).trimEnd()}…` : one.words;
    const wide = said.length * CHARACTER_PX + 4;
    taken.push(side === "right" ? { from: one.x, to: one.x + wide + 5, y: one.y } : { from: one.x - wide - 5, to: one.x, y: one.y });
    return [{ x: one.x, y: one.y, words: said, side, wide }];
  });
}

/** Where arrows cross a line of words, from left to right: found once for each height, since a run has many arrows and few lanes. */
function crossingsOf(arrows: readonly ArrowPlace[]): (y: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (y) => {
    const found =
      known.get(y) ??
      arrows
        .filter(({ top, bottom }) => top < y + LINE_PX / 2 && bottom > y - LINE_PX / 2)
        .map(({ x }) => x)
        .sort((a, b) => a - b);
    known.set(y, found);
    return found;
  };
}
