// A draft run over the latest items of its workflow, beside what is in force: how many would have waited for people, where, and which ones change level.
import { setImmediate as breathe } from "node:timers/promises";
import { compilePolicy } from "@core/policy/compile-policy";
import { type PastItem, simulation } from "@core/policy/simulate";
import { openRevision } from "@core/trail/revision-hash";
import { asQueueId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { revealLine } from "@core/words/untrusted-text";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { latestHistoryItems, type StoredHistoryItem } from "@/db/queries/history";
import { readPolicyDraft } from "@/db/queries/policy-drafts";
import { latestProposed, type ProposedItem } from "@/db/queries/recent-items";
import { inForceOf, parseDocuments } from "../access/draft-documents";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { SimulationView } from "./shapes";

/** Of each state of execution; together some two thousand. */
const EACH = 200;
/** Imported ones beside them. */
const CASES = 2_000;
/** So many are ruled before others get their turn. */
const AT_ONCE = 50;
const SHOWN = 100;
export async function simulateDraft(deps: Deps, person: PersonId, id: string): Promise<Result<SimulationView, Refusal>> {
  const read = await readAs(deps, person, async ({ tx, standing, directory, names }) => {
    const draft = await readPolicyDraft(tx, id);
    if (draft === null || !reachesWorkflow(standing, "policy.read", draft.workflow)) return refuse<Refusal>({ code: "not-found" });
    const documents = parseDocuments(draft.workflow, draft.policy, draft.registry);
    if (!documents.ok) return documents;
    return ok({
      draft: documents.value,
      inForce: (await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue)).documents,
      items: await latestProposed(tx, draft.workflow, EACH),
      cases: await latestHistoryItems(tx, draft.workflow, CASES),
      ranks: new Map([...directory.queues.values()].map(({ id: queue, rank }) => [queue, rank])),
      nameOf: (queue: string) => names.queue(asQueueId(queue)).name,
    });
  });
  if (!read.ok) return read;
  const { draft, inForce, items, cases, ranks, nameOf } = read.value;
  const past = [...items.map((item) => pastItem(draft.policy.workflow, item)), ...cases.map(pastCase)];
  const run = simulation(compilePolicy(inForce.policy, inForce.registry), compilePolicy(draft.policy, draft.registry), {
    stops: { agent: false, workflow: false, all: false },
    budgetBurnt: false,
    queueRanks: ranks,
    fallbackQueue: deps.lifecycle.fallbackQueue,
  });
  for (const [place, item] of past.entries()) {
    if (place % AT_ONCE === 0) await breathe();
    run.add(item);
  }
  const { levels, queues, moved } = run.result();
  return ok({
    items: past.length,
    imported: cases.length,
    since: sinceOf(items.at(-1), cases.at(-1)),
    levels: PRINTED_LEVELS.map((level) => ({ level, ...(levels.get(level) ?? { before: 0, after: 0 }) })),
    queues: [...queues].map(([queue, counts]) => ({ id: queue, name: nameOf(queue), ...counts })),
    moved: moved.length,
    openMoved: moved.filter(({ open }) => open).length,
    sample: moved
      .toSorted((a, b) => Number(b.open) - Number(a.open))
      .slice(0, SHOWN)
      .map((item) => ({ ...item, title: revealLine(item.title) })),
  });
}

function pastItem(workflow: string, { id, title, run, step, execution, byKind, body }: ProposedItem): PastItem {
  const { action, confidence, signals, at_risk } = openRevision(body);
  return {
    id,
    title,
    imported: false,
    edited: byKind === "person",
    open: execution === "held",
    proposal: { workflow, run, step, title, action, confidence, signals, at_risk },
  };
}

const pastCase = ({ id, body }: StoredHistoryItem): PastItem => ({
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
