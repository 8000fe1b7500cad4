// The product's test of itself: each round, how far it came, and the times in which none came out.
import type { Ms } from "@core/words/ids";
import type { SelfTestState, SelfTestStep, SelfTestTimes } from "@core/words/self-test";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";

export function selfTestTables({ check, index, json, ms, table, uniqueIndex, words }: Kit) {
  const selfTests = table(
    "self_tests",
    {
      id: words<string>("id").primaryKey(),
      /** The instant at which this round was due: of all instances one makes it. */
      dueAt: ms("due_at").notNull(),
      startedAt: ms("started_at").notNull(),
      finishedAt: ms("finished_at").$type<Ms>(),
      state: words<SelfTestState>("state").notNull(),
      /** What it is at; of one that failed, where it stood. */
      step: words<SelfTestStep>("step").notNull(),
      /** What was wrong; null while nothing was. */
      fault: words<string>("fault"),
      /** How long each step took. */
      took: json<SelfTestTimes>("took").notNull(),
    },
    (t) => [
      uniqueIndex("self_tests_due").on(t.dueAt),
      check("self_tests_state", sql`${t.state} in ('running', 'decided', 'failed', 'stopped')`),
      check("self_tests_finished", sql`(${t.state} = 'running') = (${t.finishedAt} is null)`),
    ],
  );

  /** Times without a round that came out: people are told once of each, and once of its end. */
  const selfTestOutages = table(
    "self_test_outages",
    {
      id: words<string>("id").primaryKey(),
      began: ms("began").notNull(),
      /** When people were told of it. */
      toldAt: ms("told_at").notNull(),
      /** Null where no round was made at all. */
      step: words<SelfTestStep>("step"),
      fault: words<string>("fault"),
      endedAt: ms("ended_at").$type<Ms>(),
    },
    (t) => [index("self_test_outages_open").on(t.id).where(sql`${t.endedAt} is null`)],
  );
  return { selfTests, selfTestOutages };
}
