// The hot queries on PostgreSQL over tables of a realistic size, most of them history: each runs on its index, also as a prepared statement
// whose plan is made without its values, and none reads a whole table.
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asBuilder } from "./engine/pg-session";
import * as tables from "./schema/pg";
import type { Tx } from "./store";
import { freshPgUrl } from "./testing/engines";
import { fillWithHistory } from "./testing/fill-with-history";
import { type HotQuery, hotQueries, hotQueryNames } from "./testing/hot-queries";

let client: Client;
let generic = true;
beforeAll(async () => {
  client = new Client({ connectionString: await freshPgUrl() });
  await client.connect();
  await fillWithHistory(client);
  // Explaining without values came with PostgreSQL 16.
  generic = Number((await client.query("show server_version_num")).rows[0]?.server_version_num) >= 160_000;
}, 60_000);
afterAll(() => client.end());

interface Node {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly Node[];
}

/** Small by nature: reading them whole is right. */
const SMALL = new Set(["keys", "self_tests", "agents", "policy_versions", "policy_pointers", "simulations", "turns"]);

/** Every index that a plan uses, tables that it reads whole, and rows that it sorts. */
function used(node: Node): string[] {
  const { "Node Type": type, "Relation Name": table = "", "Index Name": index, Plans: below = [] } = node;
  const own = index ? [index] : type === "Seq Scan" && !SMALL.has(table) ? [`all of ${table}`] : type.includes("Sort") ? ["sort"] : [];
  return [...own, ...below.flatMap(used)];
}

/** PostgreSQL's plan of a statement; without values, the one that it keeps for whatever values come. */
async function planOf(text: string, params: unknown[] | null): Promise<Node> {
  const explain = (options: string, values?: unknown[]) =>
    client.query<{ "QUERY PLAN": readonly { readonly Plan: Node }[] }>(`explain (${options}) ${text}`, values);
  const { rows } = await (params ? explain("format json", params) : explain("format json, generic_plan"));
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  if (!plan) throw new Error(`no plan of ${text}`);
  return plan;
}

async function explained(query: (tx: Tx) => Promise<unknown>, how: "with values" | "generic"): Promise<string> {
  const ran: { readonly query: string; readonly params: unknown[] }[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void ran.push({ query, params }) };
  await client.query("begin");
  try {
    await query({ engine: "pg", q: asBuilder(drizzle({ client, logger })), t: tables });
    const found = new Set<string>();
    for (const { query: text, params } of ran.filter((one) => !one.query.startsWith("explain")))
      for (const name of used(await planOf(text, how === "generic" ? null : params))) found.add(name);
    return [...found].toSorted().join(", ");
  } finally {
    await client.query("rollback");
  }
}

