// What screens are given of a stop switch.
import type { PersonRef } from "./shapes";

/** One stop switch that was ever touched. */
export interface StopView {
  readonly scope: "agent" | "workflow" | "all";
  /** The agent's id or the workflow; null for all. */
  readonly target: string | null;
  readonly name: string;
  readonly on: boolean;
  /** Who pulled or lifted it last. */
  readonly by: PersonRef;
  readonly at: number;
  readonly reason: string | null;
  /** When its puller is reminded to look at it again. */
  readonly reviewAt: number | null;
  readonly maySwitch: boolean;
}
