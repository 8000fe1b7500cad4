// A past item or an imported case as a draft is tried on it.
import type { Proposal } from "./facts";

export interface PastItem {
  readonly id: string;
  readonly title: string;
  /** Decided elsewhere and imported: there is no item of it to open. */
  readonly imported: boolean;
  readonly proposal: Proposal;
  /** A person wrote the revision. */
  readonly edited: boolean;
  /** Still waits for people. */
  readonly open: boolean;
}
