// Recorded checks of claims, by what they are about.
import type { Ms, PersonId } from "@core/words/ids";
import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredVerification = Tx["t"]["verifications"]["$inferSelect"];

/** More checks of the claims of one item say nothing new. */
const LOOKED_AT = 500;

export async function insertVerification(tx: Tx, verification: StoredVerification): Promise<void> {
  await tx.q.insert(tx.t.verifications).values(verification);
}

export async function readVerification(tx: Tx, id: string): Promise<StoredVerification | null> {
  const { verifications } = tx.t;
  const [found] = await tx.q.select().from(verifications).where(eq(verifications.id, id)).limit(1);
  return found ?? null;
}

/** Whether it still stood. */
export async function withdrawVerification(
  tx: Tx,
  id: string,
  withdrawn: { readonly at: Ms; readonly by: PersonId; readonly reason: string },
): Promise<boolean> {
  const { verifications } = tx.t;
  const changed = await tx.q
    .update(verifications)
    .set({ withdrawnAt: withdrawn.at, withdrawnBy: withdrawn.by, withdrawnReason: withdrawn.reason })
    .where(and(eq(verifications.id, id), isNull(verifications.withdrawnAt)))
    .returning({ id: verifications.id });
  return changed.length > 0;
}

/** The newest checks of the subjects and predicates of these claims, newest first. */
export async function verificationsAbout(
  tx: Tx,
  claims: readonly { readonly subject: string; readonly predicate: string }[],
): Promise<StoredVerification[]> {
  if (claims.length === 0) return [];
  const { verifications } = tx.t;
  const distinct = (values: readonly string[]) => [...new Set(values)];
  return await tx.q
    .select()
    .from(verifications)
    .where(
      and(
        inArray(verifications.subject, distinct(claims.map(({ subject }) => subject))),
        inArray(verifications.predicate, distinct(claims.map(({ predicate }) => predicate))),
      ),
    )
    .orderBy(desc(verifications.id))
    .limit(LOOKED_AT);
}

/** A page of the checks of one subject, oldest first. */
export async function listVerifications(
  tx: Tx,
  { subject, predicate, after }: { readonly subject: string; readonly predicate: string | null; readonly after: string | null },
  limit: number,
): Promise<StoredVerification[]> {
  const { verifications } = tx.t;
  return await tx.q
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.subject, subject),
        ...(predicate === null ? [] : [eq(verifications.predicate, predicate)]),
        ...(after === null ? [] : [gt(verifications.id, after)]),
      ),
    )
    .orderBy(asc(verifications.id))
    .limit(limit);
}
