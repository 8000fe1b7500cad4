// What the trail's index says of one event: facets as tokens, words as they are searched, and what it is worth. The same for every engine.
import type { Actor, Holder } from "@core/words/actors";
import type { PersonId } from "@core/words/ids";
import type { EventKind, SearchOutcome } from "@core/words/search-trail";
import type { Json, JsonObject, PrintedLevel } from "@core/words/vocabulary";
import { tellsHands } from "./blind-event";
import { idOfStream } from "./event";
import { facetToken, wordsOf } from "./search-words";

/** Moves when entries say something else than before: an index of another version answers nothing that is asked now. */
export const INDEX_VERSION = 3;

/** An event as it was committed, with what is left of its free values. */
export interface EventToIndex {
  readonly stream: string;
  readonly type: string;
  readonly actor: Actor;
  readonly onBehalfOf: PersonId | null;
  readonly holder: Holder | null;
  readonly data: JsonObject;
  readonly free: JsonObject;
}

/** The item of the event, as it stands when it is indexed. */
export interface ItemToIndex {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly action: string;
  readonly agent: string;
  readonly run: string | null;
  readonly externalId: string | null;
  readonly queue: string | null;
  readonly level: PrintedLevel | null;
  readonly policyVersion: number | null;
  readonly rules: readonly string[];
  readonly amount: number | null;
  /** Two people sign it without knowing of each other, and have not finished: nothing in the index may tell who was there. */
  readonly blind: boolean;
}

export interface SearchEntry {
  readonly facets: readonly string[];
  readonly words: readonly string[];
  /** In thousandths, as all engines keep it alike. */
  readonly amount: number | null;
}

/** Stands on every entry, for a search that only says what it does not want. */
export const EVERY_ENTRY = facetToken("every", "1");

/** Events that say nothing beyond another one of the same step, which stands for both. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(["grant_timed", "rung_timed"]);

const KINDS: Readonly<Record<string, readonly EventKind[]>> = {
  submitted: ["proposals"],
  revised: ["proposals"],
  replied: ["proposals", "transfers"],
  withdrawn: ["proposals"],
  ruled: ["policy"],
  voted: ["decisions"],
  closed: ["decisions"],
  reconciled: ["decisions"],
  recalled: ["decisions", "reversals"],
  cleared: ["decisions"],
  reversal_requested: ["reversals"],
  reversed: ["reversals"],
  revoked: ["reversals"],
  redeemed: ["runs"],
  succeeded: ["runs"],
  failed: ["runs"],
  grant_expired: ["runs"],
  report_refused: ["runs"],
  reconciling: ["transfers", "runs"],
};

/** Null for what is not searched by itself. */
export function searchEntry(event: EventToIndex, item: ItemToIndex | null): SearchEntry | null {
  if (isCovered(event)) return null;
  const hidden = item?.blind === true && tellsHands(event);
  const facets = [
    EVERY_ENTRY,
    facetToken("event", event.type),
    ...kindsOf(event).map((kind) => facetToken("kind", kind)),
    ...(hidden ? [] : who(event)),
    ...outcomesOf(event).map((outcome) => facetToken("outcome", outcome)),
    ...(item === null ? facetsOfOthers(event) : facetsOfItem(item)),
  ];
  const texts = [item?.title ?? idOfStream(event.stream), item?.externalId, item?.run, ...(hidden ? [] : textsIn(event.free))];
  const words = texts.flatMap((text) => (typeof text === "string" ? wordsOf(text) : [])).slice(0, MOST_WORDS);
  return { facets: [...new Set(facets)], words, amount: item === null ? null : thousandths(item.amount) };
}

const MOST_WORDS = 400;
/** Far beyond any amount of money, and exact in every engine. */
const LARGEST = 9_000_000_000_000_000;

/** An amount as the index keeps it. */
export const thousandths = (amount: number | null): number | null =>
  amount === null || !Number.isFinite(amount) ? null : Math.max(-LARGEST, Math.min(LARGEST, Math.round(amount * 1_000)));

function isCovered({ stream, type, data }: EventToIndex): boolean {
  if (!stream.startsWith("item:")) return false;
  // The first ruling of a revision stands with its submission; what people let pass stands with their vote.
  if (type === "ruled") return data.cause !== "published" && data.cause !== "revoked";
  if (type === "cleared") return data.decision !== null;
  return NOT_SEARCHED.has(type);
}

function kindsOf({ stream, type }: EventToIndex): readonly EventKind[] {
  if (stream.startsWith("item:")) return KINDS[type] ?? ["transfers"];
  return stream.startsWith("policy:") || stream.startsWith("registry:") ? ["policy"] : ["organisation"];
}

