// The policy studio: drafts, who has written in them, what is said of them, and past cases that were imported to try them on.
import type { Certificate } from "@core/trust/calibration";
import type { HistoricRest, HistoricStep, Verdict, XesAttribute } from "@core/words/history";
import type { Hash, PersonId } from "@core/words/ids";
import type { ItemSubmission } from "@core/words/submission";
import type { DecisionKind, Json } from "@core/words/vocabulary";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

export function studioTables(
  { check, count, index, json, ms, primaryKey, table, uniqueIndex, words }: Kit,
  { people }: Pick<OrganisationTables, "people">,
) {
  /** What a workflow's policy and registry could become. Nothing of it is in force before it is published as a version. */
  const policyDrafts = table(
    "policy_drafts",
    {
      id: words<string>("id").primaryKey(),
      workflow: words<string>("workflow").notNull(),
      name: words<string>("name").notNull(),
      author: words<PersonId>("author")
        .notNull()
        .references(() => people.id),
      /** The versions that were in force when it was begun, or when it was last brought up to them; 0 for none. */
      basePolicy: count("base_policy").notNull(),
      baseRegistry: count("base_registry").notNull(),
      policy: json<Json>("policy").notNull(),
      registry: json<Json>("registry").notNull(),
      state: words<"open" | "asked" | "published" | "dropped">("state").notNull(),
      /** Grows with every save: who saves or signs names the one they saw. */
      version: count("version").notNull(),
      createdAt: ms("created_at").notNull(),
      changedAt: ms("changed_at").notNull(),
      /** Who wrote in it last: as little as its author may they be the second person. */
      changedBy: words<PersonId>("changed_by").notNull(),
      /** What the second person is asked to sign, and by whom; null unless asked. */
      askedBy: words<PersonId>("asked_by"),
      askedAt: ms("asked_at"),
      askedHash: words<Hash>("asked_hash"),
      /** Why it should be in force: kept with the versions that it becomes. */
      reason: words<string>("reason"),
      /** What becomes of open items: they keep their ruling, or are ruled anew. */
      openItems: words<"keep" | "re-rule">("open_items").notNull(),
      publishedPolicy: count("published_policy"),
      publishedRegistry: count("published_registry"),
      publishedAt: ms("published_at"),
      /** The second person; null where the draft only tightened, or is not published. */
      approver: words<PersonId>("approver"),
      /** While it is null, a published draft that asked for it still rules open items anew. */
      ruledAnewAt: ms("ruled_anew_at"),
    },
    (t) => [
      index("policy_drafts_workflow").on(t.workflow, t.state, t.id),
      check("policy_drafts_state", sql`${t.state} in ('open', 'asked', 'published', 'dropped')`),
      check("policy_drafts_asked", sql`${t.state} <> 'asked' or (${t.askedBy} is not null and ${t.askedHash} is not null)`),
      check("policy_drafts_open_items", sql`${t.openItems} in ('keep', 're-rule')`),
    ],
  );

  /** Everybody who has written in a draft: none of them may be its second person. */
  const draftWriters = table(
    "draft_writers",
    {
      draft: words<string>("draft")
        .notNull()
        .references(() => policyDrafts.id),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
    },
    (t) => [primaryKey({ columns: [t.draft, t.person] })],
  );

  const draftComments = table(
    "draft_comments",
    {
      id: words<string>("id").primaryKey(),
      draft: words<string>("draft")
        .notNull()
        .references(() => policyDrafts.id),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      at: ms("at").notNull(),
      text: words<string>("text").notNull(),
    },
    (t) => [index("draft_comments_draft").on(t.draft, t.id)],
  );

  /** Files of past cases, and how far each has been read. */
  const historyImports = table(
    "history_imports",
    {
      id: words<string>("id").primaryKey(),
      fileHash: words<string>("file_hash").notNull(),
      name: words<string>("name").notNull(),
      read: count("read").notNull(),
      kept: count("kept").notNull(),
      known: count("known").notNull(),
      refused: count("refused").notNull(),
      refusals: json<readonly { readonly position: number; readonly why: string }[]>("refusals").notNull(),
      startedAt: ms("started_at").notNull(),
      finishedAt: ms("finished_at"),
      /** Who brought it; null for whoever runs the product, at its command line. */
      by: words<PersonId>("by").references(() => people.id),
      /** What the cases of a process log are called, where it was chosen. */
      readAs: json<{ readonly workflow: string; readonly action: string }>("read_as"),
      /** When it was last read on: whoever looks sees whether somebody is at it. */
      readAt: ms("read_at"),
      /** Somebody stopped it. The same file again goes on. */
      stoppedAt: ms("stopped_at"),
      /** What came of it for each workflow, once it is finished. */
      workflows: json<readonly { readonly workflow: string; readonly count: number }[]>("workflows"),
      /** Runs of a process log that were kept with their events; null for imports from before those were kept. */
      runs: count("runs"),
    },
    (t) => [uniqueIndex("history_imports_file").on(t.fileHash), index("history_imports_started").on(t.startedAt, t.id)],
  );

  /** Past cases. No grant hangs on one, so that nothing of it can ever run. */
  const historyItems = table(
    "history_items",
    {
      id: words<string>("id").primaryKey(),
      import: words<string>("import")
        .notNull()
        .references(() => historyImports.id),
      workflow: words<string>("workflow").notNull(),
      action: words<string>("action").notNull(),
      externalId: words<string>("external_id").notNull(),
      run: words<string>("run"),
      at: ms("at").notNull(),
      body: json<ItemSubmission>("body").notNull(),
      decision: words<DecisionKind>("decision"),
      verdict: words<Verdict>("verdict"),
      decidedInS: count("decided_in_s"),
      byRole: words<string>("by_role"),
    },
    (t) => [
      uniqueIndex("history_items_external").on(t.workflow, t.externalId),
      index("history_items_at").on(t.workflow, t.at, t.id),
      index("history_items_import").on(t.import, t.workflow),
      index("history_items_run").on(t.workflow, t.run).where(sql`${t.run} is not null`),
    ],
  );

  /** Runs of imported process logs with their events, each with what its trace said of itself. */
  const historyRuns = table(
    "history_runs",
    {
      workflow: words<string>("workflow").notNull(),
      run: words<string>("run").notNull(),
      import: words<string>("import")
        .notNull()
        .references(() => historyImports.id),
      startedAt: ms("started_at").notNull(),
      endedAt: ms("ended_at").notNull(),
      attributes: json<readonly XesAttribute[]>("attributes").notNull(),
      /** What happened, in the order of the log: read of thousands of runs at once for a map. */
      steps: json<readonly HistoricStep[]>("steps").notNull(),
      /** What the log said of each step besides. */
      rest: json<readonly HistoricRest[]>("rest").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.workflow, t.run] }),
      index("history_runs_ended").on(t.endedAt, t.workflow, t.run),
      index("history_runs_workflow").on(t.workflow, t.endedAt),
    ],
  );

  /** Looks at the evidence of a threshold, each with what it certified. Rows are only ever added: how many looks there were is part of what a certificate says. */
  const calibrations = table(
    "calibrations",
    {
      id: words<string>("id").primaryKey(),
      workflow: words<string>("workflow").notNull(),
      action: words<string>("action").notNull(),
      threshold: words<string>("threshold").notNull(),
      /** The agent's build that the evidence is of, as whoever looked named it. */
      agentVersion: words<string>("agent_version").notNull(),
      look: count("look").notNull(),
      /** The version in force, whose rules and candidates were tested. */
      policyVersion: count("policy_version").notNull(),
      /** Of the rules and candidates alone, so that a look after they changed is known as one. */
      laneHash: words<Hash>("lane_hash").notNull(),
      certificate: json<Certificate>("certificate").notNull(),
      certificateHash: words<Hash>("certificate_hash").notNull(),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      at: ms("at").notNull(),
    },
    (t) => [
      uniqueIndex("calibrations_look").on(t.workflow, t.threshold, t.action, t.look),
      index("calibrations_workflow").on(t.workflow, t.id),
    ],
  );

  /** Runs of a draft over past items, beside what is in force: under way, or what came of them. */
  const simulations = table(
    "simulations",
    {
      id: words<string>("id").primaryKey(),
      draft: words<string>("draft")
        .notNull()
        .references(() => policyDrafts.id),
      draftVersion: count("draft_version").notNull(),
      /** Of the documents that were compared: the draft's, and the versions in force. */
      compared: words<Hash>("compared").notNull(),
      source: words<"both" | "items" | "history">("source").notNull(),
      since: ms("since_at"),
      until: ms("until_at"),
      /** Of hours and weekdays. */
      zone: words<string>("zone").notNull(),
      state: words<"waiting" | "running" | "done" | "cancelled" | "failed">("state").notNull(),
      done: count("done").notNull(),
      /** 0 until they have been counted. */
      total: count("total").notNull(),
      startedBy: words<PersonId>("started_by")
        .notNull()
        .references(() => people.id),
      startedAt: ms("started_at").notNull(),
      finishedAt: ms("finished_at"),
      /** Until then whoever runs it must have said that they still do. */
      leaseUntil: ms("lease_until"),
      /** How often it was begun: who was thought dead and is not is told by it. */
      tries: count("tries").notNull(),
      result: json<Json>("result"),
      fault: words<string>("fault"),
    },
    (t) => [
      index("simulations_draft").on(t.draft, t.id),
      index("simulations_unfinished").on(t.state, t.id).where(sql`${t.finishedAt} is null`),
      check("simulations_state", sql`${t.state} in ('waiting', 'running', 'done', 'cancelled', 'failed')`),
      check("simulations_source", sql`${t.source} in ('both', 'items', 'history')`),
      check("simulations_finished", sql`(${t.finishedAt} is null) = (${t.state} in ('waiting', 'running'))`),
      check("simulations_result", sql`(${t.result} is null) = (${t.state} <> 'done')`),
    ],
  );

  return { calibrations, policyDrafts, draftWriters, draftComments, historyImports, historyItems, historyRuns, simulations };
}
