// What a person chose of how Countersign looks and behaves for them.
import type { Ms, PersonId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { eq, inArray } from "drizzle-orm";
import type { Tx } from "../store";

/** The body as it was kept; null for somebody who never chose anything. */
export async function readSettings(tx: Tx, person: PersonId): Promise<JsonObject | null> {
  const { settings } = tx.t;
  const [kept] = await tx.q.select({ body: settings.body }).from(settings).where(eq(settings.person, person));
  return kept?.body ?? null;
}

export async function saveSettings(tx: Tx, person: PersonId, body: JsonObject, at: Ms): Promise<void> {
  const { settings } = tx.t;
  await tx.q.insert(settings).values({ person, body, at }).onConflictDoUpdate({ target: settings.person, set: { body, at } });
}

/** What these people chose; who never chose anything is left out. */
export async function settingsOf(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, JsonObject>> {
  if (people.length === 0) return new Map();
  const { settings } = tx.t;
  const rows = await tx.q
    .select({ person: settings.person, body: settings.body })
    .from(settings)
    .where(inArray(settings.person, [...people]));
  return new Map(rows.map(({ person, body }) => [person, body]));
}
