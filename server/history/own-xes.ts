// Past cases out of a process log that we wrote ourselves: it says what was proposed, and what was decided.
import { EVENT, ITEM, WORKFLOW } from "@core/trail/run-log";
import type { HistoricItem } from "@core/words/history";
import { ok, type Result, refuse } from "@core/words/result";
import { type ItemSubmission, itemSubmissionSchema } from "@core/words/submission";
import { DECISION_KINDS } from "@core/words/vocabulary";
import { bodyField, validate } from "../rest/validate";
import { inWords } from "./read-jsonl";
import type { XesEvent, XesTrace } from "./read-xes";
import { instantOf } from "./xes-runs";

/** The workflow of a trace that we wrote; null for other logs. */
export const ownWorkflowOf = ({ attributes }: XesTrace): string | null => attributes.get(WORKFLOW) || null;

/** A past case for each item of the run: all of them, or none. */
export function itemsOfOwnTrace({ attributes, events }: XesTrace, workflow: string): Result<readonly HistoricItem[], string> {
  const run = attributes.get("concept:name");
  if (run === undefined || run === "") return refuse("Has no concept:name, so its cases could not be told from others.");
  const cases = new Map<string, XesEvent[]>();
  for (const event of events) {
    const id = event.attributes.get(ITEM) ?? "";
    cases.set(id, [...(cases.get(id) ?? []), event]);
  }
  const items: HistoricItem[] = [];
  for (const [id, of] of cases) {
    const item = caseOf(run, workflow, id, of);
    if (!item.ok) return refuse(`Item ${id.slice(0, 60)} of ${run}: ${item.refusal}`);
    items.push(item.value);
  }
  return ok(items);
}

function caseOf(run: string, workflow: string, id: string, events: readonly XesEvent[]): Result<HistoricItem, string> {
  const named = (...types: readonly string[]) => events.find(({ attributes }) => types.includes(attributes.get(EVENT) ?? ""));
  const first = named("submitted");
  if (id === "" || first === undefined) return refuse(`its events have no ${ITEM}, or none of them is “submitted”.`);
  const at = instantOf(first);
  if (at === null) return refuse("its event has no time:timestamp that names an instant.");
  const submission = submissionOf(run, workflow, id, first.attributes);
  if (!submission.ok) return submission;
  const decided = events.findLast(({ attributes }) => attributes.has("countersign:decision"));
  const kind = DECISION_KINDS.find((known) => known === decided?.attributes.get("countersign:decision")) ?? null;
  const decidedAt = decided ? instantOf(decided) : null;
  return ok({
    submission: submission.value,
    externalId: id,
    at,
    decision: kind,
    verdict: named("reversed") === undefined ? null : "wrong",
    decidedInS: decidedAt === null || decidedAt < at ? null : Math.round((decidedAt - at) / 1_000),
    byRole: kind === null ? null : (decided?.attributes.get("org:role") ?? null),
  });
}

function submissionOf(run: string, workflow: string, id: string, attributes: ReadonlyMap<string, string>): Result<ItemSubmission, string> {
  const read = { arguments: {}, signals: {}, at_risk: null } as Record<"arguments" | "signals" | "at_risk", unknown>;
  for (const name of ["arguments", "signals", "at_risk"] as const) {
    const value = attributes.get(`countersign:${name}`);
    if (value === undefined) continue;
    try {
      read[name] = JSON.parse(value);
    } catch (fault) {
      if (fault instanceof SyntaxError) return refuse(`its countersign:${name} is no JSON: ${fault.message}`);
      throw fault;
    }
  }
  const action = attributes.get("countersign:action") ?? "";
  const step = attributes.get("countersign:step");
  const confidence = attributes.get("countersign:confidence");
  const proposed = {
    workflow,
    run,
    external_id: id,
    // What was erased here has no words left; a case needs some.
    title: attributes.get("countersign:title") ?? action,
    action: { name: action, arguments: read.arguments },
    signals: read.signals,
    ...(step === undefined ? {} : { step }),
    ...(confidence === undefined ? {} : { confidence: Number(confidence) }),
    ...(read.at_risk === null ? {} : { at_risk: read.at_risk }),
  };
  const submission = validate(itemSubmissionSchema, proposed, bodyField);
  return submission.ok ? submission : refuse(inWords(submission.refusal));
}
