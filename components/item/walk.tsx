"use client";
// Going from item to item, where there is a list to go through.
import { createContext, useContext } from "react";

export interface Walk {
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  /** Counted with its reason. */
  readonly skip: ((reason: string | null) => void) | null;
  readonly undo: (() => void) | null;
}

export const NO_WALK: Walk = { next: null, previous: null, skip: null, undo: null };

const WalkContext = createContext<Walk>(NO_WALK);
export const WalkProvider = WalkContext.Provider;
export const useWalk = (): Walk => useContext(WalkContext);
