"use client";
// Holds the looks that a person chose, writes them to their cookie, and keeps the page's density in step.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { LOOK_COOKIE, type Look, parseLook, printLook } from "@/components/frame/look";

interface Looks {
  readonly look: Look;
  readonly change: (part: Partial<Look>) => void;
}

const LookContext = createContext<Looks>({ look: parseLook(undefined), change: () => {} });
export const useLook = (): Looks => useContext(LookContext);

const YEAR_S = 365 * 24 * 60 * 60;

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The next page is rendered in the person's own zone. */
function keep(chosen: Look): void {
  const look = { ...chosen, zone: ownZone() };
  document.cookie = `${LOOK_COOKIE}=${encodeURIComponent(printLook(look))}; path=/; max-age=${YEAR_S}; samesite=lax`;
}

export function LookProvider({ initial, children }: { readonly initial: Look; readonly children: ReactNode }) {
  const [look, setLook] = useState(initial);

  const change = useCallback(
    (part: Partial<Look>) => {
      const next = { ...look, ...part };
      setLook(next);
      keep(next);
    },
    [look],
  );

  useEffect(() => {
    document.documentElement.dataset.density = look.density;
  }, [look.density]);

  useEffect(() => {
    if (initial.zone !== ownZone()) keep(initial);
  }, [initial]);

  const looks = useMemo(() => ({ look, change }), [look, change]);
  return <LookContext value={looks}>{children}</LookContext>;
}
