// What each key does, as the help sheet shows it. Only keys that work are listed.
import type { KeyAction } from "@core/words/settings";

/** What each key that can be put elsewhere does, in the words of the help and of the settings. */
export const ACTION_WORDS = {
  approve: "Approve the revision shown",
  edit: "Edit arguments, then approve",
  reject: "Reject",
  ask: "Ask the agent",
  escalate: "Escalate",
  undo: "Undo the last decision",
  skip: "Skip: back to its place, asks nobody",
  next: "Next item or row",
  previous: "Previous item or row",
  note: "Note",
  respond: "Respond in the agent’s place",
  later: "Later: suspend until",
  claim: "Claim or release",
  delegate: "Delegate",
  move: "Move to another queue",
  side: "Timeline and holder",
  hash: "Copy the full hash",
  select: "Select the row",
  work: "Work these",
} as const satisfies Record<KeyAction, string>;

export interface KeyRow {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

export const KEY_TABLE: readonly KeyGroup[] = [
  {
    title: "Everywhere",
    rows: [
      { keys: ["Ctrl", "K"], does: "Commands, or open an item by its id" },
      { keys: ["G", "R"], does: "Go to Review" },
      { keys: ["G", "Q"], does: "Go to Queues" },
      { keys: ["["], does: "Narrow or widen the navigation" },
      { keys: ["?"], does: "These keys" },
    ],
  },
  {
    title: "Review",
    rows: [
      { keys: ["A"], does: ACTION_WORDS.approve },
      { keys: ["E"], does: ACTION_WORDS.edit },
      { keys: ["R"], does: ACTION_WORDS.reject },
      { keys: ["Q"], does: ACTION_WORDS.ask },
      { keys: ["X"], does: ACTION_WORDS.escalate },
      { keys: ["Z"], does: ACTION_WORDS.undo },
      { keys: ["S"], does: ACTION_WORDS.skip },
      { keys: ["J", "K"], does: "Next, previous item" },
      { keys: ["T"], does: ACTION_WORDS.side },
      { keys: ["Space"], does: "Enlarge the evidence" },
      { keys: ["H"], does: ACTION_WORDS.hash },
      { keys: ["N"], does: ACTION_WORDS.note },
      { keys: ["P"], does: ACTION_WORDS.respond },
      { keys: ["L"], does: ACTION_WORDS.later },
      { keys: ["C"], does: ACTION_WORDS.claim },
      { keys: ["D"], does: ACTION_WORDS.delegate },
      { keys: ["F"], does: ACTION_WORDS.move },
    ],
  },
  {
    title: "Queues",
    rows: [
      { keys: ["J", "K"], does: "Next, previous row" },
      { keys: ["Enter"], does: "Open the row" },
      { keys: ["V"], does: ACTION_WORDS.select },
      { keys: ["Shift", "J"], does: "Extend the selection down" },
      { keys: ["Shift", "K"], does: "Extend the selection up" },
      { keys: ["Esc"], does: "Clear the selection" },
      { keys: ["A"], does: "Approve what is selected" },
      { keys: ["R"], does: "Reject what is selected" },
      { keys: ["C"], does: "Claim what is selected" },
      { keys: ["D"], does: "Delegate what is selected" },
      { keys: ["/"], does: "Filter here" },
      { keys: ["W"], does: ACTION_WORDS.work },
    ],
  },
];
