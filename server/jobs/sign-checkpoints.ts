// Signs the head of the trail soon after there is news, so that every event is under a signature within a minute; all instances together do it once.
import { signCheckpoint } from "../commands/sign-checkpoint";
import type { Deps } from "../deps";
import { needsSigning } from "../views/trail-signing";
import { type Loop, startLoop } from "./loop";

/** A refusal is told each time it is looked at, and no oftener. */
const EVERY_MS = 5_000;

export const startSigning = (deps: Deps): Loop => {
  let told: string | null = null;
  return startLoop({ name: "sign-checkpoints", log: deps.log, everyMs: EVERY_MS }, async () => {
    if (!(await needsSigning(deps))) return "later";
    const signed = await signCheckpoint(deps);
    const wrong = signed.outcome === "refused" ? signed.fault : signed.outcome === "no-key" ? signed.outcome : null;
    if (wrong !== null && wrong !== told)
      deps.log.error(signed, "the head of the trail is not signed: see docs/operating.md, the trail's signature");
    if (wrong === null && told !== null) deps.log.info(signed, "the head of the trail is signed again");
    told = wrong;
    return "later";
  });
};
