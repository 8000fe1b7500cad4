"use client";
// Edits that are not saved yet: kept while the page is, so that looking at another queue, another screen, or going back loses none of them.
import { useCallback, useSyncExternalStore } from "react";

export interface Unsaved<Draft> {
  readonly draft: Draft;
  /** What was there when the edit began: saving over a later one is refused. */
  readonly version: number | null;
}

/** One for each thing that is edited; `queue:new` is one that does not exist yet. */
export type EditKey = `${"queue" | "calendar"}:${string}`;

const kept = new Map<EditKey, Unsaved<unknown>>();
let keys: readonly EditKey[] = [];
const listeners = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The browser asks before the page that keeps them is closed or loaded anew. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

function keep(key: EditKey, unsaved: Unsaved<unknown> | null): void {
  if (unsaved === null) kept.delete(key);
  else kept.set(key, unsaved);
  keys = [...kept.keys()];
  if (keys.length > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
  for (const listener of listeners) listener();
}

/** What is being edited and not saved. */
export const useUnsavedKeys = (): readonly EditKey[] =>
  useSyncExternalStore(
    subscribe,
    () => keys,
    () => keys,
  );

interface Edit<Draft> extends Unsaved<Draft> {
  readonly changed: boolean;
  readonly change: (next: (was: Draft) => Draft) => void;
  /** Saved or given up: nothing is kept any more. */
  readonly forget: () => void;
}

/** The edit of one thing: the one that was left, or `begin`, which must stay the same from one drawing to the next. */
export function useUnsaved<Draft>(key: EditKey, begin: Unsaved<Draft>): Edit<Draft> {
  const left = useSyncExternalStore(
    subscribe,
    () => kept.get(key),
    () => undefined,
  ) as Unsaved<Draft> | undefined;
  const change = useCallback(
    (next: (was: Draft) => Draft) => {
      const now = (kept.get(key) as Unsaved<Draft> | undefined) ?? begin;
      const draft = next(now.draft);
      // Typed and taken back is no change.
      const isBegin = now.version === begin.version && JSON.stringify(draft) === JSON.stringify(begin.draft);
      keep(key, isBegin ? null : { ...now, draft });
    },
    [key, begin],
  );
  const forget = useCallback(() => keep(key, null), [key]);
  return { ...(left ?? begin), changed: left !== undefined, change, forget };
}
