// The directory's version: another one after every change of people, queues or agents, so that a resolved scene may be kept until it is.
import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";

const DIRECTORY = "directory";
const LARGEST = 2 ** 48 - 1;

const read = prepared("counter", ({ q, t }) =>
  q
    .select({ value: t.counters.value })
    .from(t.counters)
    .where(eq(t.counters.name, sql.placeholder("name"))),
);

/** Read inside the command's transaction; 0 before anybody was there. Equal numbers mean the same people, roles, queues, members and agents. */
export async function directoryVersion(tx: Tx): Promise<number> {
  const [row] = await read(tx).execute({ name: DIRECTORY });
  return row?.value ?? 0;
}

/**
 * Called by every query that changes the directory. The number is random and not the next one: a change that is undone
 * must not leave a number behind that another change gets too.
 */
export async function touchDirectory(tx: Tx): Promise<void> {
  const { counters } = tx.t;
  const value = randomInt(1, LARGEST);
  await tx.q.insert(counters).values({ name: DIRECTORY, value }).onConflictDoUpdate({ target: counters.name, set: { value } });
}
