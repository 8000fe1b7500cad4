// The hot queries on SQLite and the index that each must use: EXPLAIN QUERY PLAN of what the query functions really run.
import Database from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { migrateSqlite } from "./engine/migrate";
import * as tables from "./schema/sqlite";
import type { Tx } from "./store";
import { type HotQuery, hotQueries, hotQueryNames } from "./testing/hot-queries";

const client = new Database(":memory:");
migrateSqlite(client);
// Searches ask further only where there is something to be found.
client.exec(`insert into trail_entries (log_index, at, item, amount, facets, words) values (1, 2500, 'i-1', 1, 'every:1', 'item 25001');
  insert into trail_tokens (rowid, tokens) values (1, 'every:1 item 25001');
  insert into trail_words (word) values ('item'), ('25001')`);
afterAll(() => client.close());

const ran: { readonly query: string; readonly params: unknown[] }[] = [];
const tx: Tx = {
  engine: "sqlite",
  q: drizzle(client, { logger: { logQuery: (query, params) => ran.push({ query, params }) } }),
  t: tables,
};

async function plan(query: (tx: Tx) => Promise<unknown>): Promise<string> {
  ran.length = 0;
  await query(tx);
  return ran
    .flatMap(({ query, params }) => client.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(...params))
    .map(({ detail }) => detail)
    .join("\n");
}