const plans = {
  "an item": "items_pkey",
  "saving an item": "items_pkey",
  "a re-submission": "items_external_id",
  "the driver": "items_next_at",
  next: "items_open",
  "a group": "items_group",
  "an agent's list": "items_agent",
  "its next page": "items_agent",
  "a queue's first page": "items_open",
  "a queue's next page": "items_open",
  "the best work of a queue": "items_open",
  "the best work of one kind": "items_open",
  "what people who are away hold": "items_claimant",
  "what a person asked agents": "items_open",
  "what came lately": "items_pkey",
  "when anything came first": "items_pkey",
  "what was in a queue lately": "items_open, items_past, sort",
  "how long it stayed there": "events_stream_seq_pk",
  "what a person holds": "items_claimant",
  "what people hold": "items_claimant, sort",
  "what people hold, by kind": "items_claimant, sort",
  "what kinds wait in a queue": "items_open",
  "what a queue sent up": "escalations_from",
  "what a person was asked to think about": "items_pkey, opinions_open, sort",
  "whose turn it is": "",
  "who gave an item back": "events_stream_seq_pk",
  "who has the first of a run": "items_run",
  "where an item was last": "stays_item_seq_pk",
  "how long things took in a queue": "stays_ended, stays_taken",
  "promises to take up": "stays_respond_by, stays_taken",
  "promises to decide": "stays_ended, stays_resolve_by",
  "the counts of all queues": "items_open",
  "cases like one": "items_decided",
  "an agent's record": "items_decided",
  "how long an action's decisions took": "events_stream_seq_pk, items_decided",
  "the open items of a queue": "items_open, sort",
  "who looks at items": "presences_item_person_pk",
  "a queue by due": "items_open, sort",
  "a queue by amount": "items_open, sort",
  "a queue by level": "items_open, sort",
  "checks of claims": "sort, verifications_about",
  "checks of a subject": "sort, verifications_about",
  "a run": "items_run",
  "items of a revision's hash": "revisions_hash",
  "items of an external id": "items_external_id",
  "items of a run's name": "items_run",
  "a group beside an item": "items_group",
  "the day of a person": "events_actor",
  "a workflow's items": "items_workflow",
  "what a workflow proposed": "items_workflow, revisions_item_number_pk",
  "all items": "items_pkey",
  "a stream": "events_stream_seq_pk",
  "a stream's end": "events_stream_seq_pk",
  "a stream's values": "event_values_stream_seq_field_pk",
  "a page's values": "event_values_stream_seq_field_pk",
  "events after": "events_log_index",
  "an agent's events after": "events_agent",
  "the end of the trail": "events_log_index",
  "whether there is something to sequence": "events_unsequenced",
  "whether the tree is behind": "events_log_index, tree_nodes_level_place_pk",
  "parts of the tree": "tree_nodes_level_place_pk",
  "the newest head": "checkpoints_pkey",
  "what is under no head": "events_log_index",
  "an event": "events_stream_seq_pk",
  "numbering events": "events_log_index, events_stream_seq_pk, events_unsequenced, tree_nodes_level_place_pk",
  revisions: "revisions_item_number_pk",
  "like actions": "revisions_action_hash",
  "an execution": "executions_pkey",
  "the execution of an item": "executions_once, sort",
  "its reversals": "executions_reversal",
  votes: "sort, votes_item_revision_hash_actor_pk",
  "the outbox of a decision": "outbox_item",
  "an inbox": "notices_person",
  "the unread of an inbox": "notices_cause, sort",
  "how full an inbox is": "notices_cause, notices_person",
  "reading all of an inbox": "notices_cause",
  "who is to be mailed": "notices_mail",
  "what is to be mailed": "notices_cause, sort",
  "forgetting what was read": "notices_read",
  "whether a mail is due": "messages_waiting",
  "the next mail": "messages_waiting",
  "what fell due": "items_due",
  "what a retention erases next": "items_retained",
  "what a retention would erase": "items_retained",
  "taking an idempotency key": "idempotency_principal_key_pk",
  "answering under an idempotency key": "idempotency_principal_key_pk",
  "forgetting answers": "idempotency_at",
  "the slices of a simulation": "items_workflow",
  "items of a slice": "items_workflow, revisions_item_number_pk",
  "decisions to be timed": "items_decided",
  "cases of a slice": "history_items_at",
  "whether a simulation waits": "",
  "the simulations of a draft": "sort",
  "the latest rounds of the self-test": "self_tests_due",
  "rulings at places of the trail": "events_log_index",
  "the beginning of the trail": "events_log_index",
  "the policy in force": "",
  "an API key": "",
} satisfies Partial<Record<HotQuery, string>>;

