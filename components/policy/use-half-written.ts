"use client";
// What is half written of a part of a draft: no document could keep it, and it must not be lost while somebody writes.
import { useState } from "react";

/**
 * `whole` is what the draft says of the part, and `of` how that is written. What is half written stands for as long as the draft says
 * what it led to; whatever else comes into the draft meanwhile, from somewhere else, goes before it.
 */
export function useHalfWritten<Half>(whole: unknown, of: Half): readonly [Half, (half: Half, leadsTo: unknown) => void] {
  const [kept, setKept] = useState<{ readonly half: Half; readonly of: string } | null>(null);
  const half = kept !== null && kept.of === JSON.stringify(whole) ? kept.half : of;
  return [half, (next, leadsTo) => setKept({ half: next, of: JSON.stringify(leadsTo) })];
}
