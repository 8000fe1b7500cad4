// Tells people what concerns them: as the trail is numbered, and as items fall due.
import { tellOfDue, tellOfTrail } from "../commands/tell-people";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const BATCH = 1_000;
/** Bursts of announcements become one look. */
const SOON_MS = 50;
const EVERY_MS = 1_000;
/** Due times are looked at this often. */
const DUE_EVERY_MS = 5_000;

export const startTellingOfTrail = (deps: Deps): Loop =>
  startLoop({ name: "tell-of-trail", log: deps.log, soonMs: SOON_MS, everyMs: EVERY_MS, wokenBy: deps.store.onAnnounced }, async () =>
    (await tellOfTrail(deps, BATCH)) === "more" ? "now" : "later",
  );

export const startTellingOfDue = (deps: Deps): Loop =>
  startLoop({ name: "tell-of-due", log: deps.log, everyMs: DUE_EVERY_MS }, async () => {
    await tellOfDue(deps);
    return "later";
  });
