// What a way out of the product is: something that sends one message and says what came of it.
import type { OutwardWay } from "@core/words/notices";
import type { Fault, TakenMessage } from "../commands/send-messages";

export interface WayOut {
  readonly way: OutwardWay;
  /** Null when the other side has it. Never throws, and ends in less time than a lease lasts. */
  readonly send: (taken: TakenMessage) => Promise<Fault | null>;
  readonly close: () => void;
}

/** Longer than this nobody waits for the other side. */
export const ANSWERS_WITHIN_MS = 15_000;