function who({ actor, onBehalfOf, data }: EventToIndex): string[] {
  const by = actor.kind === "agent" ? [] : [facetToken("by", actor.id)];
  const people = actor.kind === "person" ? [facetToken("by", ANYBODY)] : [];
  const away = idIn(data.away, "person") ?? (typeof data.from === "string" ? data.from : null);
  const given = idIn(data.claim, "by") ?? away;
  return [
    ...by,
    ...people,
    ...(onBehalfOf === null ? [] : [facetToken("for", onBehalfOf)]),
    // Whom it concerns beside the one who acts: who was handed it, and from whom it was taken.
    ...(given === null || given === actor.id ? [] : [facetToken("to", given)]),
  ];
}

/** `by:any`: a person, whoever it was. */
export const ANYBODY = "any";

const idIn = (value: Json | undefined, name: string): string | null => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const id = (value as JsonObject)[name];
  return typeof id === "string" ? id : null;
};

function outcomesOf({ type, data, stream }: EventToIndex): readonly SearchOutcome[] {
  if (!stream.startsWith("item:")) return [];
  switch (type) {
    case "voted":
      return [kindIn(data.vote) === "edit" ? "edited" : "approved"];
    case "closed":
      if (data.why === "policy") return ["blocked"];
      if (data.why === "silence") return ["expired"];
      return [data.outcome === "respond" ? "responded" : "rejected"];
    case "cleared":
      return ["passed"];
    case "recalled":
      return ["undone"];
    case "reconciled":
      return RECONCILED[String(data.outcome)] ?? [];
    case "succeeded":
      return ["ran"];
    case "failed":
      return ["failed"];
    case "reversed":
      return ["reversed"];
    case "withdrawn":
      return ["withdrawn"];
    default:
      return [];
  }
}

const RECONCILED: Readonly<Record<string, readonly SearchOutcome[]>> = { succeeded: ["ran"], failed: ["failed"], reversed: ["reversed"] };
const kindIn = (vote: Json | undefined): string | null => idIn(vote, "kind");

const facetsOfItem = (item: ItemToIndex): string[] =>
  (
    [
      ["item", item.id],
      ["workflow", item.workflow],
      ["action", item.action],
      ["agent", item.agent],
      ["run", item.run],
      ["queue", item.queue],
      ["level", item.level],
      ["policy", item.policyVersion === null ? null : String(item.policyVersion)],
      ...item.rules.map((rule) => ["rule", rule] as const),
    ] as const
  ).flatMap(([facet, value]) => (value === null ? [] : [facetToken(facet, value)]));

/** What names an item is found with it, such as who read it and who exported it. What belongs to a workflow says so, and so do an agent's and a queue's own events. */
function facetsOfOthers({ stream, data }: EventToIndex): string[] {
  const id = idOfStream(stream);
  if (typeof data.item === "string") return [facetToken("item", data.item)];
  if (stream.startsWith("policy:") || stream.startsWith("registry:")) {
    const version = typeof data.version === "number" ? [facetToken("policy", String(data.version))] : [];
    return [facetToken("workflow", id), ...version];
  }
  if (stream.startsWith("agent:")) return [facetToken("agent", id)];
  if (stream.startsWith("queue:")) return [facetToken("queue", id)];
  if (stream.startsWith("stop:")) return stopFacets(id);
  return [];
}

function stopFacets(id: string): string[] {
  const [scope = "", ...rest] = id.split(":");
  return scope === "workflow" || scope === "agent" ? [facetToken(scope, rest.join(":"))] : [];
}

/** Texts of whatever depth that people or agents wrote. Facts of a ruling are values, not texts. */
function textsIn(free: JsonObject): string[] {
  const texts: string[] = [];
  const collect = (value: Json, depth: number): void => {
    if (texts.length >= MOST_TEXTS || depth > DEEPEST) return;
    if (typeof value === "string") texts.push(value);
    else if (Array.isArray(value)) for (const member of value) collect(member, depth + 1);
    else if (typeof value === "object" && value !== null) for (const member of Object.values(value)) collect(member, depth + 1);
  };
  for (const [field, value] of Object.entries(free)) if (!NOT_TEXTS.has(field)) collect(value, 0);
  return texts;
}

const MOST_TEXTS = 40;
const DEEPEST = 4;
const NOT_TEXTS: ReadonlySet<string> = new Set(["facts", "key", "email", "samplingP"]);
