// Notices of the `live` subscription: what changed, so that screens can show it or ask again.
import type { ItemRow } from "./shapes-item";

/** A change notice of the `live` subscription. */
export interface LiveNotice {
  readonly itemId: string;
  readonly version: number;
  readonly type: string;
  readonly queue: string | null;
  readonly at: number;
  /** The item's row as it is now; null when this person may no longer see it. */
  readonly row: ItemRow | null;
}

/** Some stop was pulled, explained or lifted: what is known of stops is asked for again. */
export interface StopNotice {
  readonly stop: true;
}
