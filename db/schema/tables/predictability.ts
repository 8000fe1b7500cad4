// Checks that past rulings still come out as they were made: what was drawn, what agreed, what did not, and who has taken note of it.
import type { PersonId } from "@core/words/ids";
import type { CheckedWorkflow, KeptDifference, UnreadableRuling } from "@core/words/predictability";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

export function predictabilityTables(
  { check, count, index, json, ms, table, uniqueIndex, words }: Kit,
  { people }: Pick<OrganisationTables, "people">,
) {
  const predictabilityChecks = table(
    "predictability_checks",
    {
      id: words<string>("id").primaryKey(),
      /** The instant at which a nightly one was due: all instances together make one a night. Null for one that somebody asked for. */
      night: ms("night"),
      /** Null for a nightly one. */
      startedBy: words<PersonId>("started_by").references(() => people.id),
      startedAt: ms("started_at").notNull(),
      finishedAt: ms("finished_at"),
      /** The sample follows from it and from `places`, so that anybody can draw it again. */
      seed: words<string>("seed").notNull(),
      /** Events in the trail's one order when it was begun. */
      places: count("places").notNull(),
      /** Rulings that are to be drawn. */
      wanted: count("wanted").notNull(),
      /** Draws that were made: whoever goes on after a cut begins at the next one. */
      draws: count("draws").notNull(),
      sampled: count("sampled").notNull(),
      agreed: count("agreed").notNull(),
      differing: count("differing").notNull(),
      unreadable: count("unreadable").notNull(),
      byWorkflow: json<readonly CheckedWorkflow[]>("by_workflow").notNull(),
      /** The first of them. */
      differences: json<readonly KeptDifference[]>("differences").notNull(),
      unreadables: json<readonly UnreadableRuling[]>("unreadables").notNull(),
      /** Until then one process is at it. */
      leaseUntil: ms("lease_until"),
      acknowledgedBy: words<PersonId>("acknowledged_by").references(() => people.id),
      acknowledgedAt: ms("acknowledged_at"),
      acknowledgedReason: words<string>("acknowledged_reason"),
    },
    (t) => [
      uniqueIndex("predictability_checks_night").on(t.night).where(sql`${t.night} is not null`),
      index("predictability_checks_running").on(t.id).where(sql`${t.finishedAt} is null`),
      /** Alarms that nobody has taken note of. */
      index("predictability_checks_alarm").on(t.id).where(sql`${t.differing} > 0 and ${t.acknowledgedAt} is null`),
      check("predictability_checks_sum", sql`${t.agreed} + ${t.differing} + ${t.unreadable} = ${t.sampled}`),
      check(
        "predictability_checks_acknowledged",
        sql`(${t.acknowledgedAt} is null) = (${t.acknowledgedBy} is null) and (${t.acknowledgedAt} is null) = (${t.acknowledgedReason} is null)`,
      ),
    ],
  );
  return { predictabilityChecks };
}
