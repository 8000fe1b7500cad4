// While a stop stands, brings what policy alone had cleared before it to people; after a crash it simply goes on.
import { revokeStopped } from "../commands/revoke-stopped";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 500;
const BATCH = 200;

export const startRevoking = (deps: Deps): Loop =>
  startLoop({ name: "revoke-stopped", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const { faults, more } = await revokeStopped(deps, BATCH, stopping);
    if (faults.length > 0)
      deps.log.error({ err: faults[0], items: faults.length }, "items under a stop could not be brought to people; they are tried again");
    return more ? "now" : "later";
  });
