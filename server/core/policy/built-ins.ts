// The built-in reasons: what requires a person whatever the rules say.
import type { StopsInScene } from "@core/words/actors";
import type { QueueId } from "@core/words/ids";
import { spanWords } from "@core/words/labels";
import type { Reason } from "@core/words/ruling";
import type { Reversibility } from "@core/words/vocabulary";
import type { FactVector } from "./facts";

/** A reason that asks for `review` and nothing else. */
export const builtIn = (name: string, kind: "built-in" | "error", text: string, facts: Reason["facts"] = {}): Reason => ({
  rule: `built-in:${name}`,
  kind,
  text,
  level: "review",
  quorum: 1,
  queue: null,
  facts,
  comparisons: [],
});

export const failedWords = (what: string) => `The policy failed, so a person must look: ${what}.`;

export const policyFailed = (name: string, what: string): Reason => builtIn(name, "error", failedWords(what));

export const unknownWorkflow = (workflow: string): Reason =>
  builtIn("unknown-workflow", "error", failedWords(`no policy knows the workflow "${workflow}"`));
export const unknownAction = (action: string, workflow: string): Reason =>
  builtIn("unknown-action", "error", failedWords(`"${action}" is not registered in ${workflow}`));
export const unknownQueue = (queue: QueueId): Reason => builtIn("unknown-queue", "error", failedWords(`there is no queue "${queue}"`));

export function stopReasons(stops: StopsInScene): readonly Reason[] {
  const scopes = [stops.all ? "everything" : null, stops.workflow ? "this workflow" : null, stops.agent ? "this agent" : null];
  const on = scopes.filter((scope) => scope !== null);
  return on.length === 0 ? [] : [builtIn("stop", "built-in", `A stop is on for ${on.join(" and ")}`)];
}

export const burntBudget = (action: string): Reason =>
  builtIn("budget", "built-in", `The agent's autonomy for ${action} is suspended: its budget of errors is used up`);

/** Only for actions that nobody has taken the risk for. */
export const irreversible = (reversibility: Reversibility, accepted: boolean): readonly Reason[] =>
  reversibility === "irreversible" && !accepted
    ? [builtIn("irreversible", "built-in", "Cannot be taken back, and nobody has accepted that risk")]
    : [];

/** A precondition, never an assignment: a policy cannot make an action more reversible. */
export function shortWindow(windowS: number, wantedS: number): readonly Reason[] {
  if (windowS >= wantedS) return [];
  const words = windowS === 0 ? "Cannot be taken back" : `Can be taken back for ${spanWords(windowS * 1_000)} only`;
  return [builtIn("window", "built-in", `${words}; the policy asks for ${spanWords(wantedS * 1_000)}`, { reversal_window_s: windowS })];
}

export function factReasons(vector: FactVector): readonly Reason[] {
  const named = vector.problems.map(({ fact, why, wanted }) =>
    why === "missing"
      ? builtIn("missing-fact", "error", failedWords(`"${fact}" is missing`))
      : builtIn("wrong-fact", "error", failedWords(`"${fact}" must be ${wanted}`)),
  );
  if (vector.lostByEdit.length === 0) return named;
  const lost = vector.lostByEdit.map((fact) => `"${fact}"`).join(" and ");
  const verb = vector.lostByEdit.length === 1 ? "counts" : "count";
  return [...named, builtIn("edited", "error", `After an edit ${lost} no longer ${verb}, so a person must look`)];
}
