"use client";
// The table of a piece of evidence: wider than its place it is scrolled, by keyboard too.
import { t } from "@core/words/t";
import type { ReactNode } from "react";

export const EvidenceTable = ({ children }: { readonly children?: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
  <section tabIndex={0} aria-label={t("evidence.table")} className="quiet-scroll overflow-x-auto">
    <table>{children}</table>
  </section>
);
