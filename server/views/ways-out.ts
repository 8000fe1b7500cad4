// The ways out of the product: which there are, for everybody; what does not go out and why, for those who look after it.
import type { PersonId } from "@core/words/ids";
import type { OutwardWay } from "@core/words/notices";
import { DAY } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { countWaiting, listRefused, readBrokenWays } from "@/db/queries/messages";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { WaysOut } from "./shapes-inbox";

const WAYS_OUT = ["mail", "chat"] as const satisfies readonly OutwardWay[];
const REFUSED_SINCE_MS = 7 * DAY;
const REFUSED_SHOWN = 20;

export function waysOut(deps: Deps, person: PersonId): Promise<WaysOut> {
  return readAs(deps, person, async ({ tx, now, standing, names }) => {
    const mayKnow = standing.grants.some(({ role }) => role === "admin" || role === "auditor");
    const broken = mayKnow ? await brokenWays(tx) : new Map<OutwardWay, never>();
    const refused = mayKnow ? await listRefused(tx, now - REFUSED_SINCE_MS, REFUSED_SHOWN) : [];
    return {
      ways: WAYS_OUT.map((way) => ({ way, isOpen: isOpen(deps, way), broken: broken.get(way) ?? null })),
      refused: refused.map(({ way, person: to, endedAt, fault }) => ({
        way,
        name: names.person(to).name,
        at: endedAt ?? now,
        fault: revealLine(fault ?? ""),
      })),
    };
  });
}

const isOpen = ({ settings }: Deps, way: OutwardWay) => (way === "mail" ? settings.SMTP_URL : settings.CHAT_WEBHOOK_URL) !== undefined;

async function brokenWays(tx: Tx): Promise<Map<OutwardWay, { readonly since: number; readonly fault: string; readonly waiting: number }>> {
  const found = new Map<OutwardWay, { since: number; fault: string; waiting: number }>();
  for (const { way, since, fault } of await readBrokenWays(tx))
    found.set(way, { since, fault: revealLine(fault), waiting: await countWaiting(tx, way) });
  return found;
}
