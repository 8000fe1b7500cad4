// The same boxes in grey, while the answer is on its way. Shown only after 400 ms, so that quick answers do not flicker.
import type { CSSProperties } from "react";
import { cn } from "@/components/ui/cn";

interface SkeletonProps {
  readonly width: number | string;
  readonly height?: number;
  readonly round?: boolean;
  readonly className?: string;
}

export function Skeleton({ width, height = 10, round = false, className }: SkeletonProps) {
  const box: CSSProperties = { width, height };
  return <span aria-hidden="true" className={cn("block bg-hover", round ? "rounded-full" : "rounded-1", className)} style={box} />;
}
