"use client";
// Light or dark by data-theme; as the system wishes until the person chooses.
import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

export function ThemeProvider({ nonce, children }: { readonly nonce: string | undefined; readonly children: ReactNode }) {
  return (
    <NextThemes attribute="data-theme" defaultTheme="system" enableSystem enableColorScheme={false} {...(nonce !== undefined && { nonce })}>
      {children}
    </NextThemes>
  );
}