/** Composed anew each time, so none of them is kept as a prepared statement. */
const composed = {
  "older heads": "checkpoints_pkey",
  "heads from one on": "checkpoints_pkey",
  "runs, the newest first": "items_pkey, items_run",
  "runs of a workflow": "items_pkey, items_run, items_workflow",
  "open runs of a workflow": "items_next_at, items_run, sort",
  "runs that somebody may see": "items_pkey, items_run",
  "runs by name": "items_pkey, items_run",
  "the items of a page of runs": "items_run, sort",
  "the newest items of a run": "items_run",
  "the steps of a workflow": "items_pkey, items_workflow, sort",
  "who held items when": "events_stream_seq_pk",
  "what is open of each workflow": "items_next_at, sort",
  "what is open of a workflow's steps": "items_next_at, sort",
  "imported runs": "history_runs_ended",
  "imported runs of a workflow": "history_runs_ended",
  "imported runs of several workflows": "history_runs_ended",
  "an imported run": "history_runs_workflow_run_pk",
  "a slice of a workflow's imported runs": "history_runs_workflow_run_pk, sort",
  "which workflows have imported runs": "all of history_runs, sort",
  "what was proposed in imported runs": "history_items_run",
  "what is late": "items_due",
  "what was closed lately": "items_closed_at",
  "what has to be established": "items_workflow",
  "what was published lately": "sort",
  "a stretch of the trail": "events_log_index",
  "events at places": "events_log_index",
  "times in the trail": "events_log_index",
  "hashes before a stretch": "events_log_index, events_stream_seq_pk",
  "places of streams": "events_stream_seq_pk",
  "what decided items": "events_stream_seq_pk",
  "items to be exported": "items_pkey",
  "items of a run to be exported": "items_run",
  "what several people sign": "items_open",
  "items as they stood": "events_stream_seq_pk",
  "a queue as it stood": "event_values_stream_seq_field_pk, events_stream_seq_pk",
  "what an action had decided": "items_decided",
  "the exports of a person": "exports_person",
  "forgetting exports": "exports_asked",
  "requests to erase": "erasures_state",
  "the request to erase something": "erasures_asked",
  "requests that nobody signed": "erasures_state",
  "what keeps something from being erased": "holds_standing",
  "all that keeps things from being erased": "holds_standing, sort",
  "copies beside an item": "drafts_item, executions_once, executions_reversal, outbox_item, skips_item_person_at_pk",
  "checks that rest on a revision": "verifications_fingerprint",
  "imported cases that a retention erases": "history_items_at, history_items_pkey, history_runs_ended, history_runs_workflow_run_pk",
  "imported cases that a retention would erase": "history_items_at",
  "an imported case by its id": "history_items_external",
  "whether a read is kept": "reads_item",
  "who read an item": "reads_item",
  "few amounts": "trail_entries_amount",
  "words that begin so": "trail_words_pkey",
  "how far the index has come": "all of trail_index_marks",
  "an item's entries": "trail_entries_item, trail_entries_pkey, trail_words_pkey",
  "the newest of the trail": "trail_entries_pkey",
  "words in the trail": "sort, trail_entries_pkey, trail_entries_tokens, trail_words_pkey",
  "a time of the trail": "sort, trail_entries_at, trail_entries_pkey",
  "the largest amounts": "trail_entries_amount, trail_entries_pkey",
} satisfies Partial<Record<HotQuery, string>>;
const all: Record<HotQuery, string> = { ...plans, ...composed };

/** What is planned otherwise before its values are known; neither is kept as a prepared statement. */
const without: Partial<Record<HotQuery, string>> = {
  "its next page": "items_pkey",
  "what a person was asked to think about": "items_pkey, opinions_open",
  "what people hold": "items_claimant, items_open, sort",
  "what people hold, by kind": "items_claimant, items_open, sort",
  "what a workflow proposed": "items_pkey, revisions_item_number_pk",
};

/** As good where most rows are of the kind that is asked for, as they are here: which one it is hangs on the sample that ANALYZE drew. */
const asGood: Partial<Record<HotQuery, string>> = {
  // It holds a week, and is read whole while it is empty.
  "the latest rounds of the self-test": "sort",
  "cases like one": "items_pkey",
  "items of a slice": "items_pkey, revisions_item_number_pk",
  "what is to be mailed": "notices_mail, sort",
  "what fell due": "items_due, sort",
  "a stretch of the trail": "events_log_index, sort",
  "events at places": "events_log_index, sort",
  // Each is one that PostgreSQL reads whole while it is as small as here.
  "which workflows have imported runs": "history_runs_workflow",
  "what was published lately": "policy_versions_at",
  "what a retention erases next": "items_closed_at",
};

test.each(hotQueryNames)("%s runs on its index", async (name) => {
  const good = [all[name], asGood[name]];
  expect(good).toContain(await explained(hotQueries[name], "with values"));
  if (generic && name in plans)
    expect(without[name] === undefined ? good : [without[name]]).toContain(await explained(hotQueries[name], "generic"));
});
