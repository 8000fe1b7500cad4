"use client";
// Waits for the words where a page is drawn by the browser alone (Next does so for what is not there): then their script does not stand in the document's head before the rest.
import { hasWording } from "@core/words/t";
import { type ReactNode, use } from "react";

let arriving: Promise<void> | null = null;

/** Null once they are there. A script that does not come is asked for again by whoever loads the page again. */
function arrival(address: string, nonce: string | undefined): Promise<void> | null {
  if (hasWording()) return null;
  arriving ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    if (nonce !== undefined) script.nonce = nonce;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`The words did not come from ${address}.`));
    document.head.append(script);
  });
  return arriving;
}

interface WordedProps {
  readonly address: string;
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

export function Worded({ address, nonce, children }: WordedProps) {
  const coming = arrival(address, nonce);
  if (coming !== null) use(coming);
  return children;
}
