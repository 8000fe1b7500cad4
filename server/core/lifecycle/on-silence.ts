// What silence may mean: a ruling's own `on_silence: proceed`, and only where nobody doubted and somebody was told in time.
import type { Ms } from "@core/words/ids";
import type { Scene } from "./commands";
import type { Item } from "./item";

/** True when the item may be cleared because its time passed at `dueAt`; each line is one condition of LIFECYCLE. */
export function silenceProceeds(item: Item, dueAt: Ms, scene: Scene): boolean {
  const { ruling } = item;
  return (
    ruling !== null &&
    ruling.onSilence === "proceed" &&
    ruling.reversibility === "reversible" &&
    ruling.level === "review" &&
    ruling.quorum === 1 &&
    !ruling.errored &&
    !item.touchedByPerson &&
    !item.revisedByAgent &&
    scene.budgetIntact &&
    !scene.stops.agent &&
    !scene.stops.workflow &&
    !scene.stops.all &&
    item.rungsFired.some(({ at, delayMs }) => at + delayMs <= dueAt)
  );
}
