// The directory's version: moves with every change of people, queues or agents, so that a resolved scene may be kept until it does.
import { eq, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";

const DIRECTORY = "directory";

const read = prepared("counter", ({ q, t }) =>
  q
    .select({ value: t.counters.value })
    .from(t.counters)
    .where(eq(t.counters.name, sql.placeholder("name"))),
);

/** Read inside the command's transaction: equal numbers mean the same people, roles, queues, members and agents. */
export async function directoryVersion(tx: Tx): Promise<number> {
  const [row] = await read(tx).execute({ name: DIRECTORY });
  return row?.value ?? 0;
}

/** Called by every query that changes the directory. */
export async function touchDirectory(tx: Tx): Promise<void> {
  const { counters } = tx.t;
  await tx.q
    .insert(counters)
    .values({ name: DIRECTORY, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } });
}
