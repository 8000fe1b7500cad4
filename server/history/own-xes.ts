// Runs of our own in XES, both ways: the events of their items as a log tells them, and past cases out of a log that we wrote.
import type { Item } from "@core/lifecycle/item";
import { canonicalJson } from "@core/trail/canonical-json";
import type { RevisionContent } from "@core/trail/revision-hash";
import type { RecordedEvent } from "@core/words/events";
import type { HistoricEvent, HistoricItem, HistoricRun, XesAttribute } from "@core/words/history";
import { ok, type Result, refuse } from "@core/words/result";
import { type ItemSubmission, itemSubmissionSchema } from "@core/words/submission";
import { DECISION_KINDS, type DecisionKind, type Json } from "@core/words/vocabulary";
import { bodyField, validate } from "../rest/validate";
import { inWords } from "./read-jsonl";
import type { XesEvent, XesTrace } from "./read-xes";
import { instantOf } from "./xes-runs";

const WORKFLOW = "countersign:workflow";
const ITEM = "countersign:item";
const EVENT = "countersign:event";

/** An item of the run, with what it proposed first; null where that was erased. */
export interface OwnItem {
  readonly item: Pick<Item, "id" | "workflow" | "action" | "agent">;
  readonly step: string | null;
  readonly events: readonly RecordedEvent[];
  readonly proposed: RevisionContent | null;
}

/** The standard's transitions; what has none there is `unknown`, and says by `countersign:event` what it was. */
const TRANSITIONS: Partial<Record<RecordedEvent["type"], string>> = {
  submitted: "schedule",
  claimed: "assign",
  delegated: "reassign",
  moved: "reassign",
  escalated: "reassign",
  returned: "reassign",
  suspended: "suspend",
  resumed: "resume",
  redeemed: "start",
  succeeded: "complete",
  failed: "ate_abort",
  withdrawn: "withdraw",
  closed: "pi_abort",
  grant_expired: "pi_abort",
};

/** One run of ours, its events in the order in which they happened. */
export function ownRun(workflow: string, run: string, items: readonly OwnItem[]): HistoricRun {
  const events = items.flatMap((one) => one.events.map((event) => ({ event, one })));
  events.sort((a, b) => a.event.at - b.event.at || compare(a.one.item.id, b.one.item.id) || a.event.seq - b.event.seq);
  return {
    workflow,
    run,
    attributes: [["string", WORKFLOW, workflow]],
    events: events.map(({ event, one }) => told(event, one)),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function told(event: RecordedEvent, { item, step, proposed }: OwnItem): HistoricEvent {
  const holder = event.holder;
  const attributes: XesAttribute[] = [
    ["string", ITEM, item.id],
    ["string", EVENT, event.type],
    ["int", "countersign:seq", String(event.seq)],
    ...text("countersign:holder", holder === null ? null : `${holder.kind}:${holder.id}`),
    ...text("org:group", holder?.kind === "queue" ? holder.id : null),
    ...text("countersign:decision", decisionOf(event)),
    ...(event.type === "submitted" ? submitted(item.action, step, proposed) : []),
  ];
  return {
    at: event.at,
    activity: step ?? item.action,
    transition: TRANSITIONS[event.type] ?? "unknown",
    role: event.actor.kind,
    resource: event.actor.id,
    attributes,
  };
}

const text = (key: string, value: string | null | undefined): XesAttribute[] =>
  value === null || value === undefined || value === "" ? [] : [["string", key, value]];

function submitted(action: string, step: string | null, proposed: RevisionContent | null): XesAttribute[] {
  return [
    ...text("countersign:action", action),
    ...text("countersign:step", step),
    ...text("countersign:title", proposed?.title),
    ...text("countersign:arguments", proposed && canonicalJson(proposed.action.arguments)),
    ...text("countersign:signals", proposed && canonicalJson(proposed.signals)),
    ...text("countersign:at_risk", proposed?.at_risk && canonicalJson(proposed.at_risk as unknown as Json)),
    ...(typeof proposed?.confidence === "number" ? ([["float", "countersign:confidence", String(proposed.confidence)]] as const) : []),
  ];
}

/** What people decided by this event; what the policy or silence decided is nobody's decision. */
function decisionOf(event: RecordedEvent): DecisionKind | null {
  return event.type === "cleared" || event.type === "closed" ? (event.data.decision?.kind ?? null) : null;
}

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
