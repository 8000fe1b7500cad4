// What is wrong with a policy, or not as its author thinks: errors stop its publication, warnings are signed for. Each finding says whether it is proved, seen on past items, or read from the text.
import { compilePolicy, levelOf, type PolicyProblem } from "./compile-policy";
import { thresholdDirections } from "./directions";
import { type Basis, type Finding, type LintRequest, warning } from "./finding";
import { absentFactFindings } from "./lint-absent";
import { queueFindings } from "./lint-queues";
import { ruleFindings } from "./lint-rules";
import { silenceFindings } from "./lint-silence";
import { stepFindings } from "./lint-steps";
import { templatePaths } from "./template";

/** Errors first, then by place. */
export function lintPolicy(request: LintRequest): readonly Finding[] {
  const compiled = compilePolicy(request.policy, request.registry);
  const silent = silenceFindings(compiled);
  const found = [
    // All that the compiler warns of at a condition is silence, which it guesses from the text.
    ...compiled.problems.filter(({ severity, where }) => severity === "error" || !silent.settles(where)).map(ofProblem),
    ...silent.findings,
    ...absentFactFindings(compiled),
    ...boundaryFindings(request),
    ...queueFindings(compiled, request),
    ...thresholdFindings(request),
    ...factFindings(request),
    ...ruleFindings(compiled, request),
    ...stepFindings(request),
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

function ofProblem({ where, action, message, severity }: PolicyProblem): Finding {
  const { code, mend, basis = "proved" } = namedAs(where, severity);
  return { code, severity, where, action, basis, title: message, mend };
}

/** The compiler says where; what to do follows from that. */
function namedAs(where: string, severity: PolicyProblem["severity"]): Pick<Finding, "code" | "mend"> & { readonly basis?: Basis } {
  if (where === "boundaries") return { code: "no-boundary", mend: "Give it a row of the boundary map." };
  if (where === "registry") return { code: "no-entry", mend: "Register it, or take its row away." };
  if (where.endsWith("/actions")) return { code: "no-action", mend: "Name an action of the registry." };
  if (severity === "error") return { code: "does-not-compile", mend: "Until it is mended a person reviews every item that it concerns." };
  if (where.endsWith("/when"))
    return { code: "silence-evades", mend: "Say what holds without it, as in has(facts.x) ? … : true.", basis: "read" };
  if (where.endsWith("/require/level"))
    return { code: "no-edit-signed", mend: "Ask for review, or let the facts of the action survive an edit." };
  return { code: "unknown-quote", mend: "Quote a fact or a threshold that exists." };
}

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
          `${action} came ${count === 1 ? "once" : `${count} times`} lately and is not in the registry.`,
          "Register it, so that rules can read its facts. Until then a person reviews it.",
        ),
      );
  return found;
}

function thresholdFindings({ policy, registry }: LintRequest): Finding[] {
  const quoted = policy.rules.flatMap(({ reason }) => templatePaths(reason));
  return [...thresholdDirections(policy, registry)].flatMap(([name, direction]): Finding[] => {
    const where = `thresholds/${name}`;
    if (direction === "unused" && !quoted.includes(`t.${name}`))
      return [warning("unused-threshold", where, null, "proved", `No rule uses the threshold ${name}.`, "Remove it, or use it in a rule.")];
    const { candidates = [] } = policy.thresholds[name] ?? {};
    const error = { severity: "error", where, action: null, basis: "proved" } as const;
    if (direction === "unknown" && candidates.length > 0)
      return [
        {
          ...error,
          code: "unknown-direction",
          title: `${name} is calibrated, and nobody can tell which way it loosens.`,
          mend: "Use it only in comparisons of one kind, such as confidence < t.name.",
        },
      ];
    const [first = 0, second = first] = candidates;
    const loosens = second > first ? "raising-loosens" : second < first ? "raising-tightens" : direction;
    if (candidates.length > 0 && direction !== "unused" && loosens !== direction)
      return [
        {
          ...error,
          code: "widest-first",
          title: `The candidates of ${name} go from the widest to the strictest.`,
          mend: "Turn them round: a calibration goes on from the strictest as long as the evidence supports it.",
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
