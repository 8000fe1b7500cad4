// Exports of the trail: who asked for what, how far each has come, and how it ended. What the file holds is not kept.
import type { ExportRequest, ExportState } from "@core/words/exports";
import type { PersonId } from "@core/words/ids";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

export function exportTables({ check, count, index, json, ms, table, words }: Kit, { people }: Pick<OrganisationTables, "people">) {
  const exports = table(
    "exports",
    {
      id: words<string>("id").primaryKey(),
      /** Null for whoever runs the product, at its command line. */
      person: words<PersonId>("person").references(() => people.id),
      request: json<ExportRequest>("request").notNull(),
      state: words<ExportState>("state").notNull(),
      /** Events, or decisions, that have been written; of how many, once that is known. */
      done: count("done").notNull(),
      total: count("total"),
      bytes: count("bytes").notNull(),
      /** Items that were left out, as people still sign them without seeing each other's votes. */
      withheld: count("withheld").notNull(),
      askedAt: ms("asked_at").notNull(),
      /** When its process last said that it goes on. */
      heardAt: ms("heard_at").notNull(),
      endedAt: ms("ended_at"),
    },
    (t) => [
      index("exports_person").on(t.person, t.id),
      index("exports_asked").on(t.askedAt),
      check("exports_state", sql`${t.state} in ('waiting', 'running', 'done', 'cancelled', 'broken')`),
      check("exports_ended", sql`(${t.endedAt} is null) = (${t.state} in ('waiting', 'running'))`),
    ],
  );
  return { exports };
}
