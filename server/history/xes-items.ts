// How a process becomes past cases: a mapping says which events propose an action and which decide it; one item for each proposal of a trace.
import type { HistoricItem, HistoryEntry } from "@core/words/history";
import { ok, type Result, refuse } from "@core/words/result";
import { type ItemSubmission, itemSubmissionSchema } from "@core/words/submission";
import type { DecisionKind, Json } from "@core/words/vocabulary";
import { bodyField, validate } from "../rest/validate";
import type { Bytes } from "./bytes";
import type { ReadAs } from "./file-hash";
import { itemsOfOwnTrace, ownWorkflowOf } from "./own-xes";
import { inWords } from "./read-jsonl";
import { readXes, type XesEvent, type XesTrace } from "./read-xes";
import { instantOf, runOfTrace } from "./xes-runs";

/** Where an argument comes from: an attribute of the event that proposes, or the same value for all. */
export type XesArgument =
  | { readonly attribute: string; readonly as: "text"; readonly required?: false }
  | { readonly attribute: string; readonly as: "number"; readonly decimals: number; readonly required?: false }
  | { readonly value: Json };

export interface XesMapping {
  readonly workflow: string;
  readonly action: string;
  /** `{name}` stands for the argument of that name. */
  readonly title: string;
  /** `concept:name` of the events that propose: each becomes an item. */
  readonly proposes: RegExp;
  /** The first of these after a proposal, and before the next one, decides it. Steps of a chain that goes on are none of them. */
  readonly decides: readonly { readonly event: RegExp; readonly decision: DecisionKind }[];
  readonly arguments: Readonly<Record<string, XesArgument>>;
}

/** The travel-expense declarations of the BPI Challenge 2020, as the seed `expenses` has them. */
export const DECLARATIONS: XesMapping = {
  workflow: "expenses",
  action: "pay_declaration",
  title: "Pay {declaration}",
  proposes: /^Declaration SUBMITTED by EMPLOYEE$/,
  decides: [
    { event: /^Declaration FINAL_APPROVED by /, decision: "approve" },
    // Rejected by its own employee it is taken back after somebody's rejection: nobody's decision.
    { event: /^Declaration REJECTED by (?!EMPLOYEE$)/, decision: "reject" },
  ],
  arguments: {
    declaration: { attribute: "(case)_id", as: "text" },
    amount: { attribute: "(case)_Amount", as: "number", decimals: 2 },
    currency: { value: "EUR" },
    budget: { attribute: "(case)_BudgetNumber", as: "text", required: false },
  },
};

/** The declarations' mapping, with its cases called otherwise where that was chosen. */
export const mappingAs = (readAs: ReadAs | null): XesMapping => ({ ...DECLARATIONS, ...readAs });

/** One entry for each trace after the first `after`, and one for what is outside of them. Throws `DamagedFile` where the log cannot be read on. */
export async function* readXesItems(bytes: Bytes, mapping: XesMapping = DECLARATIONS, after = 0): AsyncGenerator<HistoryEntry> {
  for await (const part of readXes(bytes)) {
    if (part.position <= after) continue;
    if (!("stray" in part)) yield entryOf(part, mapping);
    else
      yield {
        position: part.position,
        kind: "refused",
        why: `Events outside of traces are of no run, and not kept: ${part.stray}.`,
      };
  }
}

/** What we wrote ourselves says what it is; everything else is read by the mapping. */
function entryOf(trace: XesTrace, mapping: XesMapping): HistoryEntry {
  const { position } = trace;
  const workflow = ownWorkflowOf(trace);
  const read = workflow === null ? itemsOfTrace(trace, mapping) : itemsOfOwnTrace(trace, workflow);
  if (!read.ok) return { position, kind: "refused", why: read.refusal };
  const run = runOfTrace(trace, workflow ?? mapping.workflow);
  const without = withoutWhat(trace.events.length - (run?.events.length ?? 0), trace.lost);
  return { position, kind: "items", items: read.value, ...(run !== null && { run }), ...(without !== null && { without }) };
}

/** What of a trace is in no run, so that nothing goes without a word. */
function withoutWhat(events: number, lost: number): string | null {
  const parts = [
    ...(events > 0 ? [`events that have no concept:name, or no time:timestamp that names an instant: ${events}`] : []),
    ...(lost > 0
      ? [`elements of no kind that XES has, without key or value, nested too deep, or with a later one of the same key: ${lost}`]
      : []),
  ];
  return parts.length === 0 ? null : `Read without ${parts.join("; and without ")}.`;
}

