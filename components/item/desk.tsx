"use client";
// What every part of the item's screen needs: the item as it was read, the person's half-made work, and how to send an order.
import { createContext, type RefObject, useContext } from "react";
import type { Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import type { ItemView } from "@/server/views/shapes-item";
import type { Mode, Work } from "./work";

export interface Desk {
  readonly item: ItemView;
  /** Of another revision than what is shown: nothing can be signed before it was looked at. */
  readonly newer: ItemView | null;
  readonly acceptNewer: () => void;
  readonly work: Work;
  readonly change: (part: Partial<Work>) => void;
  readonly open: (mode: Mode | null) => void;
  readonly send: (order: Order) => void;
  /** Sent and not answered yet; only where the screen waits for the answer. */
  readonly pending: boolean;
  /** The last order for this item was not carried out. */
  readonly problem: { readonly problem: Problem; readonly order: Order } | null;
  readonly excuse: () => void;
  /** The claim this person had was lost without their doing. */
  readonly lostClaim: boolean;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("a part of an item stands outside of its desk");
  return desk;
}
