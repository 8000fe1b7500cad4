// An agent submits many items in one transaction, each with its own result; all or nothing when it asks for that.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ItemSubmission } from "@core/words/submission";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Answered, once, type Replayable } from "./commit/idempotent";
import { type Submitted, submitOne } from "./commit/submit-one";
import { inTransaction } from "./commit/transaction";

/** One entry of a batch: what was sent, or why it could not be read. */
export type BatchEntry = Result<ItemSubmission, Refusal>;
export type BatchResult = Result<Submitted, Refusal>;

export interface BatchRefused {
  readonly index: number;
  readonly refusal: Refusal;
}

/** Undoes the transaction of an atomic batch and carries out which item was refused. */
class AtomicRefusal extends Error {
  constructor(readonly refused: BatchRefused) {
    super(`item ${refused.index} of an atomic batch was refused`);
  }
}

/** An atomic batch is refused as a whole with the first refusal and its index; nothing of it is kept then. */
export async function submitBatch(
  deps: Deps,
  {
    actor,
    entries,
    atomic,
    replayable,
  }: {
    readonly actor: AgentActor;
    readonly entries: readonly BatchEntry[];
    readonly atomic: boolean;
    readonly replayable: Replayable<readonly BatchResult[]>;
  },
): Promise<Result<Answered<readonly BatchResult[]>, Refusal | BatchRefused>> {
  const submitAll = inTransaction(deps, ({ tx, now, touched }) =>
    once(tx, { actor, now, replayable }, async () => {
      const results: BatchResult[] = [];
      for (const [index, entry] of entries.entries()) {
        const result = entry.ok ? await submitOne(deps, tx, actor, entry.value, touched) : entry;
        if (atomic && !result.ok) throw new AtomicRefusal({ index, refusal: result.refusal });
        results.push(result);
      }
      return ok(results);
    }),
  );
  return submitAll.catch((fault: unknown) => {
    if (fault instanceof AtomicRefusal) return refuse(fault.refused);
    throw fault;
  });
}