/** One item for each proposal; all of a trace, or none of it. */
export function itemsOfTrace({ attributes, events }: XesTrace, mapping: XesMapping): Result<readonly HistoricItem[], string> {
  const run = attributes.get("concept:name");
  if (run === undefined || run === "") return refuse("Has no concept:name, so its cases could not be told from others.");
  const items: HistoricItem[] = [];
  for (const [index, proposed] of proposalsOf(events, mapping).entries()) {
    const item = itemOf(run, index + 1, proposed, mapping);
    if (!item.ok) return refuse(`Proposal ${index + 1} of ${run}: ${item.refusal}`);
    items.push(item.value);
  }
  return ok(items);
}

interface Step {
  readonly event: XesEvent;
  readonly decision: DecisionKind | "proposes";
}

interface Decided extends Step {
  readonly decision: DecisionKind;
}

interface Proposed {
  readonly event: XesEvent;
  /** Before it, in the same trace. */
  readonly rejections: number;
  /** What decided it, and whatever was decided of it after that. */
  readonly decisions: readonly Decided[];
}

function proposalsOf(events: readonly XesEvent[], mapping: XesMapping): readonly Proposed[] {
  const proposals: (Proposed & { readonly decisions: Decided[] })[] = [];
  let rejections = 0;
  for (const { event, decision } of events.flatMap((one) => stepOf(one, mapping) ?? [])) {
    if (decision === "proposes") proposals.push({ event, rejections, decisions: [] });
    else {
      proposals.at(-1)?.decisions.push({ event, decision });
      if (decision === "reject") rejections += 1;
    }
  }
  return proposals;
}

/** Only what was completed happened: a log may tell the start of each event as well. */
function stepOf(event: XesEvent, { proposes, decides }: XesMapping): Step | null {
  const name = event.attributes.get("concept:name");
  const transition = event.attributes.get("lifecycle:transition") ?? "complete";
  if (name === undefined || transition.toLowerCase() !== "complete") return null;
  if (proposes.test(name)) return { event, decision: "proposes" };
  const decided = decides.find((one) => one.event.test(name));
  return decided ? { event, decision: decided.decision } : null;
}

function itemOf(
  run: string,
  number: number,
  { event, rejections, decisions }: Proposed,
  mapping: XesMapping,
): Result<HistoricItem, string> {
  const at = instantOf(event);
  if (at === null) return refuse("its event has no time:timestamp that names an instant.");
  const args = argumentsOf(event, mapping);
  if (!args.ok) return args;
  const externalId = `${run}#${number}`;
  const proposed: ItemSubmission = {
    workflow: mapping.workflow,
    run,
    external_id: externalId,
    title: mapping.title.replace(/\{(\w+)\}/g, (_, name: string) => String(args.value[name] ?? "")),
    action: { name: mapping.action, arguments: args.value },
    signals: { resubmitted: number > 1, rejections },
  };
  const submission = validate(itemSubmissionSchema, proposed, bodyField);
  if (!submission.ok) return refuse(inWords(submission.refusal));
  const [decided, ...later] = decisions;
  const decidedAt = decided ? instantOf(decided.event) : null;
  return ok({
    submission: submission.value,
    externalId,
    at,
    decision: decided?.decision ?? null,
    // An approval that was taken back is the one verdict that a log tells; that nobody came back to it says nothing.
    verdict: decided?.decision === "approve" && later.some(({ decision }) => decision === "reject") ? "wrong" : null,
    decidedInS: decidedAt === null || decidedAt < at ? null : Math.round((decidedAt - at) / 1_000),
    byRole: decided?.event.attributes.get("org:role") ?? null,
  });
}

function argumentsOf(event: XesEvent, mapping: XesMapping): Result<Record<string, Json>, string> {
  const args: Record<string, Json> = {};
  for (const [name, from] of Object.entries(mapping.arguments)) {
    if ("value" in from) {
      args[name] = from.value;
      continue;
    }
    const text = event.attributes.get(from.attribute);
    if (text === undefined && from.required === false) continue;
    if (text === undefined) return refuse(`its event has no ${from.attribute}.`);
    const value = from.as === "text" ? text : numberOf(text, from.decimals);
    if (value === null) return refuse(`its ${from.attribute} is no number: "${text.slice(0, 40)}".`);
    args[name] = value;
  }
  return ok(args);
}

function numberOf(text: string, decimals: number): number | null {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;
}
