// What is on the screen stays what was read: a newer revision does not slip under the eye, it is announced.
"use client";
import { useState } from "react";
import type { ItemView } from "@/server/views/shapes-item";

export interface Pinned {
  readonly shown: ItemView | null;
  /** Newer than what is shown, and of another revision: must be looked at before anything is signed. */
  readonly newer: ItemView | null;
}

const awaitsDecision = (item: ItemView) => item.purpose === "decide";

/** What to show, given what is shown and what was read last. */
export function pinnedAfter(shown: ItemView | null, latest: ItemView | null): Pinned {
  if (latest === null || shown === null || shown.id !== latest.id) return { shown: latest, newer: null };
  if (latest.version < shown.version) return { shown, newer: null };
  if (latest.revisionHash === shown.revisionHash) return { shown: latest, newer: null };
  // Nobody is about to sign: nothing can be signed unseen.
  if (!awaitsDecision(shown) || !awaitsDecision(latest)) return { shown: latest, newer: null };
  // One's own edit, made from this screen.
  if (latest.revision.by.kind === "person" && latest.approvals.some((approval) => approval.by.you && approval.counts)) {
    return { shown: latest, newer: null };
  }
  return { shown, newer: latest };
}

/** `seen`: the item as this person had it before them when their order was refused; it is what the new one is compared with. */
export function usePinned(latest: ItemView | null, seen: ItemView | null): Pinned & { readonly accept: () => void } {
  const [shown, setShown] = useState(latest);
  const before = shown?.id === latest?.id ? shown : seen?.id === latest?.id ? seen : null;
  const pinned = pinnedAfter(before, latest);
  if (pinned.shown !== shown) setShown(pinned.shown);
  return { ...pinned, accept: () => setShown(latest) };
}

/** What a signer must have seen: a change of it makes Approve dead for a moment. */
export const materialKey = (item: ItemView): string =>
  [item.id, item.revisionHash, item.level, item.quorum, item.votes, item.timeline.filter((entry) => entry.type === "replied").length].join(
    " ",
  );
