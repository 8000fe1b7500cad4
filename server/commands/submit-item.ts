// An agent submits one item: validated, ruled, and cleared, queued or blocked, in one transaction with the answer that a retry will get.
import type { Refusal } from "@core/words/refusals";
import type { Result } from "@core/words/result";
import type { ItemSubmission } from "@core/words/submission";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Answered, once, type Replayable } from "./commit/idempotent";
import { type Submitted, submitOne } from "./commit/submit-one";
import { inTransaction } from "./commit/transaction";

export const submitItem = (
  deps: Deps,
  {
    actor,
    submission,
    replayable,
  }: { readonly actor: AgentActor; readonly submission: ItemSubmission; readonly replayable: Replayable<Submitted> },
): Promise<Result<Answered<Submitted>, Refusal>> =>
  inTransaction(deps, ({ tx, now, touched }) =>
    once(tx, { actor, now, replayable }, () => submitOne(deps, tx, actor, submission, touched)),
  );
