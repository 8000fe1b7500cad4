// Which two revisions are compared: it stands in the address, so that a link opens it and a reload keeps it.
"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { ItemView } from "@/server/views/shapes-item";

export interface Pair {
  readonly from: number;
  readonly to: number;
}

type Compared = Pick<ItemView, "id" | "revisions">;

/** `1-3`, of revisions that the item has. */
export function pairIn(text: string | null, { revisions }: Pick<ItemView, "revisions">): Pair | null {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? "") ?? [];
  const has = (number: number) => revisions.some((revision) => revision.number === number);
  const pair = { from: Number(from), to: Number(to) };
  return from !== undefined && pair.from !== pair.to && has(pair.from) && has(pair.to) ? pair : null;
}

/** The newest against the one before it; null where there is only one. */
export function latestPair({ revisions }: Pick<ItemView, "revisions">): Pair | null {
  const numbers = revisions.map(({ number }) => number).sort((one, other) => one - other);
  const [from, to] = numbers.slice(-2);
  return from === undefined || to === undefined ? null : { from, to };
}

/** The address that opens it on the item's own page. */
export const comparisonAddress = ({ id }: Pick<ItemView, "id">, { from, to }: Pair): string => `/items/${id}?compare=${from}-${to}`;

export function useComparison(item: Compared | null): { readonly shown: Pair | null; readonly show: (pair: Pair | null) => void } {
  const query = useSearchParams();
  const path = usePathname();
  const id = item?.id ?? null;
  // On other screens the address is not the item's, so it names it: after the next decision another one stands there.
  const own = path === `/items/${id}`;
  const meant = own || query.get("of") === id;
  const shown = item === null || !meant ? null : pairIn(query.get("compare"), item);
  const show = useCallback(
    (pair: Pair | null) => {
      const address = new URL(window.location.href);
      const { searchParams } = address;
      searchParams.delete("of");
      searchParams.delete("compare");
      if (pair !== null) searchParams.set("compare", `${pair.from}-${pair.to}`);
      if (pair !== null && !own && id !== null) searchParams.set("of", id);
      window.history.replaceState(null, "", address);
    },
    [own, id],
  );
  return { shown, show };
}
