// What signing an edit would bring, as the difference between the item before and after it.
import type { Reason, Ruling } from "@core/words/ruling";
import { type PrintedLevel, printLevel } from "@core/words/vocabulary";
import { countingVotes } from "./eligibility";
import type { Item } from "./item";

export interface EditPreview {
  readonly level: PrintedLevel;
  readonly quorum: number;
  /** Approvals that count once it is signed, this one included. */
  readonly votes: number;
  /** Signed, it may run. */
  readonly runs: boolean;
  /** Where it waits for the others, if it does; the id of a queue. */
  readonly queue: string | null;
  readonly changes: { readonly level: boolean; readonly quorum: boolean; readonly queue: boolean };
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
  /** Sentences of the reasons that the edit adds. */
  readonly gained: readonly string[];
}

/** `before` is the ruling that stands; null where none does. */
export function editPreview(item: Item, after: Item, before: Ruling | null, ruling: Ruling, atRisk: EditPreview["atRisk"]): EditPreview {
  const level = printLevel(ruling.level, ruling.quorum);
  const known = new Set(before?.reasons.map(nameOf) ?? []);
  return {
    level,
    quorum: ruling.quorum,
    votes: countingVotes(after).length,
    runs: after.execution === "cleared",
    queue: after.queue,
    changes: {
      level: before === null || printLevel(before.level, before.quorum) !== level,
      quorum: before?.quorum !== ruling.quorum,
      queue: item.queue !== after.queue,
    },
    atRisk,
    gained: ruling.reasons.filter((reason) => !known.has(nameOf(reason))).map(({ text }) => text),
  };
}

const nameOf = ({ rule, text }: Reason) => `${rule} ${text}`;
