// Counts what a person does with hands on this page, to know later whether they had begun on something else.
"use client";
import { type RefObject, useEffect, useRef } from "react";

export function useActs(): RefObject<number> {
  const acts = useRef(0);
  useEffect(() => {
    const act = () => {
      acts.current += 1;
    };
    addEventListener("keydown", act, { capture: true });
    addEventListener("pointerdown", act, { capture: true });
    return () => {
      removeEventListener("keydown", act, { capture: true });
      removeEventListener("pointerdown", act, { capture: true });
    };
  }, []);
  return acts;
}
