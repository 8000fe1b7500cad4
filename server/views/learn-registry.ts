// What past items of a draft's workflow say that its registry does not: read page by page, so that memory is bounded and others read in between.
import { setImmediate as breathe } from "node:timers/promises";
import { type PastProposal, registryLearner } from "@core/policy/learn-registry";
import type { Learnt } from "@core/policy/learnt";
import { openRevision } from "@core/trail/revision-hash";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ItemSubmission } from "@core/words/submission";
import { revealLine } from "@core/words/untrusted-text";
import { EXECUTION_STATES } from "@core/words/vocabulary";
import type { HistoryPlace } from "@/db/queries/history";
import { casesBefore, type ProposedRevision, proposedBefore } from "@/db/queries/past-proposals";
import { readPolicyDraft } from "@/db/queries/policy-drafts";
import { parseDocuments } from "../access/draft-documents";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { LearntRegistry } from "./shapes-registry";

/** So many are learnt from before others get their turn: a quarter of a megabyte each at most. */
const PAGE = 25;
/** Of each state of execution, so that none is left out; with the cases, some ten thousand at most. */
const MOST_EACH = 500;
const MOST_CASES = 5_000;

/** Only who may write in the draft sees it: values of items stand in the evidence. */
export async function learnRegistry(deps: Deps, person: PersonId, id: string): Promise<Result<LearntRegistry, Refusal>> {
  const read = await readAs(deps, person, async ({ tx, standing }) => {
    const draft = await readPolicyDraft(tx, id);
    if (draft === null || !reachesWorkflow(standing, "policy.read", draft.workflow)) return refuse<Refusal>({ code: "not-found" });
    if (!reachesWorkflow(standing, "policy.draft", draft.workflow)) return refuse<Refusal>({ code: "forbidden", right: "policy.draft" });
    return parseDocuments(draft.workflow, draft.policy, draft.registry);
  });
  if (!read.ok) return read;
  const { registry } = read.value;
  const learner = registryLearner(registry);
  await eachItem(deps, registry.workflow, (item) => learner.add(ofItem(item)));
  const imported = await eachCase(deps, registry.workflow, (body) => learner.add(ofCase(body)));
  return ok({ ...shown(learner.result()), imported });
}

/** One short snapshot a page. An item that changes state in between is met once. */
async function eachItem(deps: Deps, workflow: string, take: (item: ProposedRevision) => void): Promise<void> {
  const met = new Set<string>();
  for (const state of EXECUTION_STATES) {
    let last: ProposedRevision | null = null;
    for (let read = 0; read < MOST_EACH; read += PAGE) {
      const before: ProposedRevision["id"] | null = last?.id ?? null;
      const page: ProposedRevision[] = await deps.store.read((tx) => proposedBefore(tx, workflow, state, before, PAGE));
      for (const item of page) if (!met.has(item.id)) take(item);
      for (const { id } of page) met.add(id);
      last = page.at(-1) ?? null;
      if (page.length < PAGE) break;
      await breathe();
    }
  }
}

async function eachCase(deps: Deps, workflow: string, take: (body: ItemSubmission) => void): Promise<number> {
  let last: HistoryPlace | null = null;
  let count = 0;
  while (count < MOST_CASES) {
    const before: HistoryPlace | null = last;
    const page: Awaited<ReturnType<typeof casesBefore>> = await deps.store.read((tx) => casesBefore(tx, workflow, before, PAGE));
    for (const { body } of page) take(body);
    count += page.length;
    last = page.at(-1) ?? null;
    if (page.length < PAGE) break;
    await breathe();
  }
  return count;
}

function ofItem({ body, byKind }: ProposedRevision): PastProposal {
  const { action, signals, confidence, at_risk } = openRevision(body);
  return {
    action: action.name,
    arguments: action.arguments,
    signals,
    confidence,
    atRisk: at_risk,
    reversibility: action.reversibility,
    edited: byKind === "person",
  };
}

const ofCase = ({ action, signals, confidence, at_risk }: ItemSubmission): PastProposal => ({
  action: action.name,
  arguments: action.arguments,
  signals: signals ?? {},
  confidence: confidence ?? null,
  atRisk: at_risk ?? null,
  reversibility: action.reversibility ?? null,
  edited: false,
});

/** What agents wrote is evidence here, for the eye. Names and schemas stay as they are: a person may take them over. */
function shown(learnt: Learnt): Learnt {
  const plain = <Named extends { readonly evidence: { readonly examples: readonly string[] } }>(
    named: readonly Named[],
  ): readonly Named[] => named.map((one) => ({ ...one, evidence: { ...one.evidence, examples: one.evidence.examples.map(revealLine) } }));
  return {
    ...learnt,
    actions: learnt.actions.map((action) => ({
      ...action,
      facts: plain(action.facts),
      arguments: plain(action.arguments),
      refused: action.refused.map(({ path, message, seen }) => ({ path: revealLine(path), message: revealLine(message), seen })),
    })),
  };
}
