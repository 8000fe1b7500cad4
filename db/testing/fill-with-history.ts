// Fills a PostgreSQL database with 50,000 items, of which 2,000 are open, and with what belongs to them: for tests of plans.
import type { ClientBase } from "pg";

const ITEMS = 50_000;
const OPEN_FROM = 48_000;
/** Two events each, but for the last hundred, which were not numbered yet. */
const NUMBERED = 2 * (ITEMS - 100);

const id = "'0193aaaa-0000-7000-8000-' || lpad(to_hex(n), 12, '0')";
const series = `from generate_series(0, ${ITEMS - 1}) as n`;
const open = `n >= ${OPEN_FROM}`;
const BODY = `'{"pad":"' || repeat('x', 200) || n || '"}'`;
const AGENT = "'agent-' || n / 10 % 20";
const hash = (of: string) => `'sha256:' || encode(sha256((${of})::text::bytea), 'hex')`;

const STATEMENTS = [
  `insert into items (id, workflow, run, agent, external_id, group_id, action, title, review, purpose, execution, outcome, holder_kind, holder_id,
     held_since, queue, claimant, priority, due_at, sort_priority, sort_due, next_at, version, revision, revision_hash, level, opened_at, closed_at, fold)
   select ${id}, case when n % 3 = 0 then 'letters' else 'refunds' end, 'run-' || n / 5, ${AGENT}, 'x-' || n,
     case when n % 10 < 2 then 'g-' || n / 10 end, case when n % 10 = 0 then 'issue_refund' else 'action-' || n % 10 end, 'Item ' || n,
     case when not ${open} then 'closed' when n % 4 = 0 then 'claimed' else 'queued' end, case when ${open} then 'decide' end,
     case when ${open} then 'held' else 'succeeded' end, case when not ${open} then 'approve' end,
     case when ${open} then 'queue' end, case when ${open} then 'q' end, n,
     case n % 3 when 0 then 'refunds-exceptions' when 1 then 'mail-unclear' else 'finance-leads' end,
     case when ${open} and n % 4 = 0 then 'p-' || n % 40 end, 0, n, 0, n, case when ${open} then n end, 3, 1, ${hash("n")}, 'review', n,
     case when not ${open} then n end, '{"pad":"' || repeat('x', 700) || '"}' ${series}`,
  `insert into revisions (item, number, hash, action_hash, nonce, by_kind, by, at, body)
   select ${id}, 1, ${hash(BODY)}, ${hash("n % 9000")}, 'n', 'agent', 'agent-1', n, ${BODY} ${series}`,
  `insert into events (stream, seq, type, at, actor_kind, actor_id, data, prev, hash, agent, log_index)
   select 'item:' || ${id}, seq, case seq when 1 then 'submitted' else 'voted' end, n, case seq when 1 then 'agent' else 'person' end,
     case seq when 1 then 'agent-1' else 'p-' || n % 40 end, '{"pad":"' || repeat('x', 150) || '"}', 'p', 'h', ${AGENT},
     case when n < ${ITEMS} - 100 then 2 * n + seq - 1 end ${series}, generate_series(1, 2) as seq`,
  `insert into tree_nodes (level, place, hash)
   select level, place, sha256(''::bytea) from generate_series(3, 16) as level, lateral generate_series(0, (${NUMBERED} >> level) - 1) as place`,
  `insert into checkpoints (size, previous, root, note, verifier, at)
   select 50 * n, 50 * (n - 1), sha256(''::bytea), repeat('x', 250), 'v', n from generate_series(1, ${NUMBERED} / 50) as n`,
  `insert into event_values (stream, seq, field, salt, value) select 'item:' || ${id}, 1, 'title', 's', 'v' ${series}`,
  `insert into executions (id, item, kind, attempt, revision_hash, state, started_at)
   select 'e-' || n, ${id}, 'execute', 1, 'h', 'succeeded', n ${series} where not ${open}`,
  `insert into votes (item, revision_hash, actor, kind, at) select ${id}, 'h', 'p-' || n % 40, 'approve', n ${series} where not ${open}`,
  `insert into verifications (id, subject, predicate, fingerprint, by_kind, by, at)
   select ${id}, 'customer:' || n / 5, 'check-' || n % 5, 'f', 'person', 'p-' || n % 40, n ${series}`,
  `insert into stays (item, seq, queue, came_at, respond_by, resolve_by, taken_at, ended_at, ended, response_ms, resolution_ms)
   select ${id}, 2, case n % 3 when 0 then 'refunds-exceptions' when 1 then 'mail-unclear' else 'finance-leads' end, n, n + n % 7, n + n % 9,
     case when n % 4 > 0 then n + 4 end, case when not ${open} then n + 6 end, case when not ${open} then 'decided' end, 4, 6 ${series}`,
  `insert into escalations (item, seq, by, from_queue, to_kind, to_id, leaning, at, outcome, outcome_at, unchanged)
   select ${id}, 2, 'p-' || n % 40, case n % 3 when 0 then 'refunds-exceptions' when 1 then 'mail-unclear' else 'finance-leads' end, 'queue', 'q', 'reject', n,
     case when not ${open} then 'reject' end, case when not ${open} then n end, case when not ${open} then true end
   ${series} where n % 5 = 0`,
  `insert into opinions (item, seq, asker, of_person, at, ended_at)
   select ${id}, 2, 'p-' || n % 40, 'p-' || n % 37, n, case when not ${open} then n end ${series}`,
  `insert into presences (item, person, until_at) select ${id}, 'p-' || n % 40, n ${series}`,
  `insert into idempotency (principal, key, route, body_digest, status, response, at) select 'agent:agent-1', 'k-' || n, 'r', 'd', 201, '{}', n ${series}`,
  `insert into outbox (id, endpoint, item, version, type, body, decision_seq, deliver_after, attempts, state)
   select 'o-' || n, 'https://agent.example/hook', ${id}, 2, 'item.decided', '{}', 2, n, 1, case when ${open} then 'pending' else 'delivered' end ${series}`,
  "insert into history_imports (id, file_hash, name, read, kept, known, refused, refusals, started_at) values ('i', 'h', 'n', 0, 0, 0, 0, '[]', 0)",
  `insert into history_items (id, import, workflow, action, external_id, at, body)
   select ${id}, 'i', case when n % 3 = 0 then 'letters' else 'refunds' end, 'action', 'x-' || n, n, ${BODY} ${series}`,
  `insert into history_runs (workflow, run, import, started_at, ended_at, attributes, steps, rest)
   select case when n % 3 = 0 then 'letters' else 'refunds' end, 'run-' || n, 'i', n, n, '[]', '[]', '[]' ${series} where n % 5 = 0`,
  "insert into people (id, name, email, created_at) select 'p-' || n, 'P', 'p-' || n, 1 from generate_series(0, 39) as n",
  `insert into notices (id, person, kind, cause, data, times, at, last_at, read_at, mail_at)
   select 'n-' || n, 'p-' || n % 40, 'rung', 'c-' || n, '{}', 1, n, n, case when not ${open} then n end, case when n > ${ITEMS} - 200 then n end ${series}`,
  `insert into messages (id, way, person, body, at, state, next_at, attempts, ended_at)
   select 'm-' || n, case n % 2 when 0 then 'mail' else 'chat' end, 'p-' || n % 40, '{}', n,
     case when n > ${ITEMS} - 200 then 'waiting' when n % 100 = 0 then 'refused' else 'sent' end,
     case when n > ${ITEMS} - 200 then n end, 1, case when n <= ${ITEMS} - 200 then n end ${series}`,
  `insert into reads (person, item, hour, at, what, revision) select 'p-' || n % 40, ${id}, n, n, 'item', 1 ${series}`,
  `insert into exports (id, person, request, state, done, bytes, withheld, asked_at, heard_at, ended_at)
   select 'ex-' || n, 'p-' || n % 40, '{}', 'done', 1, 1, 0, n, n, n ${series} where n % 10 = 0`,
  `insert into erasures (id, kind, subject, reason, asked_by, asked_at, expires_at, state, ended_by, ended_at)
   select 'er-' || n, 'item', ${id}, 'r', 'p-0', n, n, case when n % 500 = 0 then 'asked' else 'done' end,
     case when n % 500 > 0 then 'p-1' end, case when n % 500 > 0 then n end ${series} where n % 10 = 0`,
  `insert into holds (id, workflow, item, reason, by, at, lifted_by, lifted_at)
   select 'h-' || n, 'refunds', ${id}, 'r', 'p-0', n, case when n % 500 > 0 then 'p-1' end, case when n % 500 > 0 then n end ${series} where n % 10 = 0`,
  `insert into evidence_uses (sha256, item) select ${hash("n / 2")}, ${id} ${series}`,
  `insert into drafts (person, item, revision_hash, body, at) select 'p-' || n % 40, ${id}, 'h', '{}', n ${series}`,
  `insert into skips (person, item, at) select 'p-' || n % 40, ${id}, n ${series}`,
  `insert into trail_entries (log_index, at, item, amount, facets, words, tokens)
   select 2 * n + seq, n, ${id}, n * 1000, 'every:1 agent:agent_2d_' || n % 20, 'item ' || n,
     array_to_tsvector(array['every:1', 'agent:agent_2d_' || n % 20, 'item', n::text]) ${series}, generate_series(0, 1) as seq`,
  `insert into trail_words (word) select n::text ${series}`,
  "insert into trail_words (word) values ('item')",
  "insert into trail_index_marks (name, value) values ('version', 2), ('next', 100000)",
  "vacuum analyze",
];

export async function fillWithHistory(client: ClientBase): Promise<void> {
  for (const statement of STATEMENTS) await client.query(statement);
}
