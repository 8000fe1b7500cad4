"use client";
// True once something has been going on for a while: so that quick answers show no trace of waiting.
import { useEffect, useState } from "react";

export function useLate(going: boolean, afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [going, afterMs]);
  return late;
}
