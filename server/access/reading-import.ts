// Whether somebody is reading a file of past cases right now: known by when they last kept a batch of it.
import type { Ms } from "@core/words/ids";
import type { StoredHistoryImport } from "@/db/queries/history";

/** A batch takes less than a second; a process that kept none for so long is gone. */
const GONE_AFTER_MS = 15_000;

export const isReading = ({ readAt, stoppedAt, finishedAt }: Pick<StoredHistoryImport, "readAt" | "stoppedAt" | "finishedAt">, now: Ms) =>
  finishedAt === null && stoppedAt === null && readAt !== null && readAt > now - GONE_AFTER_MS;
