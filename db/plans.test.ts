// The hot queries and the index that each must use: EXPLAIN QUERY PLAN of what the query functions really run.

import { sha256 } from "@core/trail/hash";
import { asExecutionId, asPersonId } from "@core/words/ids";
import Database from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { migrateSqlite } from "./engine/migrate";
import { findKeyByPrefix } from "./queries/agents";
import { hasUnsequenced, lastEvent, listStream, listValues, readEventsAfter, readValues, sequenceEvents, trailEnd } from "./queries/events";
import { executionOfItem, readExecution } from "./queries/executions";
import { beginIdempotent, purgeIdempotent } from "./queries/idempotency";
import { countDecided, groupRows, latestDecided, runRows } from "./queries/item-history";
import { listItemIds } from "./queries/item-lists";
import { claimableItemIds, dueItemIds, findItemByExternalId, groupMembers, listAgentItems, readItem, saveItem } from "./queries/items";
import { dropForDecision } from "./queries/outbox";
import { deedsOf } from "./queries/person-days";
import { currentPolicy } from "./queries/policies";
import { countHeld, countOpen, heldBy, openPlaces, workCandidates } from "./queries/queue-pages";
import { findRevisionsByAction, listRevisions } from "./queries/revisions";
import { listVotes } from "./queries/votes";
import * as tables from "./schema/sqlite";
import type { Tx } from "./store";
import { AGENT, itemId, QUEUE, storedItem } from "./testing/stored-items";

const client = new Database(":memory:");
migrateSqlite(client);
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

const everything = { workflows: null, wholeQueues: new Set<typeof QUEUE>() };
const ALL_ITEMS = { workflow: null, run: null, queue: null, review: null, execution: null, sight: null };
const place = { sortPriority: 0, sortDue: 5, id: itemId(1) };

