// The half-made work of one sitting, by item: survives going to another item and back, and a reload through the kept draft.
"use client";
import { useCallback, useState } from "react";
import { useDrafts } from "@/components/data/drafts";
import type { ItemView } from "@/server/views/shapes-item";
import { keptOf, NO_WORK, type Work, workFrom } from "./work";

export interface Works {
  readonly of: (item: ItemView) => Work;
  readonly change: (item: ItemView, part: Partial<Work>) => void;
  /** The order was carried out: nothing is half-made any more. */
  readonly done: (itemId: string) => void;
}

export function useWorks(): Works {
  const [works, setWorks] = useState<Readonly<Record<string, Work>>>({});
  const keep = useDrafts();
  const of = useCallback((item: ItemView) => works[item.id] ?? workFrom(item), [works]);
  const change = useCallback(
    (item: ItemView, part: Partial<Work>) => {
      const next = { ...of(item), ...part };
      setWorks((before) => ({ ...before, [item.id]: { ...(before[item.id] ?? workFrom(item)), ...part } }));
      if (part.note === undefined && part.edit === undefined && part.words === undefined) return;
      keep(item.id, keptOf(item, next));
    },
    [of, keep],
  );
  const done = useCallback((itemId: string) => {
    setWorks((before) => ({ ...before, [itemId]: NO_WORK }));
  }, []);
  return { of, change, done };
}
