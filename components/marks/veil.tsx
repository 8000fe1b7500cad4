// How pictures are first shown to this person: as they are, blurred or grey. What an agent sends can be hard to look at.
"use client";
import { useSettings } from "@/components/data/settings";
import { cn } from "@/components/ui/cn";

const VEILS = { plain: "", blur: "blur-[6px]", grey: "grayscale" } as const;

/** The class of a picture that nobody has asked to see as it is; empty where none is wanted. */
export const useVeil = (): string => VEILS[useSettings().images];

interface ThumbnailProps {
  readonly src: string;
  readonly size?: number;
  readonly className?: string;
}

/** The small picture beside a row or a sibling. Its words stand beside it, so it says nothing to the ear. */
export function Thumbnail({ src, size, className }: ThumbnailProps) {
  return <img src={src} alt="" width={size} height={size} loading="lazy" className={cn("scan shrink-0", useVeil(), className)} />;
}