const byItemsId = "SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)";
/** Where nothing stands, the plan may be any that scans no whole table. */
const plans: Partial<Record<HotQuery, string>> = {
  "an item": byItemsId,
  "saving an item": byItemsId,
  "a re-submission": "SEARCH items USING INDEX items_external_id (agent=? AND external_id=?)",
  "the driver": "SEARCH items USING INDEX items_next_at (next_at>? AND next_at<?)",
  next: "SEARCH items USING COVERING INDEX items_open (queue=?)",
  "a group": "SEARCH items USING INDEX items_group (agent=? AND group_id=?)",
  "an agent's list": "SEARCH items USING INDEX items_agent (agent=?)",
  "its next page": "SEARCH items USING INDEX items_agent (agent=? AND id>?)",
  "a queue's first page": "SEARCH items USING COVERING INDEX items_open (queue=?)",
  "a queue's next page": "SEARCH items USING COVERING INDEX items_open (queue=? AND (sort_priority,sort_due,id)>(?,?,?))",
  "the best work of a queue": "SEARCH items USING INDEX items_open (queue=?)",
  "the best work of one kind": "SEARCH items USING INDEX items_open (queue=?)",
  "what people who are away hold": "SEARCH items USING INDEX items_claimant (claimant=?)",
  "what a person asked agents": "SEARCH items USING INDEX items_open (queue=?)",
  "what was in a queue lately":
    "SEARCH items USING COVERING INDEX items_open (queue=?)\nUSE TEMP B-TREE FOR ORDER BY\nSEARCH items USING INDEX items_past (queue=? AND id>?)",
  "how long it stayed there": "SEARCH events USING INDEX sqlite_autoindex_events_1 (stream=?)",
  "what a queue sent up": "SEARCH escalations USING INDEX escalations_from (from_queue=? AND at>?)",
  "whose turn it is": "SEARCH turns USING INDEX sqlite_autoindex_turns_1 (queue=?)",
  "where an item was last": "SEARCH stays USING INDEX sqlite_autoindex_stays_1 (item=?)",
  "how long things took in a queue":
    "SEARCH stays USING COVERING INDEX stays_taken (queue=? AND taken_at>?)\nSEARCH stays USING COVERING INDEX stays_ended (queue=? AND ended=? AND ended_at>?)",
  "what a person holds": "SEARCH items USING INDEX items_claimant (claimant=?)",
  "cases like one": "SEARCH items USING INDEX items_decided (workflow=? AND action=? AND id<?)",
  "an agent's record":
    "CO-ROUTINE latest\nSEARCH items USING COVERING INDEX items_decided (workflow=? AND action=? AND id>?)\nSCAN latest\nUSE TEMP B-TREE FOR GROUP BY",
  "how long an action's decisions took":
    "CO-ROUTINE latest\nSEARCH items USING COVERING INDEX items_decided (workflow=? AND action=? AND id>?)\nSCAN latest\nSEARCH events USING INDEX sqlite_autoindex_events_1 (stream=?)",
  "the open items of a queue": "SEARCH items USING COVERING INDEX items_open (queue=?)\nUSE TEMP B-TREE FOR ORDER BY",
  "who looks at items": "SEARCH presences USING INDEX sqlite_autoindex_presences_1 (item=?)",
  "a queue by due": "SEARCH items USING COVERING INDEX items_open (queue=?)\nUSE TEMP B-TREE FOR ORDER BY",
  "a queue by amount": "SEARCH items USING INDEX items_open (queue=?)\nUSE TEMP B-TREE FOR ORDER BY",
  "a queue by level": "SEARCH items USING COVERING INDEX items_open (queue=?)\nUSE TEMP B-TREE FOR ORDER BY",
  "checks of claims": "SEARCH verifications USING INDEX verifications_about (subject=? AND predicate=?)\nUSE TEMP B-TREE FOR ORDER BY",
  "checks of a subject": "SEARCH verifications USING INDEX verifications_about (subject=?)\nUSE TEMP B-TREE FOR ORDER BY",
  "a run": "SEARCH items USING INDEX items_run (run=?)",
  "items of a revision's hash": "SEARCH revisions USING INDEX revisions_hash (hash=?)",
  "items of an external id": "SEARCH items USING INDEX items_external_id (agent=? AND external_id=?)",
  "items of a run's name": "SEARCH items USING COVERING INDEX items_run (run=?)",
  "a group beside an item": "SEARCH items USING INDEX items_group (agent=? AND group_id=?)",
  "the day of a person": "SEARCH events USING INDEX events_actor (actor_id=? AND at>?)",
  "a workflow's items": "SEARCH items USING COVERING INDEX items_workflow (workflow=? AND execution=? AND id<?)",
  "what a workflow proposed":
    "SEARCH items USING INDEX items_workflow (workflow=? AND execution=? AND id<?)\nSEARCH revisions USING INDEX sqlite_autoindex_revisions_1 (item=? AND number=?)",
  "all items": "SEARCH items USING INDEX sqlite_autoindex_items_1 (id<?)",
  "a stream": "SEARCH events USING INDEX sqlite_autoindex_events_1 (stream=?)",
  "a stream's end": "SEARCH events USING INDEX sqlite_autoindex_events_1 (stream=?)",
  "a stream's values": "SEARCH event_values USING INDEX sqlite_autoindex_event_values_1 (stream=?)",
  "a page's values": "SEARCH event_values USING INDEX sqlite_autoindex_event_values_1 (stream=? AND seq=?)",
  "events after": "SEARCH events USING INDEX events_log_index (log_index>?)",
  "an agent's events after": "SEARCH events USING INDEX events_agent (agent=? AND log_index>?)",
  "the end of the trail": "SEARCH events USING COVERING INDEX events_log_index (log_index>?)",
  "whether there is something to sequence": "SCAN events USING INDEX events_unsequenced",
  "whether the tree is behind":
    "SEARCH events USING COVERING INDEX events_log_index (log_index>?)\nSEARCH tree_nodes USING COVERING INDEX sqlite_autoindex_tree_nodes_1 (level=?)",
  "what is under no head": "SEARCH events USING INDEX events_log_index (log_index>?)",
  "an event": "SEARCH events USING INDEX sqlite_autoindex_events_1 (stream=? AND seq=?)",
  revisions: "SEARCH revisions USING INDEX sqlite_autoindex_revisions_1 (item=?)",
  "like actions": "SEARCH revisions USING INDEX revisions_action_hash (action_hash=?)",
  "an execution": "SEARCH executions USING INDEX sqlite_autoindex_executions_1 (id=?)",
  "the execution of an item": "SEARCH executions USING INDEX executions_once (item=?)",
  "its reversals": "SEARCH executions USING INDEX executions_reversal (item=?)",
  "the outbox of a decision": "SEARCH outbox USING INDEX outbox_item (item=?)",
  "decisions to be timed": "SEARCH items USING COVERING INDEX items_decided (workflow=? AND action=?)",
  "what a retention erases next": "SEARCH items USING INDEX items_retained (workflow=? AND (closed_at,id)>(?,?) AND closed_at<?)",
  "what a retention would erase":
    "CO-ROUTINE found\nSEARCH items USING INDEX items_retained (workflow=? AND closed_at>? AND closed_at<?)\nSCAN found",
  "cases of a slice": "SEARCH history_items USING INDEX history_items_at (workflow=? AND (at,id)>(?,?) AND (at,id)<(?,?))",
  "whether a simulation waits": "SEARCH simulations USING INDEX simulations_unfinished (state=?)",
  "the simulations of a draft": "SEARCH simulations USING INDEX simulations_draft (draft=?)",
  "rulings at places of the trail": "SEARCH events USING INDEX events_log_index (log_index=?)",
  "the beginning of the trail": "SEARCH events USING INDEX events_log_index (log_index=?)",
  "an inbox": "SEARCH notices USING INDEX notices_person (person=? AND (last_at,id)<(?,?))",
  "who is to be mailed": "SEARCH notices USING COVERING INDEX notices_mail (mail_at<?)",
  "forgetting what was read": "SEARCH notices USING COVERING INDEX notices_read (read_at<?)",
  "whether a mail is due": "SEARCH messages USING COVERING INDEX messages_waiting (way=? AND next_at>? AND next_at<?)",
  "open runs of a workflow":
    "CO-ROUTINE open\nSEARCH items USING INDEX items_next_at (next_at>?)\nUSE TEMP B-TREE FOR GROUP BY\nCORRELATED SCALAR SUBQUERY 1\nSEARCH n USING INDEX items_run (run=?)\nCORRELATED SCALAR SUBQUERY 1\nSEARCH n USING INDEX items_run (run=?)\nSCAN open\nUSE TEMP B-TREE FOR ORDER BY",
  "what is open of each workflow": "SEARCH items USING INDEX items_next_at (next_at>?)\nUSE TEMP B-TREE FOR GROUP BY",
  "what is open of a workflow's steps": "SEARCH items USING INDEX items_next_at (next_at>?)\nUSE TEMP B-TREE FOR GROUP BY",
  "imported runs": "SEARCH history_runs USING INDEX history_runs_ended ((ended_at,workflow,run)<(?,?,?))",
  "a slice of a workflow's imported runs": "SEARCH history_runs USING INDEX sqlite_autoindex_history_runs_1 (workflow=? AND run>?)",
  "what was proposed in imported runs": "SEARCH history_items USING INDEX history_items_run (workflow=? AND run=?)",
  "what is late": "SEARCH items USING INDEX items_due (due_at>? AND due_at<?)",
  "what was closed lately": "SEARCH items USING INDEX items_closed_at (closed_at>?)",
  "what has to be established": "SEARCH items USING INDEX items_workflow (workflow=? AND execution=?)",
  "what was published lately": "SEARCH policy_versions USING INDEX policy_versions_at (at>?)",
  "a stretch of the trail": "SEARCH events USING INDEX events_log_index (log_index>? AND log_index<?)",
  "what several people sign": "SCAN items USING INDEX items_open",
  "what an action had decided": "SEARCH items USING INDEX items_decided (workflow=? AND action=? AND id>? AND id<?)",
  "checks that rest on a revision": "SEARCH verifications USING INDEX verifications_fingerprint (fingerprint=?)",
  "who read an item": "SEARCH reads USING INDEX reads_item (item=?)",
  "words that begin so": "SEARCH trail_words USING PRIMARY KEY (word>? AND word<?)",
  "forgetting answers": "SEARCH idempotency USING COVERING INDEX idempotency_at (at<?)",
};
const WHOLE_TABLE = new RegExp(`^SCAN (${Object.values(tables).map(getTableName).join("|")})$`, "m");

test.each(hotQueryNames)("%s runs on its index, in the index's own order", async (name) => {
  const planned = await plan(hotQueries[name]);
  expect(planned).not.toMatch(WHOLE_TABLE);
  const expected = plans[name];
  if (expected !== undefined) expect(planned).toBe(expected);
});