describe("each hot query runs on its index, in the index's own order", () => {
  const byItemsId = "SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)";
  test.each<[string, (tx: Tx) => Promise<unknown>, string]>([
    ["an item", (tx) => readItem(tx, itemId(1)), byItemsId],
    ["saving an item", (tx) => saveItem(tx, storedItem(1), 1), byItemsId],
    [
      "a re-submission",
      (tx) => findItemByExternalId(tx, AGENT, "x"),
      "SEARCH items USING INDEX items_external_id (agent=? AND external_id=?)",
    ],
    ["the driver", (tx) => dueItemIds(tx, 9, 200), "SEARCH items USING INDEX items_next_at (next_at>? AND next_at<?)"],
    ["next", (tx) => claimableItemIds(tx, [QUEUE], 1), "SEARCH items USING COVERING INDEX items_open (queue=?)"],
    ["a group", (tx) => groupMembers(tx, AGENT, "g"), "SEARCH items USING INDEX items_group (agent=? AND group_id=?)"],
    ["an agent's list", (tx) => listAgentItems(tx, { agent: AGENT }, null, 10), "SEARCH items USING INDEX items_agent (agent=?)"],
    [
      "its next page",
      (tx) => listAgentItems(tx, { agent: AGENT }, itemId(1), 10),
      "SEARCH items USING INDEX items_agent (agent=? AND id>?)",
    ],
    [
      "a queue's first page",
      (tx) => openPlaces(tx, { ...everything, queues: [QUEUE] }, null, 50),
      "SEARCH items USING COVERING INDEX items_open (queue=?)",
    ],
    [
      "a queue's next page",
      (tx) => openPlaces(tx, { ...everything, queues: [QUEUE] }, place, 50),
      "SEARCH items USING COVERING INDEX items_open (queue=? AND (sort_priority,sort_due,id)>(?,?,?))",
    ],
    ["the best work of a queue", (tx) => workCandidates(tx, [QUEUE], 5), "SEARCH items USING INDEX items_open (queue=?)"],
    ["what a person holds", (tx) => heldBy(tx, asPersonId("p")), "SEARCH items USING INDEX items_claimant (claimant=?)"],
    [
      "cases like one",
      (tx) => latestDecided(tx, { workflow: "w", action: "a" }, itemId(1), 60),
      "SEARCH items USING INDEX items_decided (workflow=? AND action=?)",
    ],
    [
      "an agent's record",
      (tx) => countDecided(tx, { workflow: "w", action: "a" }, 0, 1_000),
      "CO-ROUTINE latest\nSEARCH items USING COVERING INDEX items_decided (workflow=? AND action=? AND id>?)\nSCAN latest\nUSE TEMP B-TREE FOR GROUP BY",
    ],
    ["a run", (tx) => runRows(tx, "w", "r", 20), "SEARCH items USING INDEX items_run (run=?)"],
    ["a group beside an item", (tx) => groupRows(tx, AGENT, "g"), "SEARCH items USING INDEX items_group (agent=? AND group_id=?)"],
    [
      "the day of a person",
      (tx) => deedsOf(tx, asPersonId("p"), ["voted"], 0, 9),
      "SEARCH events USING INDEX events_actor (actor_id=? AND at>?)",
    ],
    [
      "a workflow's items",
      (tx) => listItemIds(tx, { ...ALL_ITEMS, workflow: "w", execution: "held" }, itemId(1), 50),
      "SEARCH items USING COVERING INDEX items_workflow (workflow=? AND execution=? AND id<?)",
    ],
    ["all items", (tx) => listItemIds(tx, ALL_ITEMS, itemId(1), 50), "SEARCH items USING COVERING INDEX sqlite_autoindex_items_1 (id<?)"],
    ["a stream", (tx) => listStream(tx, "item:1"), "SEARCH events USING INDEX sqlite_autoindex_events_1 (stream=?)"],
    ["a stream's end", (tx) => lastEvent(tx, "item:1"), "SEARCH events USING INDEX sqlite_autoindex_events_1 (stream=?)"],
    ["a stream's values", (tx) => listValues(tx, "item:1"), "SEARCH event_values USING INDEX sqlite_autoindex_event_values_1 (stream=?)"],
    [
      "a page's values",
      (tx) => readValues(tx, [{ stream: "item:1", seq: 1 }]),
      "SEARCH event_values USING INDEX sqlite_autoindex_event_values_1 (stream=? AND seq=?)",
    ],
    ["events after", (tx) => readEventsAfter(tx, { after: 5, limit: 9 }), "SEARCH events USING INDEX events_log_index (log_index>?)"],
    [
      "an agent's events after",
      (tx) => readEventsAfter(tx, { after: 5, agent: AGENT, limit: 9 }),
      "SEARCH events USING INDEX events_agent (agent=? AND log_index>?)",
    ],
    ["the end of the trail", trailEnd, "SEARCH events USING COVERING INDEX events_log_index (log_index>?)"],
    ["whether there is something to sequence", hasUnsequenced, "SCAN events USING INDEX events_unsequenced"],
    ["revisions", (tx) => listRevisions(tx, itemId(1)), "SEARCH revisions USING INDEX sqlite_autoindex_revisions_1 (item=?)"],
    [
      "like actions",
      (tx) => findRevisionsByAction(tx, sha256("a"), 9),
      "SEARCH revisions USING INDEX revisions_action_hash (action_hash=?)",
    ],
    ["an execution", (tx) => readExecution(tx, asExecutionId("e")), "SEARCH executions USING INDEX sqlite_autoindex_executions_1 (id=?)"],
    ["the outbox of a decision", (tx) => dropForDecision(tx, itemId(1), 4), "SEARCH outbox USING INDEX outbox_item (item=?)"],
    ["forgetting answers", (tx) => purgeIdempotent(tx, 5), "SEARCH idempotency USING COVERING INDEX idempotency_at (at<?)"],
  ])("%s", async (_, query, expected) => {
    expect(await plan(query)).toBe(expected);
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ["the counts of all queues", (tx) => countOpen(tx, { now: 1, soon: 2 })],
    ["what people hold", (tx) => countHeld(tx, [asPersonId("p"), asPersonId("q")])],
    ["numbering events", (tx) => sequenceEvents(tx)],
    ["taking an idempotency key", (tx) => beginIdempotent(tx, { principal: "p", key: "k", route: "r", bodyDigest: sha256("b"), at: 1 })],
    ["the execution of an item", (tx) => executionOfItem(tx, itemId(1))],
    ["the policy in force", (tx) => currentPolicy(tx, "refunds")],
    ["an API key", (tx) => findKeyByPrefix(tx, "cs_")],
    ["votes", (tx) => listVotes(tx, itemId(1))],
  ])("%s scans no whole table", async (_, query) => {
    expect(await plan(query)).not.toMatch(new RegExp(`^SCAN (${Object.values(tables).map(getTableName).join("|")})$`, "m"));
  });
});
