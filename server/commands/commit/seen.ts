// What the person had before them, as a decision event keeps it.
import type { Seen } from "@core/words/events";
import type { Hash } from "@core/words/ids";

interface Given {
  readonly revisionHash: Hash;
  readonly seenVersion: number;
  readonly seenMs: number | null;
  readonly evidenceSeen?: boolean;
}

export const seenOf = ({ revisionHash, seenVersion, seenMs, evidenceSeen }: Given): Seen => ({
  revisionHash,
  seenVersion,
  seenMs,
  ...(evidenceSeen !== undefined && { evidenceSeen }),
});
