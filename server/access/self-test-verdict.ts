// Whether the self-test comes out, as the database tells: asked by who tells people of it and by who shows it.
import { judgeSelfTest, type SelfTestVerdict } from "@core/trust/judge-self-test";
import type { Ms } from "@core/words/ids";
import { latestSelfTests } from "@/db/queries/self-tests";
import type { Tx } from "@/db/store";

/** The one under way, and the last one that is over. */
const LOOKED_AT = 3;

export async function selfTestVerdict(
  tx: Tx,
  at: { readonly now: Ms; readonly everyMs: Ms; readonly servingSince: Ms },
): Promise<SelfTestVerdict> {
  return judgeSelfTest(at.everyMs === 0 ? [] : await latestSelfTests(tx, LOOKED_AT), at);
}
