"use client";
// Any two revisions of the item side by side, over the item: fetched when somebody first asks for it.
import { lazy, Suspense } from "react";
import type { ItemView } from "@/server/views/shapes-item";
import { useComparison } from "./use-comparison";

const Compare = lazy(() => import("./compare-revisions").then(({ CompareRevisions }) => ({ default: CompareRevisions })));

export function Comparison({ item }: { readonly item: ItemView }) {
  const { shown, show } = useComparison(item);
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <Compare item={item} pair={shown} onPair={show} />
    </Suspense>
  );
}
