"use client";
// An item's page: its screen of now, its screen as it was at an instant, or its whole timeline, by what the address says.
import { AsItWasScreen } from "./as-it-was";
import { ItemScreen } from "./item-screen";
import { PastTimeline } from "./past-timeline";
import { useItemPlace } from "./use-item-place";

export function ItemPlace({ itemId }: { readonly itemId: string }) {
  const { at, timeline } = useItemPlace();
  if (at !== null) return <AsItWasScreen itemId={itemId} at={at} />;
  return timeline ? <PastTimeline itemId={itemId} /> : <ItemScreen itemId={itemId} />;
}
