// A draft and what it is tried on: the documents of both sides, the latest items of the workflow, and the past cases that were imported.
import type { Documents } from "@core/policy/draft-changes";
import type { PastItem } from "@core/policy/past-item";
import type { Surroundings } from "@core/policy/rule-item";
import { openRevision } from "@core/trail/revision-hash";
import type { PersonId, QueueId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { latestHistoryItems, type StoredHistoryItem } from "@/db/queries/history";
import { readPolicyDraft } from "@/db/queries/policy-drafts";
import { latestProposed, type ProposedItem } from "@/db/queries/recent-items";
import { inForceOf, parseDocuments } from "../access/draft-documents";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";

/** Of each state of execution; together some two thousand. */
const EACH = 200;
/** Imported ones beside them. */
const CASES = 2_000;

export interface OpenDraft {
  readonly draft: Documents;
  readonly inForce: Documents;
  readonly surroundings: Surroundings;
  readonly nameOf: (queue: QueueId) => string;
}

export interface DraftHistory extends OpenDraft {
  /** The latest first, those that were imported after the others. */
  readonly past: readonly PastItem[];
  /** How many of them were imported. */
  readonly imported: number;
  /** When the oldest came. */
  readonly since: number | null;
}

/** What a draft says and what is in force, for whoever may read the workflow's policy; `read` reads on in the same snapshot. */
export function openDraft<More>(
  deps: Deps,
  person: PersonId,
  id: string,
  read: (reading: Reading, workflow: string) => Promise<More>,
): Promise<Result<OpenDraft & More, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, standing, directory, names } = reading;
    const stored = await readPolicyDraft(tx, id);
    if (stored === null || !reachesWorkflow(standing, "policy.read", stored.workflow)) return refuse<Refusal>({ code: "not-found" });
    const { workflow } = stored;
    const draft = parseDocuments(workflow, stored.policy, stored.registry);
    if (!draft.ok) return draft;
    const { fallbackQueue } = deps.lifecycle;
    const inForce = await inForceOf(tx, workflow, fallbackQueue);
    return ok({
      draft: draft.value,
      inForce: inForce.documents,
      surroundings: {
        // Stops, burnt budgets and facts of our own are of their time, and left out on all sides.
        stops: { agent: false, workflow: false, all: false },
        budgetBurnt: false,
        queueRanks: new Map([...directory.queues.values()].map((queue) => [queue.id, queue.rank])),
        fallbackQueue,
      },
      nameOf: (queue: QueueId) => names.queue(queue).name,
      ...(await read(reading, workflow)),
    });
  });
}

export const draftHistory = (deps: Deps, person: PersonId, id: string): Promise<Result<DraftHistory, Refusal>> =>
  openDraft(deps, person, id, async ({ tx }, workflow) => {
    const items = await latestProposed(tx, workflow, EACH);
    const cases = await latestHistoryItems(tx, workflow, CASES);
    return {
      past: [...items.map((item) => pastItem(workflow, item)), ...cases.map(pastCase)],
      imported: cases.length,
      since: sinceOf(items.at(-1), cases.at(-1)),
    };
  });

export function pastItem(workflow: string, { id, title, run, step, execution, body }: ProposedItem): PastItem {
  const { action, confidence, signals, at_risk } = openRevision(body);
  return {
    id,
    title,
    imported: false,
    edited: false,
    open: execution === "held",
    proposal: { workflow, run, step, title, action, confidence, signals, at_risk },
  };
}

export const pastCase = ({ id, body }: StoredHistoryItem): PastItem => ({
  id,
  title: body.title,
  imported: true,
  edited: false,
  open: false,
  proposal: body,
});

/** When the oldest came. A UUIDv7 begins with its milliseconds (RFC 9562). */
function sinceOf(item: ProposedItem | undefined, one: StoredHistoryItem | undefined): number | null {
  const instants = [
    ...(item === undefined ? [] : [Number.parseInt(item.id.replaceAll("-", "").slice(0, 12), 16)]),
    ...(one === undefined ? [] : [one.at]),
  ];
  return instants.length === 0 ? null : Math.min(...instants);
}
