// Time for the ear: what is left is said at ten minutes, at one, and when it is over; never in between.
"use client";
import { MINUTE } from "@core/words/time";
import { useEffect } from "react";
import { useReadNow } from "@/components/marks/clock";
import { useAnnounce } from "@/components/ui/announcer";
import type { ItemView } from "@/server/views/shapes";
import { isClosed } from "./item-words";

/** Longer timers than this do not exist. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const DUE = [
  { beforeMs: 10 * MINUTE, words: "10 minutes left." },
  { beforeMs: MINUTE, words: "1 minute left." },
  { beforeMs: 0, words: "Overdue." },
] as const;
const LEASE = [{ beforeMs: MINUTE, words: "Your claim ends in 1 minute unless you act." }] as const;

type Marks = readonly { readonly beforeMs: number; readonly words: string }[];

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
      .map(({ words, wait }) => setTimeout(() => announce(words), wait));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [endsAt, marks, announce, readNow]);
}
