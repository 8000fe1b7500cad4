// The role definition as it is in force: every action of every workflow, the levels it can come to and why, who answers for it, what is missing, and how its items fared lately.
import { levelOf } from "@core/policy/compile-policy";
import type { Documents } from "@core/policy/draft-changes";
import { numberWords } from "@core/policy/number-words";
import type { Boundary, Rule, Threshold } from "@core/policy/policy";
import { fillTemplate, parseTemplate } from "@core/policy/template";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { LEVELS, type Level, PRINTED_LEVELS, type PrintedLevel, printLevel } from "@core/words/vocabulary";
import { listWorkflows, readPolicyVersion } from "@/db/queries/policies";
import { countByLevel, type LevelCount } from "@/db/queries/recent-items";
import { standingsAt } from "../access/directory";
import { inForceOf } from "../access/draft-documents";
import { queueInScene, reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { BoundaryGrid, CellShare, GridBand, GridGap, GridRow, GridWorkflow } from "./shapes";

const DAYS = 7;
/** Of more items than this in a week, so many are counted. */
const MOST_COUNTED = 200_000;

/** Everything that the person's scopes reach, in order of name. */
export function boundaryGrid(deps: Deps, person: PersonId): Promise<BoundaryGrid> {
  return readAs(deps, person, async (reading) => {
    const known = (await listWorkflows(reading.tx, "policy")).filter(({ workflow }) =>
      reachesWorkflow(reading.standing, "policy.read", workflow),
    );
    const workflows: GridWorkflow[] = [];
    for (const pointer of known) workflows.push(await workflowOf(deps, reading, pointer));
    return { days: DAYS, workflows };
  });
}

async function workflowOf(
  deps: Deps,
  reading: Reading,
  { workflow, version, at }: { readonly workflow: string; readonly version: number; readonly at: number },
): Promise<GridWorkflow> {
  const { tx, now, names } = reading;
  const { documents } = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
  const counts = await countByLevel(tx, workflow, now - DAYS * DAY, MOST_COUNTED);
  const actions = new Set([
    ...Object.keys(documents.registry.actions),
    ...Object.keys(documents.policy.boundaries),
    ...counts.map(({ action }) => action),
  ]);
  const stored = await readPolicyVersion(tx, "policy", workflow, version);
  return {
    workflow,
    version,
    since: at,
    author: stored?.author ? names.person(stored.author) : null,
    rows: [...actions].map((action) =>
      rowOf(
        reading,
        documents,
        action,
        counts.filter((count) => count.action === action),
      ),
    ),
  };
}

function rowOf({ directory, names, now }: Reading, documents: Documents, action: string, counts: readonly LevelCount[]): GridRow {
  const { policy, registry } = documents;
  const boundary = Object.hasOwn(policy.boundaries, action) ? (policy.boundaries[action] ?? null) : null;
  const entry = Object.hasOwn(registry.actions, action) ? (registry.actions[action] ?? null) : null;
  const queueId = asQueueId(boundary?.queue ?? policy.queue);
  const queue = directory.queues.get(queueId) ?? null;
  const reviewers =
    queue === null
      ? 0
      : queueInScene(queue, policy.workflow, boundary?.skills ?? [], standingsAt(directory, now).values()).reviewers.length;
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
    bands: bandsOf(documents, action, boundary, counts),
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
    gaps,
    share: shareOf(counts),
  };
}

/** What stands in the sentence of a rule before any item is there: its thresholds' values, and the facts by name. */
const rulePhrase = (rule: Rule, thresholds: Readonly<Record<string, Threshold>>): string =>
  fillTemplate(parseTemplate(rule.reason), (path) => {
    const threshold = path.startsWith("t.") ? thresholds[path.slice(2)] : undefined;
    return threshold === undefined ? path : numberWords(threshold.value, threshold);
  });

/** The boundary's own level, and every higher one that a rule can raise it to, least first. */
function bandsOf({ policy }: Documents, action: string, boundary: Boundary | null, counts: readonly LevelCount[]): readonly GridBand[] {
  const base =
    boundary === null ? "review" : printLevel(baseLevel(boundary, policy.sampling_floor), boundary.level === "dual" ? 2 : boundary.quorum);
  const found: Omit<GridBand, "count">[] = [{ level: base, when: null, rule: null }];
  for (const rule of policy.rules) {
    if (rule.actions !== null && !rule.actions.includes(action)) continue;
    const { level, quorum } = rule.require;
    const printed = level === undefined ? ((quorum ?? 1) >= 2 ? "dual" : null) : level === "dual" ? "dual" : printLevel(level, quorum ?? 1);
    if (printed === null || PRINTED_LEVELS.indexOf(printed) <= PRINTED_LEVELS.indexOf(base)) continue;
    found.push({ level: printed, when: rulePhrase(rule, policy.thresholds), rule: rule.id });
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
