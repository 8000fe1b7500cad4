// What every instance on a database must agree on: written by whoever starts first, then only compared.
import { eq } from "drizzle-orm";
import type { Tx } from "../store";

/** The value under this name: the one that was kept first, or this one when nothing was. */
export async function keepFirst(tx: Tx, name: string, value: string): Promise<string> {
  const { installation } = tx.t;
  await tx.q.insert(installation).values({ name, value }).onConflictDoNothing();
  const [row] = await tx.q.select({ value: installation.value }).from(installation).where(eq(installation.name, name));
  return row?.value ?? value;
}

/** Puts another value in its place. */
export async function replaceKept(tx: Tx, name: string, value: string): Promise<void> {
  const { installation } = tx.t;
  await tx.q.insert(installation).values({ name, value }).onConflictDoUpdate({ target: installation.name, set: { value } });
}

/** The value that is kept under this name; null when none is. */
export async function readKept(tx: Tx, name: string): Promise<string | null> {
  const { installation } = tx.t;
  const [row] = await tx.q.select({ value: installation.value }).from(installation).where(eq(installation.name, name));
  return row?.value ?? null;
}
