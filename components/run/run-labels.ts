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
  return arrows.flatMap((one): Label[] => {
    const crosses = arrows.filter(({ top, bottom }) => top < one.y + LINE_PX / 2 && bottom > one.y - LINE_PX / 2);
    const words = taken.filter(({ y }) => Math.abs(y - one.y) < LINE_PX);
    const right = Math.min(
      width,
      ...crosses.filter(({ x }) => x > one.x).map(({ x }) => x),
      ...words.filter(({ to }) => to > one.x).map(({ from }) => from),
    );
    const left = Math.max(
      0,
      ...crosses.filter(({ x }) => x < one.x).map(({ x }) => x),
      ...words.filter(({ from }) => from < one.x).map(({ to }) => to),
    );
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
