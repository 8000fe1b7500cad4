"use client";
// Hands the reader's messages to the page's code before anything else of it is drawn. On the server each request has its own (server/wording.ts).
import { provideWording, type Wording } from "@core/words/t";
import type { ReactNode } from "react";

export function WordingProvider({ wording, children }: { readonly wording: Wording; readonly children: ReactNode }) {
  if (typeof window !== "undefined") provideWording(() => wording);
  return children;
}
