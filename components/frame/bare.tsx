// A page without the frame: only the product's sign above what it says.
import type { ReactNode } from "react";
import { BrandSign } from "@/components/frame/brand";

export function Bare({ children }: { readonly children: ReactNode }) {
  return (
    <main className="flex h-dvh flex-col bg-surface">
      <p className="flex items-center gap-[9px] p-4 font-strong">
        <BrandSign /> Countersign
      </p>
      <div className="min-h-0 flex-1">{children}</div>
    </main>
  );
}
