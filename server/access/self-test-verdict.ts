// Whether the self-test comes out, as the database tells: asked by who tells people of it and by who shows it.
import { judgeSelfTest, type SelfTestVerdict } from "@core/trust/judge-self-test";
import type { Ms } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import { latestSelfTests } from "@/db/queries/self-tests";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";

/** The one under way, and the last one that is over. */
const LOOKED_AT = 3;

export const selfTestEveryMs = ({ settings }: Pick<Deps, "settings">): Ms => settings.SELF_TEST_MINUTES * MINUTE;

export async function selfTestVerdict(deps: Pick<Deps, "settings" | "servingSince">, tx: Tx, now: Ms): Promise<SelfTestVerdict> {
  const everyMs = selfTestEveryMs(deps);
  const rounds = everyMs === 0 ? [] : await latestSelfTests(tx, LOOKED_AT);
  return judgeSelfTest(rounds, { now, everyMs, servingSince: deps.servingSince });
}
