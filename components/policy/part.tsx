// One part of a policy on its screens: its title, how much there is of it, and what it holds.
import type { ReactNode } from "react";

export function Part({ title, count, children }: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong [overflow-wrap:anywhere]">
        {title} <span className="text-small font-regular text-fg-3 tabular-nums">{count}</span>
      </h2>
      {children}
    </section>
  );
}
