// Keeps what a person has typed and not sent: on the server, for them alone, a moment after they stop typing.
"use client";
import type { JsonObject } from "@core/words/vocabulary";
import { useCallback, useEffect, useRef } from "react";
import { asJson } from "./json-input";
import { problemOf } from "./problem";
import { useTRPCClient } from "./trpc";

export interface KeptDraft {
  readonly revisionHash: string;
  readonly note: string | null;
  readonly arguments: JsonObject | null;
  /** What stands in the inputs of an edit, also what cannot be read yet. */
  readonly typed: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

const SAVE_AFTER_MS = 800;

/** `keep(id, draft)` saves soon; null forgets. What could not be saved stays on the screen, and is saved with the next change. */
export function useDrafts() {
  const client = useTRPCClient();
  const waiting = useRef(new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly draft: KeptDraft | null }>());

  const write = useCallback(
    async (itemId: string, draft: KeptDraft | null) => {
      waiting.current.delete(itemId);
      try {
        if (draft === null) await client.items.draft.drop.mutate({ itemId });
        else
          await client.items.draft.save.mutate({
            itemId,
            draft: { ...draft, arguments: draft.arguments === null ? null : asJson(draft.arguments) },
          });
      } catch (error) {
        // A draft is a kindness: without an answer the words are still on the screen. Anything else is a fault of ours.
        if (problemOf(error).kind === "fault") throw error;
      }
    },
    [client],
  );

  useEffect(() => {
    const pending = waiting.current;
    const writeAll = () => {
      for (const [itemId, { timer, draft }] of pending) {
        clearTimeout(timer);
        void write(itemId, draft);
      }
    };
    // Before the next page is asked for, so that it finds them; phones may tell of the end alone.
    const ends = ["beforeunload", "pagehide"];
    for (const end of ends) window.addEventListener(end, writeAll);
    return () => {
      for (const end of ends) window.removeEventListener(end, writeAll);
      writeAll();
    };
  }, [write]);

  return useCallback(
    (itemId: string, draft: KeptDraft | null) => {
      const before = waiting.current.get(itemId);
      if (before) clearTimeout(before.timer);
      waiting.current.set(itemId, { draft, timer: setTimeout(() => void write(itemId, draft), SAVE_AFTER_MS) });
    },
    [write],
  );
}
