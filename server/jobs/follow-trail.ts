// The follower: whatever process numbered the trail, those who wait here are woken. Announcements only hurry it; the table is the truth.
import { setTimeout as pause } from "node:timers/promises";
import type { Deps } from "../deps";
import { isBusy } from "../views/readiness";
import { sequencedSince } from "../views/sequenced-since";
import { type Loop, startLoop } from "./loop";

const BATCH = 2_000;
/** Waiters are woken within this time also while announcements are not heard. */
const EVERY_MS = 1_000;
/** Bursts of announcements become one look. */
const SOON_MS = 5;

/** Resolves when it knows where the trail ends now: everything after that will be told. A database that is away is waited for. */
export async function startFollower(deps: Deps): Promise<Loop> {
  let end = await presentEnd(deps);
  deps.live.sequencedTo(end);
  return startLoop(
    { name: "follow-trail", log: deps.log, soonMs: SOON_MS, everyMs: EVERY_MS, wokenBy: deps.store.onAnnounced },
    async () => {
      const news = await sequencedSince(deps, end, BATCH);
      end = news.end;
      deps.live.itemsChanged(news.items);
      deps.live.sequencedTo(end);
      return news.more ? "now" : "later";
    },
  );
}

async function presentEnd(deps: Deps): Promise<number> {
  for (;;) {
    try {
      return (await sequencedSince(deps, null, BATCH)).end;
    } catch (fault) {
      if (!isBusy(fault)) throw fault;
      deps.log.warn({ err: fault }, "waiting for the database before serving");
      await pause(EVERY_MS);
    }
  }
}
