// Idempotency of a command: its key is taken, answered or given back in the command's own transaction.
import type { Hash, Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import { answerIdempotent, beginIdempotent, dropIdempotent } from "@/db/queries/idempotency";
import type { Tx } from "@/db/store";
import { type CommandActor, namedActor } from "./actor";

/** What the caller sent along: the same key, route and body are the same request. */
export interface IdempotentRequest {
  readonly key: string;
  readonly route: string;
  readonly bodyDigest: Hash;
}

/** The very answer that was sent first. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

/** A request that is answered the same way when it comes again, and how its answer is put. */
export interface Replayable<Output> {
  readonly idempotency: IdempotentRequest | null;
  /** The answer to keep; reads what it needs in the command's own transaction. */
  readonly respond: (output: Output, tx: Tx) => Promise<StoredAnswer>;
}

/** What the command came to now, with the answer as it is kept, or the answer that was given first. */
export type Answered<Output> =
  | { readonly output: Output; readonly answer: StoredAnswer | null; readonly replayed: false }
  | { readonly output: null; readonly answer: StoredAnswer; readonly replayed: true };

/**
 * Runs `work` once for a key. A replay gets the first answer; another body under the same key is refused; a refused command gives its key back,
 * since it did nothing that a second try could do twice.
 */
export async function once<Output>(
  tx: Tx,
  { actor, now, replayable }: { readonly actor: CommandActor; readonly now: Ms; readonly replayable: Replayable<Output> | null },
  work: () => Promise<Result<Output, Refusal>>,
): Promise<Result<Answered<Output>, Refusal>> {
  const { kind, id } = namedActor(actor);
  const request = replayable?.idempotency ?? null;
  const name = request && { principal: `${kind}:${id}`, key: request.key };

  if (name && request) {
    const start = await beginIdempotent(tx, { ...name, route: request.route, bodyDigest: request.bodyDigest, at: now });
    if (!start.fresh) {
      if (!start.sameBody) return refuse({ code: "idempotency-conflict" });
      // The answer is written by the transaction that took the key, so a row without one is still being worked on.
      if (start.status === null || start.response === null) return refuse({ code: "busy" });
      return ok({ output: null, answer: { status: start.status, body: JSON.parse(start.response) as JsonObject }, replayed: true });
    }
  }
  const done = await work();
  if (!done.ok) {
    if (name) await dropIdempotent(tx, name);
    return done;
  }
  const answer = replayable ? await replayable.respond(done.value, tx) : null;
  if (name && answer) await answerIdempotent(tx, name, { status: answer.status, response: JSON.stringify(answer.body) });
  return ok({ output: done.value, answer, replayed: false });
}
