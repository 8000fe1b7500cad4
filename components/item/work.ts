// What a person has begun on an item and not sent: which form is open, what is typed in it. Kept while they look at other items.
import type { KeptDraft } from "@/components/data/drafts";
import type { ItemView } from "@/server/views/shapes-item";
import type { Form } from "./argument-form";
import { sameJson } from "./json-path";

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
  "return",
  "askOpinion",
  "giveOpinion",
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
  /** The arguments as they are being edited; null until somebody edits. */
  readonly edit: Form | null;
  readonly note: string;
  /** What was written in each form. */
  readonly words: Readonly<Partial<Record<Mode, string>>>;
  /** Chosen in a form: a preset reason, a leaning, a person, a queue, an outcome. */
  readonly choice: Readonly<Partial<Record<Mode, string>>>;
}

export const NO_WORK: Work = { mode: null, edit: null, note: "", words: {}, choice: {} };

/** Where somebody left off: what the server kept of it. */
export function workFrom(item: ItemView): Work {
  if (item.draft === null) return NO_WORK;
  const { arguments: edited, typed } = item.draft;
  const begun = edited !== null || Object.keys(typed).length > 0;
  const edit = begun ? { before: item.editable, arguments: edited ?? item.editable, typed } : null;
  const words = Object.fromEntries(MODES.flatMap((mode) => wordsOf(item.draft?.words ?? {}, mode)));
  return { ...NO_WORK, note: item.draft.note ?? "", words, edit, mode: edit === null ? null : "edit" };
}

const wordsOf = (kept: Readonly<Record<string, string>>, mode: Mode): [Mode, string][] => {
  const text = kept[mode];
  return text === undefined ? [] : [[mode, text]];
};

/** What is worth keeping of half-made work; null when there is nothing. */
export function keptOf(item: ItemView, { edit, ...work }: Work): KeptDraft | null {
  const edited = edit === null || sameJson(edit.arguments, item.editable) ? null : edit.arguments;
  const typed = edit?.typed ?? {};
  const note = work.note === "" ? null : work.note;
  const words = Object.fromEntries(Object.entries(work.words).filter(([, text]) => text !== ""));
  if (note === null && edited === null && Object.keys(typed).length === 0 && Object.keys(words).length === 0) return null;
  return { revisionHash: item.revisionHash, note, arguments: edited, typed, words };
}
