// Notices: what people are told, one for each person and cause until it is read.
import type { Ms, PersonId } from "@core/words/ids";
import type { Notice } from "@core/words/notices";
import { sql } from "drizzle-orm";
import type { Tx } from "../store";

/** Tells one person. What they have not read yet of the same cause counts up in place; of several items it names none. */
export async function putNotice(tx: Tx, id: string, person: PersonId, { kind, cause, item, queue, data }: Notice, now: Ms): Promise<void> {
  const { notices } = tx.t;
  await tx.q
    .insert(notices)
    .values({ id, person, kind, cause, item, queue, data, times: 1, at: now, lastAt: now, readAt: null })
    .onConflictDoUpdate({
      target: [notices.person, notices.cause],
      targetWhere: sql`${notices.readAt} is null`,
      set: {
        times: sql`${notices.times} + 1`,
        lastAt: now,
        data,
        item: sql`case when ${notices.item} = excluded.item then ${notices.item} end`,
      },
    });
}
