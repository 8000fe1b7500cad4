// Makes the desk of one item: what is pinned on it, what the person has begun, whether Approve is alive, and what the last order came to.
"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Before } from "@/components/data/decide";
import type { Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import type { ItemView } from "@/server/views/shapes-item";
import type { Desk } from "./desk";
import { isClosed } from "./item-words";
import { materialKey, usePinned } from "./pinned";
import { useReadiness } from "./use-readiness";
import type { Works } from "./use-works";
import type { Mode } from "./work";

interface DeskInput {
  /** The item as it was read last; null while it is not there yet. */
  readonly latest: ItemView | null;
  /** As it was before the person when their order was refused. */
  readonly seen: ItemView | null;
  readonly works: Works;
  /** Whether its evidence was looked at; undefined where it has none. */
  readonly evidenceSeen: () => boolean | undefined;
  readonly pending: boolean;
  readonly problem: { readonly problem: Problem; readonly order: Order } | null;
  readonly onExcuse: () => void;
  readonly onSend: (item: ItemView, before: Before, order: Order) => void;
}

/** Orders that sign something, so that they wait until it has stood still for a moment. */
const signs = (order: Order) => order.type === "approve" || order.type === "edit";

export function useItemDesk({ latest, seen, works, evidenceSeen, pending, problem, onExcuse, onSend }: DeskInput): Desk | null {
  const { shown, newer, accept } = usePinned(latest, seen);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const [held, setHeld] = useState<string | null>(null);
  const [given, setGiven] = useState<string | null>(null);
  const { isReady, seenMs } = useReadiness(shown === null ? "" : materialKey(shown), shown?.id ?? null);

  const mine = shown?.claim?.by.you === true;
  if (shown !== null && mine && held !== shown.id) setHeld(shown.id);
  // Giving an item away is not losing it.
  if (shown !== null && !mine && given === shown.id) {
    setGiven(null);
    setHeld(null);
  }

  const send = useCallback(
    (order: Order) => {
      if (shown === null || pending) return;
      if (signs(order) && !isReady()) return;
      setGiven(order.type === "claim" ? null : shown.id);
      const { id, revisionHash, version, review } = shown;
      onSend(shown, { id, revisionHash, version, seenMs: seenMs(), evidenceSeen: evidenceSeen(), claimFirst: review === "queued" }, order);
    },
    [shown, pending, isReady, seenMs, evidenceSeen, onSend],
  );

  // What held the focus is gone with its form or its notice: the heading takes it, so that the keys go on.
  const moment = shown === null ? "" : [shown.version, works.of(shown).mode, problem?.problem.kind].join(" ");
  const before = useRef("");
  useEffect(() => {
    if (before.current === moment) return;
    before.current = moment;
    if (document.activeElement === document.body) headingRef.current?.focus({ preventScroll: true });
  }, [moment]);

  if (shown === null) return null;
  const open = (mode: Mode | null) => {
    works.change(shown, { mode });
    if (mode === null) headingRef.current?.focus({ preventScroll: true });
  };
  return {
    item: shown,
    newer,
    acceptNewer: () => {
      accept();
      onExcuse();
      headingRef.current?.focus();
    },
    work: works.of(shown),
    change: (part) => works.change(shown, part),
    open,
    send,
    pending,
    problem,
    excuse: onExcuse,
    lostClaim: held === shown.id && !mine && !isClosed(shown) && shown.suspension?.by.you !== true,
    headingRef,
  };
}
