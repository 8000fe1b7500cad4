// What the person had before them, as a decision event keeps it.
import type { Seen } from "@core/words/events";
import type { Hash } from "@core/words/ids";

export const seenOf = ({
  revisionHash,
  seenVersion,
  seenMs,
}: {
  readonly revisionHash: Hash;
  readonly seenVersion: number;
  readonly seenMs: number | null;
}): Seen => ({ revisionHash, seenVersion, seenMs });
