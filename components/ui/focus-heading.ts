// What had the focus goes when an editor opens or closes in its place: the heading of what came takes it.
import type { RefObject } from "react";

/** Does it, then puts the focus on the heading that stands in `place` after it. */
export const useFocusOnHeading =
  (place: RefObject<HTMLElement | null>) =>
  <Given extends readonly unknown[]>(does: (...given: Given) => void) =>
  (...given: Given): void => {
    does(...given);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>("h2")?.focus());
  };
