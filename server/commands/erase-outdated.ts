// Erases what a workflow's retention no longer keeps: a batch at a time, each item in a transaction and with an event of its own, so that a cut loses nothing.
import type { Ms } from "@core/words/ids";
import { isReservedWorkflow } from "@core/words/self-test";
import { DAY } from "@core/words/time";
import { eraseCasesBefore } from "@/db/queries/erased-content";
import { holdsOn, listRetentions, readRetention, type StoredRetention } from "@/db/queries/erasures";
import { itemsToErase, type RetainedPlace } from "@/db/queries/items";

import type { Deps } from "../deps";
import { eraseItem } from "./commit/erase-item";
import { doShare } from "./commit/shared-work";
import { inTransaction } from "./commit/transaction";

/** Looked at in one look; what is held or can still be taken back is passed over. */
const BATCH = 200;
const CASES_AT_ONCE = 500;
const RETENTION = { kind: "system", id: "retention" } as const;

export interface Outdated {
  readonly erased: number;
  readonly faults: readonly unknown[];
}

/** Goes through everything that is over its time; `stopping` ends it after the item at hand. */
export async function eraseOutdated(deps: Deps, stopping?: AbortSignal): Promise<Outdated> {
  const retentions = await deps.store.read(listRetentions);
  const faults: unknown[] = [];
  let erased = 0;
  for (const retention of retentions) {
    if (stopping?.aborted || isReservedWorkflow(retention.workflow)) continue;
    erased += await eraseCases(deps, retention, stopping);
    const done = await eraseItems(deps, retention, stopping);
    erased += done.erased;
    faults.push(...done.faults);
  }
  return { erased, faults };
}

async function eraseItems(deps: Deps, { workflow, days }: StoredRetention, stopping: AbortSignal | undefined): Promise<Outdated> {
  const faults: unknown[] = [];
  let erased = 0;
  let after: RetainedPlace = { closedAt: 0, id: "" };
  while (!stopping?.aborted) {
    const place = after;
    const found = await deps.store.read(async (tx) => {
      const now = await deps.store.nowMs(tx);
      return itemsToErase(tx, workflow, now - days * DAY, place, BATCH);
    });
    const { done, faults: broken } = await doShare(
      deps,
      { found, most: BATCH, lanes: 1, ...(stopping && { stopping }) },
      async ({ id }) => {
        const gone = await inTransaction(deps, async (transaction) => {
          // Kept longer since it was found: then it stays.
          const kept = await readRetention(transaction.tx, workflow);
          if (kept === null || kept.days > days) return { ok: false, refusal: { code: "not-found" } } as const;
          return eraseItem(deps, transaction, { itemId: id, actor: RETENTION, erasure: null, askedBy: null, reason: null });
        });
        return gone.ok;
      },
    );
    erased += done;
    faults.push(...broken);
    const last = found.at(-1);
    if (last === undefined || found.length < BATCH) break;
    after = { closedAt: last.closedAt, id: last.id };
  }
  return { erased, faults };
}

/** Imported cases go by when they came: nothing of the trail hangs on them. */
async function eraseCases(deps: Deps, { workflow, days }: StoredRetention, stopping: AbortSignal | undefined): Promise<number> {
  let all = 0;
  for (let gone = CASES_AT_ONCE; gone === CASES_AT_ONCE && !stopping?.aborted; all += gone)
    gone = await deps.store.write(async (tx) => {
      const before: Ms = (await deps.store.nowMs(tx)) - days * DAY;
      return (await holdsOn(tx, workflow, null)).length > 0 ? 0 : eraseCasesBefore(tx, workflow, before, CASES_AT_ONCE);
    });
  return all;
}
