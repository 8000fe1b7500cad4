// Forgets what people read long ago, and what was sent long ago.
import { DAY } from "@core/words/time";
import { purgeMessages } from "@/db/queries/messages";
import { purgeNotices } from "@/db/queries/notices";
import type { Deps } from "../deps";

const READ_KEPT_MS = 90 * DAY;
const SENT_KEPT_MS = 30 * DAY;

export const forgetNotices = (deps: Deps): Promise<void> =>
  deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    await purgeNotices(tx, now - READ_KEPT_MS);
    await purgeMessages(tx, now - SENT_KEPT_MS);
  });
