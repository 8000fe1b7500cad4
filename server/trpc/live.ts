// One subscription for every screen: what changed, as it happens. It is resumed by log index and never ends by itself.
import { liveInput } from "@core/words/decisions";
import { tracked } from "@trpc/server";
import { liveNotices } from "../views/live-notices";
import { unlessBusy } from "../views/readiness";
import type { InboxNotice } from "../views/shapes-inbox";
import { refused } from "./errors";
import { allowed } from "./init";

/** Rows of the trail read at a time. */
const BATCH = 200;
/** The tables are looked at this often, whatever the wake-ups say. */
const LOOK_EVERY_MS = 1_000;
/** A session that was ended elsewhere ends the subscription within this time. */
const ASK_SESSION_EVERY_MS = 30_000;

export const live = allowed("live.follow")
  .input(liveInput)
  .subscription(async function* ({ ctx: { deps, person, stillSignedIn }, input, signal }) {
    let after = input.lastEventId ? Number(input.lastEventId) : null;
    let askedAt = Date.now();
    // Whoever was never told anything has an empty inbox, as their page knows.
    let inboxTold = "0 null";
    while (!signal?.aborted && !deps.live.isClosed()) {
      const batch = await unlessBusy(liveNotices(deps, person, { after, limit: BATCH }));
      if (batch === null) {
        await deps.live.eventsAfter(Number.POSITIVE_INFINITY, LOOK_EVERY_MS, signal);
        continue;
      }
      for (const { index, notice } of batch.notices) yield tracked(String(index), notice);
      after = batch.end;
      const { unread, lastAt } = batch.inbox;
      if (`${unread} ${lastAt}` !== inboxTold) yield tracked(String(after), { inbox: batch.inbox } satisfies InboxNotice);
      inboxTold = `${unread} ${lastAt}`;
      if (!batch.more) await deps.live.eventsAfter(batch.end, LOOK_EVERY_MS, signal);
      if (Date.now() - askedAt < ASK_SESSION_EVERY_MS) continue;
      if ((await unlessBusy(stillSignedIn())) === false) throw refused({ code: "unauthenticated" });
      askedAt = Date.now();
    }
  });
