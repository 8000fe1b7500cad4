// The role definition as it is in force, or as a draft would have it: every action of every workflow, the levels it can come to and why, who answers for it, what is missing, and how its items fared lately.
import { type CompiledPolicy, compilePolicy, levelOf } from "@core/policy/compile-policy";
import type { Documents } from "@core/policy/draft-changes";
import type { Boundary } from "@core/policy/policy";
import { ruleWords } from "@core/policy/rule-words";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { DAY } from "@core/words/time";
import { LEVELS, type Level, PRINTED_LEVELS, type PrintedLevel, printLevel } from "@core/words/vocabulary";
import { listWorkflows, readPolicyVersion } from "@/db/queries/policies";
import { type DraftHead, listPolicyDrafts, readPolicyDraft } from "@/db/queries/policy-drafts";
import { countByLevel, type LevelCount } from "@/db/queries/recent-items";
import { queueFacts, standingsAt } from "../access/directory";
import { inForceOf, parseDocuments } from "../access/draft-documents";
import { queueInScene, reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import type { BoundaryGrid, CellShare, GridBand, GridDraft, GridGap, GridRow, GridWorkflow } from "./boundary-shapes";
import type { Names } from "./names";
import { type Reading, readAs } from "./reading";

const DAYS = 7;
/** Of more items than this in a week, so many are counted. */
const MOST_COUNTED = 200_000;

/** Everything that the person's scopes reach, in order of name; with a draft, its workflow as it would be besides. */
export function boundaryGrid(deps: Deps, person: PersonId, draftId: string | null): Promise<Result<BoundaryGrid, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, standing, names, now } = reading;
    const known = (await listWorkflows(tx, "policy")).filter(({ workflow }) => reachesWorkflow(standing, "policy.read", workflow));
    const workflows: GridWorkflow[] = [];
    const drafts: GridDraft[] = [];
    let draft: BoundaryGrid["draft"] = null;
    for (const { workflow, version, at } of known) {
      const { documents } = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
      const counts = await countByLevel(tx, workflow, now - DAYS * DAY, MOST_COUNTED);
      const stored = await readPolicyVersion(tx, "policy", workflow, version);
      const author = stored?.author ? names.person(stored.author) : null;
      workflows.push({ workflow, version, since: at, author, rows: rowsOf(reading, documents, counts) });
      const open = (await listPolicyDrafts(tx, workflow)).map((one) => gridDraft(one, names));
      drafts.push(...open);
      const wanted = open.find(({ id }) => id === draftId);
      if (wanted === undefined) continue;
      const written = await readPolicyDraft(tx, wanted.id);
      const parsed = parseDocuments(workflow, written?.policy, written?.registry);
      if (!parsed.ok) return parsed;
      draft = { ...wanted, rows: rowsOf(reading, parsed.value, counts) };
    }
    return ok({ days: DAYS, workflows, drafts, draft });
  });
}

const gridDraft = ({ id, name, workflow, author, state }: DraftHead, names: Names): GridDraft => ({
  id,
  name,
  workflow,
  author: names.person(author),
  state: state === "asked" ? "asked" : "open",
});

function rowsOf(reading: Reading, documents: Documents, counts: readonly LevelCount[]): readonly GridRow[] {
  const compiled = compilePolicy(documents.policy, documents.registry);
  const actions = new Set([
    ...Object.keys(documents.registry.actions),
    ...Object.keys(documents.policy.boundaries),
    ...counts.map(({ action }) => action),
  ]);
  return [...actions].map((action) =>
    rowOf(
      reading,
      compiled,
      action,
      counts.filter((count) => count.action === action),
    ),
  );
}

