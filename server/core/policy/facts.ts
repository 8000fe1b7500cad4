// Reads the fact vector of a revision from what was submitted, by the registry's types. What is missing or of the wrong type is named, never guessed.
import type { ItemSubmission } from "@core/words/submission";
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { Fact, RegistryAction } from "./registry";

/** What is proposed, in the words of the API: a submission, or a revision's body. */
export type Proposal = Pick<ItemSubmission, "workflow" | "action"> &
  Partial<Pick<ItemSubmission, "title" | "run" | "step" | "confidence" | "signals" | "at_risk" | "due_in_s">>;

/** Facts that the agent cannot give: checks that hold, and what the product knows itself. */
export interface OurFacts {
  readonly verified: JsonObject;
  readonly system: JsonObject;
}

export const NO_FACTS_OF_OURS: OurFacts = { verified: {}, system: {} };

export interface FactProblem {
  readonly fact: string;
  readonly why: "missing" | "wrong-type" | "too-large";
  /** What it should have been, in words. */
  readonly wanted: string;
}

export interface FactVector {
  readonly facts: JsonObject;
  readonly problems: readonly FactProblem[];
  /** Required facts that count as absent because a person edited the proposal. */
  readonly lostByEdit: readonly string[];
}

/** A fact is stored with every ruling and read by every rule: it is a value, not a document. */
const MAX_FACT_CHARS = 4_096;

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** Follows a dotted path through own members only. */
export function readPath(root: Json | undefined, path: readonly string[]): Json | undefined {
  let value = root;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Roots that speak of the proposal as the agent made it, so that they say nothing of what a person wrote instead. */
const LOST_BY_EDIT: ReadonlySet<string> = new Set(["confidence", "signals", "before", "after", "at_risk"]);

/** The roots that a fact or a template may read. After an edit only those that still hold are there. */
export function readableRoots(proposal: Proposal, entry: RegistryAction | null, edited: boolean, ours: OurFacts): JsonObject {
  const roots: Record<string, Json | undefined> = {
    arguments: proposal.action.arguments,
    confidence: proposal.confidence ?? undefined,
    signals: proposal.signals ?? undefined,
    before: proposal.action.before ?? undefined,
    after: proposal.action.after ?? undefined,
    at_risk: proposal.at_risk ?? undefined,
    verified: ours.verified,
    system: ours.system,
  };
  const dropped = edited && entry?.facts_survive_edit !== true;
  const kept: [string, Json][] = [];
  for (const [root, value] of Object.entries(roots)) {
    if (value !== undefined && !(dropped && LOST_BY_EDIT.has(root))) kept.push([root, value]);
  }
  return Object.fromEntries(kept);
}

/** Whether the fact counts as absent once a person has edited the proposal. */
export function isLostByEdit(name: string, entry: RegistryAction): boolean {
  const root = entry.facts[name]?.from.split(".")[0];
  return root !== undefined && LOST_BY_EDIT.has(root) && !entry.facts_survive_edit;
}

/** `edited`: a person wrote this revision. */
export function readFacts(entry: RegistryAction, proposal: Proposal, edited: boolean, ours: OurFacts = NO_FACTS_OF_OURS): FactVector {
  const roots = readableRoots(proposal, entry, edited, ours);
  const facts: [string, Json][] = [];
  const problems: FactProblem[] = [];
  const lostByEdit: string[] = [];
  for (const [name, fact] of Object.entries(entry.facts)) {
    const [root = "", ...path] = fact.from.split(".");
    const value = readPath(Object.hasOwn(roots, root) ? roots[root] : undefined, path);
    if (value === undefined || value === null) {
      if (!fact.required) continue;
      if (edited && isLostByEdit(name, entry)) lostByEdit.push(name);
      else problems.push({ fact: name, why: "missing", wanted: wantedWords(fact) });
    } else if (!fits(value, fact)) problems.push({ fact: name, why: "wrong-type", wanted: wantedWords(fact) });
    else if (isTooLarge(value)) problems.push({ fact: name, why: "too-large", wanted: `at most ${MAX_FACT_CHARS} characters` });
    // A ruling is kept as JSON, which has no minus zero.
    else facts.push([name, value === 0 ? 0 : value]);
  }
  return { facts: Object.fromEntries(facts), problems, lostByEdit };
}

const isTooLarge = (value: Json) =>
  typeof value !== "number" && typeof value !== "boolean" && JSON.stringify(value).length > MAX_FACT_CHARS;

function fits(value: Json, fact: Fact): boolean {
  if (!hasType(value, fact.type)) return false;
  if (fact.enum !== null && !fact.enum.some((member) => JSON.stringify(member) === JSON.stringify(value))) return false;
  if (typeof value !== "number") return true;
  return (fact.minimum === null || value >= fact.minimum) && (fact.maximum === null || value <= fact.maximum);
}

function hasType(value: Json, type: Fact["type"]): boolean {
  switch (type) {
    case "number":
      return typeof value === "number";
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    default:
      return typeof value === type;
  }
}

const TYPE_WORDS: Record<Fact["type"], string> = {
  number: "a number",
  integer: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function wantedWords(fact: Fact): string {
  if (fact.enum !== null) return `one of ${fact.enum.map((member) => JSON.stringify(member)).join(", ")}`;
  const bounds = [fact.minimum === null ? "" : ` from ${fact.minimum}`, fact.maximum === null ? "" : ` to ${fact.maximum}`].join("");
  return `${TYPE_WORDS[fact.type]}${bounds}`;
}
