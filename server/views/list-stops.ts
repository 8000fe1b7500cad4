// The stop switches that a person may know of: which are on, who pulled them and when they are to be looked at again.
import { asAgentId, type PersonId } from "@core/words/ids";
import { revealLine, revealText } from "@core/words/untrusted-text";
import { listStops as everyStop, type StoredStop } from "@/db/queries/stops";
import { maySwitchStop } from "../access/resolve";
import type { Standing } from "../access/standing";
import type { Deps } from "../deps";
import type { Names } from "./names";
import { readAs } from "./reading";
import type { StopView } from "./shapes-stop";

/** On first. A stop keeps things from running for everybody, so everybody who can read is told of it. */
export const listStops = (deps: Deps, person: PersonId): Promise<readonly StopView[]> =>
  readAs(deps, person, async ({ tx, standing, names }) => stopViews(await everyStop(tx), standing, names));

/** The switches as one person sees them, those that are on first. */
export function stopViews(stored: readonly StoredStop[], standing: Standing, names: Names): readonly StopView[] {
  const stops = stored.map(({ scope, subject, on, by, at, reason, reviewAt }): StopView => {
    const target = scope === "all" ? null : subject;
    return {
      scope,
      target,
      name: scope === "agent" ? names.agent(asAgentId(subject)).name : scope === "workflow" ? revealLine(subject) : "",
      on,
      by: names.person(by),
      at,
      reason: reason === null ? null : revealText(reason),
      reviewAt,
      maySwitch: maySwitchStop(standing, { scope, target }),
    };
  });
  return stops.sort((a, b) => Number(b.on) - Number(a.on) || b.at - a.at);
}
