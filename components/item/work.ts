// What a person has begun on an item and not sent: which form is open, what is typed in it. Kept while they look at other items.
import type { JsonObject } from "@core/words/vocabulary";
import type { KeptDraft } from "@/components/data/drafts";
import type { ItemView } from "@/server/views/shapes";
import { readTyped, type Typed, typedFor } from "./argument-form";
import { changesBetween } from "./changes";

/** The forms of the decision bar. */
export const MODES = [
  "note",
  "edit",
  "skip",
  "verify",
  "unverify",
  "reject",
  "ask",
  "escalate",
  "respond",
  "later",
  "delegate",
  "move",
  "reconcile",
  "reverse",
] as const;
export type Mode = (typeof MODES)[number];

export interface Work {
  readonly mode: Mode | null;
  /** What stands in the fields of the arguments; null until somebody edits. */
  readonly typed: Typed | null;
  readonly note: string;
  /** What was written in each form. */
  readonly words: Readonly<Partial<Record<Mode, string>>>;
  /** Chosen in a form: a preset reason, a leaning, a person, a queue, an outcome. */
  readonly choice: Readonly<Partial<Record<Mode, string>>>;
}

export const NO_WORK: Work = { mode: null, typed: null, note: "", words: {}, choice: {} };

/** Where somebody left off: what the server kept of it. */
export function workFrom(item: ItemView): Work {
  if (item.draft === null) return NO_WORK;
  const typed = item.draft.arguments === null ? null : typedFor(item.argumentsSchema, item.editable, item.draft.arguments);
  const words = Object.fromEntries(MODES.flatMap((mode) => wordsOf(item.draft?.words ?? {}, mode)));
  return { ...NO_WORK, note: item.draft.note ?? "", words, typed, mode: typed === null ? null : "edit" };
}

const wordsOf = (kept: Readonly<Record<string, string>>, mode: Mode): [Mode, string][] => {
  const text = kept[mode];
  return text === undefined ? [] : [[mode, text]];
};

/** What is worth keeping of half-made work; null when there is nothing. */
export function keptOf(item: ItemView, work: Work): KeptDraft | null {
  const edited = editedArguments(item, work.typed);
  const note = work.note === "" ? null : work.note;
  const words = Object.fromEntries(Object.entries(work.words).filter(([, text]) => text !== ""));
  if (note === null && edited === null && Object.keys(words).length === 0) return null;
  return { revisionHash: item.revisionHash, note, arguments: edited, words };
}

/** The edited arguments, if they can be read and differ from what is proposed. */
export function editedArguments(item: ItemView, typed: Typed | null): JsonObject | null {
  if (typed === null) return null;
  const read = readTyped(item.argumentsSchema, item.editable, typed);
  return read.ok && changesBetween(item.editable, read.arguments).length > 0 ? read.arguments : null;
}
