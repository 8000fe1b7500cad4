"use client";
// One polite live region for the whole page, so that screens speak one at a time and never over each other.
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Announce = (words: string) => void;

const AnnouncerContext = createContext<Announce>(() => {});

/** Says words politely: results of what the person did, counts at most once in 30 s. */
export const useAnnounce = (): Announce => useContext(AnnouncerContext);

export function Announcer({ children }: { readonly children: ReactNode }) {
  // Two alternating regions: the same words twice are spoken twice.
  const [said, setSaid] = useState<readonly [string, string]>(["", ""]);
  const announce = useCallback((words: string) => setSaid(([first]) => (first === "" ? [words, ""] : ["", words])), []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div aria-live="polite" className="sr-only">
        {said[0]}
      </div>
      <div aria-live="polite" className="sr-only">
        {said[1]}
      </div>
    </AnnouncerContext>
  );
}
