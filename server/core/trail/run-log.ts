// Runs of our own as a process log tells them: the events of their items in order, by the standard's keys and by our own, `countersign:…`. Pure.
import type { RecordedEvent } from "@core/words/events";
import type { HistoricEvent, HistoricRun, XesAttribute } from "@core/words/history";
import type { DecisionKind, Json } from "@core/words/vocabulary";
import { canonicalJson } from "./canonical-json";
import type { RevisionContent } from "./revision-hash";

/** Where a log says what is ours: the workflow of a trace, the item and the type of an event. */
export const WORKFLOW = "countersign:workflow";
export const ITEM = "countersign:item";
export const EVENT = "countersign:event";

/** An item of the run, with what it proposed first; null where that was erased. */
export interface OwnItem {
  readonly item: { readonly id: string; readonly action: string };
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
