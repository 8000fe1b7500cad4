// A label and what it is, in one line of a list of facts.
import type { ReactNode } from "react";

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3 py-0.5">
      <dt className="shrink-0 text-fg-2">{label}</dt>
      <dd className="min-w-0 flex-1 text-right break-words tabular-nums">{children}</dd>
    </div>
  );
}
