// Who looks at what now: this page says it of itself while it is in front, and asks about others.
"use client";
import { asItemId } from "@core/words/ids";
import { onlineManager, skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { PersonRef } from "@/server/views/shapes";
import { useTRPC, useTRPCClient } from "./trpc";

const SAY_EVERY_MS = 20_000;
const ASK_EVERY_MS = 10_000;
/** Who only leafs through is not shown. */
const SAY_AFTER_MS = 1_000;
const MOST_ASKED = 200;

/** Says that this person has the item before them, for as long as the page is in front. */
export function useLooking(itemId: string | null): void {
  const { items } = useTRPCClient();
  useEffect(() => {
    if (itemId === null) return;
    const id = asItemId(itemId);
    let said = false;
    const say = () => {
      // Without a connection, and once the session has ended, nobody hears it.
      if (document.hidden || !onlineManager.isOnline()) return;
      said = true;
      // Told too late or not at all, nobody is hurt: the next time comes by itself.
      items.look.mutate({ itemId: id }).catch(() => {});
    };
    const leave = () => {
      if (said) items.look.mutate({ itemId: id, leaving: true }).catch(() => {});
      said = false;
    };
    const first = setTimeout(say, SAY_AFTER_MS);
    const again = setInterval(say, SAY_EVERY_MS);
    window.addEventListener("pagehide", leave);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [itemId, items]);
}

const NOBODY: readonly PersonRef[] = [];

/** Who else looks at each of these items now. */
export function useLookers(itemIds: readonly string[]): (itemId: string) => readonly PersonRef[] {
  const asked = itemIds.slice(0, MOST_ASKED).map(asItemId);
  const options = useTRPC().items.lookers.queryOptions(asked.length === 0 ? skipToken : { itemIds: asked }, {
    refetchInterval: ASK_EVERY_MS,
    staleTime: ASK_EVERY_MS,
    retry: false,
  });
  const { data } = useQuery(options);
  return useMemo(() => {
    const people = new Map<string, readonly PersonRef[]>();
    for (const { itemId, person } of data ?? []) people.set(itemId, [...(people.get(itemId) ?? []), person]);
    return (itemId) => people.get(itemId) ?? NOBODY;
  }, [data]);
}