function rowOf({ directory, names, now }: Reading, compiled: CompiledPolicy, action: string, counts: readonly LevelCount[]): GridRow {
  const { policy, registry } = compiled;
  const boundary = Object.hasOwn(policy.boundaries, action) ? (policy.boundaries[action] ?? null) : null;
  const entry = Object.hasOwn(registry.actions, action) ? (registry.actions[action] ?? null) : null;
  const queueId = asQueueId(boundary?.queue ?? policy.queue);
  const queue = directory.queues.get(queueId) ?? null;
  const reviewers =
    queue === null
      ? 0
      : queueInScene(queueFacts(directory, queue), policy.workflow, boundary?.skills ?? [], standingsAt(directory, now).values()).reviewers
          .length;
  const owner = boundary?.owner ?? null;
  const person = owner === null ? null : directory.people.has(asPersonId(owner)) ? names.person(asPersonId(owner)) : null;
  const gaps: GridGap[] = [
    ...(entry === null ? (["not-registered"] as const) : []),
    ...(boundary === null ? (["no-boundary"] as const) : []),
    ...(boundary !== null && owner === null ? (["no-owner"] as const) : []),
    ...(queue === null ? (["no-queue"] as const) : reviewers === 0 ? (["nobody-eligible"] as const) : []),
  ];
  return {
    workflow: policy.workflow,
    action,
    label: entry?.label ?? null,
    bands: bandsOf(compiled, action, boundary, counts),
    owner: person,
    ownerName: owner,
    queue: queue === null ? null : { id: queue.id, name: names.queue(queue.id).name },
    reviewers,
    sampling: Math.max(boundary?.sampling ?? 0, policy.sampling_floor),
    quorum: boundary?.quorum ?? 1,
    dueInS: boundary?.due_in_s ?? null,
    onSilence: boundary?.on_silence ?? "reject",
    reversibility: entry?.reversibility ?? null,
    reversalWindowS: entry?.reversal_window_s ?? 0,
    acceptedRisk: boundary?.accepted_risk ?? null,
    budget: boundary === null ? null : budgetOf(boundary),
    gaps,
    share: shareOf(counts),
  };
}

const budgetOf = ({ budget: { window_days, errors, severe } }: Boundary): GridRow["budget"] => ({
  windowDays: window_days,
  errors,
  severe,
});

/** The boundary's own level, and every higher one that a rule can raise it to, least first. */
function bandsOf(compiled: CompiledPolicy, action: string, boundary: Boundary | null, counts: readonly LevelCount[]): readonly GridBand[] {
  const { policy } = compiled;
  const base =
    boundary === null ? "review" : printLevel(baseLevel(boundary, policy.sampling_floor), boundary.level === "dual" ? 2 : boundary.quorum);
  const found: Omit<GridBand, "count">[] = [{ level: base, when: null, rule: null }];
  for (const rule of policy.rules) {
    if (rule.actions !== null && !rule.actions.includes(action)) continue;
    const { level, quorum } = rule.require;
    const printed = level === undefined ? ((quorum ?? 1) >= 2 ? "dual" : null) : level === "dual" ? "dual" : printLevel(level, quorum ?? 1);
    if (printed === null || PRINTED_LEVELS.indexOf(printed) <= PRINTED_LEVELS.indexOf(base)) continue;
    found.push({ level: printed, when: ruleWords(rule, compiled, action), rule: rule.id });
  }
  const of = (level: PrintedLevel) =>
    counts
      .filter((count) => count.level !== null && printLevel(count.level, count.quorum ?? 1) === level)
      .reduce((sum, { count }) => sum + count, 0);
  const seen = new Set<PrintedLevel>();
  return found
    .sort((a, b) => PRINTED_LEVELS.indexOf(a.level) - PRINTED_LEVELS.indexOf(b.level))
    .map((band) => {
      const first = !seen.has(band.level);
      seen.add(band.level);
      return { ...band, count: first ? of(band.level) : 0 };
    });
}

/** A share that is drawn makes an autonomous action a sampled one, and all of it one that is checked after it ran. */
function baseLevel({ level, sampling }: Boundary, floor: number): Level {
  const p = Math.max(sampling, floor);
  const written = levelOf(level);
  if (LEVELS.indexOf(written) >= LEVELS.indexOf("review_after")) return written;
  return p >= 1 ? "review_after" : p > 0 ? "sampled" : written;
}

function shareOf(counts: readonly LevelCount[]): CellShare {
  const of = (levels: readonly Level[]) =>
    counts.filter(({ level }) => level !== null && levels.includes(level)).reduce((sum, { count }) => sum + count, 0);
  const [passed, checked, held] = [of(["autonomous"]), of(["sampled", "review_after"]), of(["review", "human_only", "blocked"])];
  return { passed, checked, held, total: passed + checked + held };
}
