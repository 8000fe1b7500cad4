// The item on the screen is claimed, so that two people do not read the same one; left undecided, also by closing the page, it goes back to its place.
"use client";
import { useEffect, useRef } from "react";
import { type Sent, useSend } from "@/components/data/decide";
import type { Desk } from "@/components/item/desk";
import type { Works } from "@/components/item/use-works";

/** Who only leafs through claims nothing. */
const CLAIM_AFTER_MS = 500;

/** `wasSent`: the item left because it was decided or handed on, so there is nothing to release. */
export function useAutoClaim(desk: Desk | null, works: Works, wasSent: (itemId: string) => boolean): void {
  const send = useSend();
  const item = desk?.item ?? null;
  const itemId = item?.id ?? null;
  const free = item !== null && item.review === "queued" && item.allowed.claim.ok;
  const latest = useRef({ item, works });
  useEffect(() => {
    latest.current = { item, works };
  });
  const claimed = useRef<{ readonly itemId: string; readonly answer: Promise<Sent> } | null>(null);

  useEffect(() => {
    if (itemId === null || !free || claimed.current?.itemId === itemId) return;
    const claim = setTimeout(() => {
      const { item: now } = latest.current;
      if (now === null) return;
      // Refused, it is in other hands: the item is read anew and says so.
      const answer = send({ id: itemId, revisionHash: now.revisionHash, version: now.version, seenMs: 0 }, { type: "claim" });
      claimed.current = { itemId, answer };
    }, CLAIM_AFTER_MS);
    return () => clearTimeout(claim);
  }, [itemId, free, send]);

  // On leaving: an item that this screen claimed, that is still undecided and on which nothing was begun, is released.
  useEffect(() => {
    if (itemId === null) return;
    const leave = () => {
      const { item: left, works: begun } = latest.current;
      const claim = claimed.current;
      if (left?.id !== itemId || claim?.itemId !== itemId) return;
      claimed.current = null;
      const work = begun.of(left);
      const untouched = work.edit === null && work.note === "" && Object.keys(work.words).length === 0;
      // Who leaves at once may be quicker than the claim's answer: still queued here, it is about to be theirs.
      const theirs = left.review === "queued" || (left.review === "claimed" && left.holder?.accountable?.you === true);
      if (!theirs || !untouched || wasSent(itemId)) return;
      const release = () => send({ id: itemId, revisionHash: left.revisionHash, version: left.version, seenMs: 0 }, { type: "release" });
      // A page that is closed cannot wait for the claim's answer.
      if (left.review === "claimed") void release();
      else void claim.answer.then((sent) => (sent.ok ? release() : sent));
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [itemId, send, wasSent]);
}
