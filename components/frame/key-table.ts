// What each key does, as the help sheet shows it. Only keys that work are listed.
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
      { keys: ["A"], does: "Approve the revision shown" },
      { keys: ["E"], does: "Edit arguments, then approve" },
      { keys: ["R"], does: "Reject" },
      { keys: ["Q"], does: "Ask the agent" },
      { keys: ["X"], does: "Escalate" },
      { keys: ["Z"], does: "Undo the last decision" },
      { keys: ["S"], does: "Skip: back to its place, asks nobody" },
      { keys: ["J", "K"], does: "Next, previous item" },
      { keys: ["T"], does: "Timeline and holder" },
      { keys: ["Space"], does: "Enlarge the evidence" },
      { keys: ["H"], does: "Copy the full hash" },
      { keys: ["N"], does: "Note" },
      { keys: ["P"], does: "Respond in the agent's place" },
      { keys: ["L"], does: "Later: suspend until" },
      { keys: ["C"], does: "Claim or release" },
      { keys: ["D"], does: "Delegate" },
      { keys: ["F"], does: "Move to another queue" },
    ],
  },
  {
    title: "Queues",
    rows: [
      { keys: ["J", "K"], does: "Next, previous row" },
      { keys: ["Enter"], does: "Open the row" },
      { keys: ["V"], does: "Select the row" },
      { keys: ["Shift", "J"], does: "Extend the selection down" },
      { keys: ["Shift", "K"], does: "Extend the selection up" },
      { keys: ["Esc"], does: "Clear the selection" },
      { keys: ["A"], does: "Approve what is selected" },
      { keys: ["R"], does: "Reject what is selected" },
      { keys: ["C"], does: "Claim what is selected" },
      { keys: ["D"], does: "Delegate what is selected" },
      { keys: ["/"], does: "Filter here" },
      { keys: ["W"], does: "Work these" },
    ],
  },
];
