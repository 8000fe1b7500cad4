// Time for the ear: what is left is said at ten minutes, at one, and when it is over; never in between.
"use client";
import { t } from "@core/words/t";
import { MINUTE } from "@core/words/time";
import { useEffect } from "react";
import { useReadNow } from "@/components/marks/clock";
import { useAnnounce } from "@/components/ui/announcer";
import type { ItemView } from "@/server/views/shapes-item";
import { isClosed } from "./item-words";

/** Longer timers than this do not exist. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const DUE = [
  { beforeMs: 10 * MINUTE, words: "item.tenMinutes" },
  { beforeMs: MINUTE, words: "item.oneMinute" },
  { beforeMs: 0, words: "item.overdue" },
] as const;
const LEASE = [{ beforeMs: MINUTE, words: "item.claimEnds" }] as const;

type Marks = readonly { readonly beforeMs: number; readonly words: (typeof DUE | typeof LEASE)[number]["words"] }[];

export function useSpokenTime(item: ItemView | null): void {
  const runs = item !== null && !isClosed(item) && item.review !== "awaiting_input";
  useSpoken(runs ? (item.dueAt ?? item.maxAt) : null, DUE);
  useSpoken(item?.claim?.by.you === true ? item.claim.leaseUntil : null, LEASE);
}

function useSpoken(endsAt: number | null, marks: Marks): void {
  const announce = useAnnounce();
  const readNow = useReadNow();
  useEffect(() => {
    if (endsAt === null) return;
    const now = readNow();
    const timers = marks
      .map(({ beforeMs, words }) => ({ words, wait: endsAt - beforeMs - now }))
      .filter(({ wait }) => wait > 0 && wait < LONGEST_TIMER_MS)
      .map(({ words, wait }) => setTimeout(() => announce(t(words)), wait));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [endsAt, marks, announce, readNow]);
}
