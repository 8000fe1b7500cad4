// One setting: what it is, what it does, and its control.
import type { ReactNode } from "react";

interface RowProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (label: string) => ReactNode;
}

export function Row({ label, hint, children }: RowProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-1.5 border-t border-line py-2">
      <div className="min-w-[220px] flex-1">
        <p>{label}</p>
        {hint !== undefined && <p className="text-small text-fg-3">{hint}</p>}
      </div>
      {children(label)}
    </div>
  );
}
