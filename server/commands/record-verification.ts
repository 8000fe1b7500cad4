// An agent has checked something, for whoever claims it over the same inputs. What it claims itself it does not verify: such a check never counts.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { VerificationSubmission } from "@core/words/submission";
import type { StoredVerification } from "@/db/queries/verifications";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Answered, once, type Replayable } from "./commit/idempotent";
import { keepVerification } from "./commit/keep-verification";

interface Recording {
  readonly actor: AgentActor;
  readonly submission: VerificationSubmission;
  readonly replayable: Replayable<StoredVerification>;
}

export function recordVerification(
  deps: Deps,
  { actor, submission, replayable }: Recording,
): Promise<Result<Answered<StoredVerification>, Refusal>> {
  const { subject, predicate, fingerprint } = submission;
  const until = submission.until ? Date.parse(submission.until) : null;
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    return once(tx, { actor, now, replayable }, async () => {
      if (until !== null && until <= now) return refuse({ code: "invalid", errors: [{ path: "/until", message: "Must lie ahead." }] });
      const by = { kind: "agent", id: actor.agent } as const;
      return ok(
        await keepVerification(deps, tx, now, { subject, predicate, fingerprint, actor: by, until, note: submission.note ?? null }),
      );
    });
  });
}
