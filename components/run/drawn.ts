// What all that is drawn on the lanes of a run is given, and where the lanes begin.
import type { Rows } from "./lane-rows";
import type { Span } from "./run-scale";

/** Room for the instants above the lanes. */
export const AXIS = 32;

export interface DrawnProps {
  readonly rows: Rows;
  readonly span: Span;
  /** Only what lies within is drawn: of a long run that is near, most is far away. */
  readonly shown: Span;
}

export const isShown = (shown: Span, from: number, to: number = from): boolean => to >= shown.from && from <= shown.to;
