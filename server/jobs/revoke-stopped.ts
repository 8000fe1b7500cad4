// While a stop stands, brings what policy alone had cleared before it to people; after a crash it simply goes on.
import { revokeStopped } from "../commands/revoke-stopped";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 500;
const BATCH = 200;

export function startRevoking(deps: Deps): Loop {
  return startLoop("revoke-stopped", EVERY_MS, deps.log, async () => (await revokeStopped(deps, BATCH)).more);
}
