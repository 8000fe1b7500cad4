// What is wrong with a policy, or not as its author thinks: errors stop its publication, warnings are signed for. Each finding says whether it is proved, seen on past items, or read from the text.
import { compilePolicy, levelOf, type PolicyProblem } from "./compile-policy";
import { thresholdDirections } from "./directions";
import { type Finding, type LintGround, type LintRequest, warning } from "./finding";
import { ruleFindings } from "./lint-rules";
import type { PolicyVersion } from "./policy";
import { templatePaths } from "./template";

/** Errors first, then by place. */
export function lintPolicy(request: LintRequest): readonly Finding[] {
  const compiled = compilePolicy(request.policy, request.registry);
  const found = [
    ...compiled.problems.map(ofProblem),
    ...boundaryFindings(request),
    ...queueFindings(request),
    ...thresholdFindings(request),
    ...factFindings(request),
    ...ruleFindings(compiled, request),
  ];
  return unique(found).sort(
    (a, b) => a.severity.localeCompare(b.severity) || a.where.localeCompare(b.where) || a.title.localeCompare(b.title),
  );
}

export const findingText = ({ title, mend }: Finding) => ({ title, mend });

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ where, action, title }) => {
    const key = JSON.stringify([where, action, title]);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

const ofProblem = ({ where, action, message, severity }: PolicyProblem): Finding => ({
  code: "does-not-compile",
  severity,
  where,
  action,
  basis: "proved",
  title: message,
  mend: severity === "error" ? "Until it is mended a person reviews every item that it concerns." : "Read it again: this is what it does.",
});

function boundaryFindings({ policy, registry, seen }: LintRequest): Finding[] {
  const found: Finding[] = [];
  for (const [action, boundary] of Object.entries(policy.boundaries)) {
    const at = `boundaries/${action}`;
    if (boundary.owner === null)
      found.push(
        warning(
          "no-owner",
          `${at}/owner`,
          action,
          "read",
          `Nobody answers for ${action}.`,
          "Name who answers for this row of the boundary map.",
        ),
      );
    const entry = registry.actions[action];
    const loose = ["autonomous", "sampled", "review_after"].includes(levelOf(boundary.level));
    if (entry?.reversibility === "irreversible" && loose && boundary.accepted_risk === null)
      found.push(
        warning(
          "irreversible",
          `${at}/level`,
          action,
          "proved",
          `${action} cannot be taken back, so a person reviews it whatever this row says.`,
          "Set the level to review, or accept the risk with a reason and a name.",
        ),
      );
  }
  for (const { action, count } of seen)
    if (!Object.hasOwn(registry.actions, action))
      found.push(
        warning(
          "not-registered",
          "registry",
          action,
          "shown",
          `${action} came ${count} times lately and is not in the registry.`,
          "Register it, so that rules can read its facts. Until then a person reviews it.",
        ),
      );
  return found;
}

/** Queues that the policy names, with where. */
function namedQueues({
  policy,
}: LintRequest): readonly { readonly queue: string; readonly where: string; readonly action: string | null }[] {
  return [
    { queue: policy.queue, where: "queue", action: null },
    ...Object.entries(policy.boundaries).flatMap(([action, { queue }]) =>
      queue === null ? [] : [{ queue, where: `boundaries/${action}/queue`, action }],
    ),
    ...policy.rules.flatMap(({ id, require }) =>
      require.queue === undefined ? [] : [{ queue: require.queue, where: `rules/${id}/require/queue`, action: null }],
    ),
  ];
}

function queueFindings(request: LintRequest): Finding[] {
  const { policy, organisation } = request;
  const queues = new Map(organisation.queues.map((queue) => [queue.id, queue]));
  const people = new Map(organisation.people.map((person) => [person.id, person]));
  const found: Finding[] = [];
  for (const { queue: id, where, action } of namedQueues(request)) {
    const queue = queues.get(id);
    if (queue === undefined)
      found.push({
        code: "no-queue",
        severity: "error",
        where,
        action,
        basis: "proved",
        title: `There is no queue ${id}.`,
        mend: "Name a queue that exists.",
      });
    else if (workersOf(queue, people).length === 0)
      found.push({
        code: "empty-queue",
        severity: "error",
        where,
        action,
        basis: "proved",
        title: `Nobody works the queue ${id}.`,
        mend: "Add a reviewer to it, or name another queue.",
      });
  }
  const named = [...new Set(namedQueues(request).map(({ queue }) => queue))].flatMap((id) => queues.get(id) ?? []);
  for (const [index, one] of named.entries())
    for (const other of named.slice(index + 1))
      if (one.rank === other.rank)
        found.push(
          warning(
            "equal-ranks",
            "queue",
            null,
            "proved",
            `${one.id} and ${other.id} have the same rank, so of the two ${[one.id, other.id].sort()[0]} always gets the item.`,
            "Give them ranks that say which is the more senior.",
          ),
        );
  for (const asked of demandsOf(policy)) {
    const queue = queues.get(asked.queue);
    if (queue === undefined) continue;
    const workers = workersOf(queue, people).filter((id) => !asked.exclude.includes(id));
    const skilled = workers.filter((id) => asked.skills.every((skill) => people.get(id)?.skills.includes(skill) === true));
    if (skilled.length < asked.quorum)
      found.push({
        code: skilled.length < workers.length ? "no-skill" : "too-few",
        severity: "error",
        where: asked.where,
        action: asked.action,
        basis: "proved",
        title:
          skilled.length < workers.length
            ? `Of those who work ${asked.queue} ${skilled.length} have the skills ${asked.skills.join(", ")}, and ${asked.quorum} must sign.`
            : `${asked.quorum} must sign, and ${workers.length} of those who work ${asked.queue} may.`,
        mend: "Add people to the queue, or ask for less.",
      });
    else if (workers.every((id) => organisation.agentOwners.includes(id)))
      found.push(
        warning(
          "only-owners",
          asked.where,
          asked.action,
          "proved",
          `Everybody who works ${asked.queue} owns an agent, and nobody may review their own.`,
          "Add somebody who owns no agent.",
        ),
      );
  }
  return found;
}

const workersOf = (
  queue: LintGround["organisation"]["queues"][number],
  people: ReadonlyMap<string, LintGround["organisation"]["people"][number]>,
): readonly string[] =>
  [...new Set([...queue.members, ...(queue.owner === null ? [] : [queue.owner])])].filter((id) => people.get(id)?.reviewer === true);

interface Asked {
  readonly where: string;
  readonly action: string | null;
  readonly queue: string;
  readonly quorum: number;
  readonly skills: readonly string[];
  readonly exclude: readonly string[];
}

function demandsOf(policy: PolicyVersion): readonly Asked[] {
  const quorumOf = (level: string | undefined, quorum: number) => Math.max(quorum, level === "dual" ? 2 : 1);
  return [
    ...Object.entries(policy.boundaries).map(([action, { level, quorum, queue, skills, exclude }]) => ({
      where: `boundaries/${action}/quorum`,
      action,
      queue: queue ?? policy.queue,
      quorum: quorumOf(level, quorum),
      skills,
      exclude,
    })),
    ...policy.rules.map(({ id, require }) => ({
      where: `rules/${id}/require`,
      action: null,
      queue: require.queue ?? policy.queue,
      quorum: quorumOf(require.level, require.quorum ?? 1),
      skills: require.skills ?? [],
      exclude: require.exclude ?? [],
    })),
  ];
}

function thresholdFindings({ policy, registry, calibrated }: LintRequest): Finding[] {
  const quoted = policy.rules.flatMap(({ reason }) => templatePaths(reason));
  return [...thresholdDirections(policy, registry)].flatMap(([name, direction]): Finding[] => {
    const where = `thresholds/${name}`;
    if (direction === "unused" && !quoted.includes(`t.${name}`))
      return [warning("unused-threshold", where, null, "proved", `No rule uses the threshold ${name}.`, "Remove it, or use it in a rule.")];
    if (direction === "unknown" && calibrated.includes(name))
      return [
        {
          code: "unknown-direction",
          severity: "error",
          where,
          action: null,
          basis: "proved",
          title: `${name} is calibrated, and nobody can tell which way it loosens.`,
          mend: "Use it only in comparisons of one kind, such as confidence < t.name.",
        },
      ];
    return [];
  });
}

/** Facts that only rules read: what an effect or a question quotes is for people. */
function factFindings({ policy, registry }: LintRequest): Finding[] {
  const compiled = compilePolicy(policy, registry);
  return Object.entries(registry.actions).flatMap(([action, entry]) => {
    // What a reason shows or quotes is read by whoever looks, and that is what it is for.
    const read = new Set(
      compiled.actions
        .get(action)
        ?.rules.flatMap(({ condition, show, rule }) => [
          ...(condition.ok ? condition.names : []),
          ...show,
          ...templatePaths(rule.reason),
        ]) ?? [],
    );
    const texts = [entry.effect, entry.question, entry.reversal, entry.at_risk?.amount, entry.at_risk?.currency].join(" ");
    return Object.keys(entry.facts)
      .filter((name) => !read.has(name) && !new RegExp(`\\b${name}\\b`).test(texts))
      .map((name) =>
        warning(
          "uncovered-fact",
          `registry/${action}/facts/${name}`,
          action,
          "proved",
          `No rule reads ${name} of ${action}.`,
          "Write a rule that does, or leave the fact out.",
        ),
      );
  });
}
