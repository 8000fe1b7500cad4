// What this person looks at right now, in whichever tab: each tab says so to the others, so that nobody is called to what they have before them.
"use client";
import { useCallback, useEffect, useRef } from "react";

const CHANNEL = "countersign.looking";

/** `path` null: the tab is not in front. */
type Said = { readonly tab: string; readonly path: string | null } | { readonly ask: true };

/** Tells the other tabs what this one shows; the answer says whether any of them shows a path. */
export function useLooking(path: string): (asked: string) => boolean {
  const paths = useRef(new Map<string, string | null>());
  const own = useRef(path);
  const say = useRef(() => {});

  useEffect(() => {
    const tab = crypto.randomUUID();
    const known = paths.current;
    const channel = new BroadcastChannel(CHANNEL);
    const shown = () => (document.visibilityState === "visible" && document.hasFocus() ? own.current : null);
    const tell = (seen: string | null) => {
      known.set(tab, seen);
      channel.postMessage({ tab, path: seen } satisfies Said);
    };
    say.current = () => tell(shown());
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ("ask" in data) say.current();
      else known.set(data.tab, data.path);
    };
    const changed = () => say.current();
    const leaves = () => tell(null);
    channel.postMessage({ ask: true } satisfies Said);
    changed();
    document.addEventListener("visibilitychange", changed);
    addEventListener("focus", changed);
    addEventListener("blur", changed);
    addEventListener("pagehide", leaves);
    return () => {
      leaves();
      document.removeEventListener("visibilitychange", changed);
      removeEventListener("focus", changed);
      removeEventListener("blur", changed);
      removeEventListener("pagehide", leaves);
      say.current = () => {};
      channel.close();
    };
  }, []);

  useEffect(() => {
    own.current = path;
    say.current();
  }, [path]);

  return useCallback((asked) => [...paths.current.values()].includes(asked), []);
}
