"use client";
// Going from item to item, where there is a list to go through.
import { createContext, useContext } from "react";

export interface Walk {
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  /** Counted with its reason. */
  readonly skip: ((reason: string | null) => void) | null;
  readonly undo: (() => void) | null;
  /** Goes on with items of this kind only; with all kinds again when it was so. */
  readonly oneKind: (() => void) | null;
  readonly inOneKind: boolean;
}

export const NO_WALK: Walk = { next: null, previous: null, skip: null, undo: null, oneKind: null, inOneKind: false };

const WalkContext = createContext<Walk>(NO_WALK);
export const WalkProvider = WalkContext.Provider;
export const useWalk = (): Walk => useContext(WalkContext);
