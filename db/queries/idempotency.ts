// Idempotency: the key's row is written in the command's own transaction, so a concurrent twin waits for it and then replays.
import type { Hash, Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { and, eq, lt, sql } from "drizzle-orm";
import { prepared, run } from "../engine/prepared";
import type { Tx } from "../store";

/** How long an answer is kept; afterwards the key is free. */
export const IDEMPOTENCY_KEPT_MS = 2 * DAY;

export interface IdempotencyKey {
  readonly principal: string;
  readonly key: string;
}

export interface IdempotentCall extends IdempotencyKey {
  readonly route: string;
  readonly bodyDigest: Hash;
  readonly at: Ms;
}

export type IdempotentStart =
  | { readonly fresh: true }
  | { readonly fresh: false; readonly sameBody: boolean; readonly status: number | null; readonly response: string | null };

const take = prepared("idempotency take", ({ q, t }) =>
  q
    .insert(t.idempotency)
    .values({
      principal: sql.placeholder("principal"),
      key: sql.placeholder("key"),
      route: sql.placeholder("route"),
      bodyDigest: sql.placeholder("bodyDigest"),
      at: sql.placeholder("at"),
      status: null,
      response: null,
    })
    .onConflictDoUpdate({
      target: [t.idempotency.principal, t.idempotency.key],
      set: { route: sql`excluded.route`, bodyDigest: sql`excluded.body_digest`, at: sql`excluded.at`, status: null, response: null },
      setWhere: lt(t.idempotency.at, sql.placeholder("expired")),
    })
    .returning({ at: t.idempotency.at }),
);
const find = prepared("idempotency find", ({ q, t }) =>
  q
    .select()
    .from(t.idempotency)
    .where(and(eq(t.idempotency.principal, sql.placeholder("principal")), eq(t.idempotency.key, sql.placeholder("key")))),
);

/** Takes the key, or finds what it was used for. The same body means the same route too. */
export async function beginIdempotent(tx: Tx, call: IdempotentCall): Promise<IdempotentStart> {
  const taken = await take(tx).execute({ ...call, expired: call.at - IDEMPOTENCY_KEPT_MS });
  if (taken.length === 1) return { fresh: true };
  const [row] = await find(tx).execute({ principal: call.principal, key: call.key });
  if (!row) throw new Error("an idempotency key that conflicts must exist");
  const sameBody = row.route === call.route && row.bodyDigest === call.bodyDigest;
  return { fresh: false, sameBody, status: row.status, response: row.response };
}

const answer = prepared("idempotency answer", ({ q, t }) =>
  q
    .update(t.idempotency)
    .set({ status: sql`${sql.placeholder("status")}`, response: sql`${sql.placeholder("response")}` })
    .where(and(eq(t.idempotency.principal, sql.placeholder("principal")), eq(t.idempotency.key, sql.placeholder("key"))))
    .returning({ key: t.idempotency.key }),
);

/** Keeps the answer, in the transaction that made it. */
export async function answerIdempotent(
  tx: Tx,
  { principal, key }: IdempotencyKey,
  { status, response }: { readonly status: number; readonly response: string },
): Promise<void> {
  await run(tx, answer, { principal, key, status, response });
}

/** Gives the key back: a failed validation is not kept. */
export async function dropIdempotent(tx: Tx, { principal, key }: IdempotencyKey): Promise<void> {
  const { idempotency } = tx.t;
  await tx.q.delete(idempotency).where(and(eq(idempotency.principal, principal), eq(idempotency.key, key)));
}

/** Removes answers from before an instant; returns how many. */
export async function purgeIdempotent(tx: Tx, before: Ms): Promise<number> {
  const { idempotency } = tx.t;
  return (await tx.q.delete(idempotency).where(lt(idempotency.at, before)).returning({ key: idempotency.key })).length;
}
