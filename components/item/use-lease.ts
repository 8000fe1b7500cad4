// While a person works on an item they hold, their claim is renewed; while they do not, it may lapse.
"use client";
import { useEffect, useRef } from "react";
import { useRenew } from "@/components/data/decide";
import { useRefreshItem } from "@/components/data/questions";
import { useReadNow } from "@/components/marks/clock";
import type { ItemView } from "@/server/views/shapes-item";

const LOOK_EVERY_MS = 20_000;
/** A sign of work within this time keeps the claim. */
const AT_WORK_MS = 60_000;
const SIGNS_OF_WORK = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

export function useLease(item: ItemView | null): void {
  const renew = useRenew();
  const refresh = useRefreshItem();
  const readNow = useReadNow();
  const workedAt = useRef(0);

  useEffect(() => {
    const work = () => {
      workedAt.current = Date.now();
    };
    work();
    for (const sign of SIGNS_OF_WORK) addEventListener(sign, work, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_WORK) removeEventListener(sign, work);
    };
  }, []);

  const itemId = item?.id ?? null;
  const mine = item?.claim?.by.you === true;
  const renewAfter = item?.claim ? item.claim.leaseUntil - item.claim.leaseMs / 2 : 0;
  useEffect(() => {
    if (itemId === null || !mine) return;
    const look = setInterval(async () => {
      if (readNow() < renewAfter || Date.now() - workedAt.current > AT_WORK_MS || document.hidden) return;
      await renew(itemId);
      await refresh(itemId);
    }, LOOK_EVERY_MS);
    return () => clearInterval(look);
  }, [itemId, mine, renewAfter, renew, refresh, readNow]);
}
