// An authority level: always its own glyph, and its word beside it or for the ear.
import { t } from "@core/words/t";
import type { PrintedLevel } from "@core/words/vocabulary";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const COLOURS: Record<PrintedLevel, string> = {
  autonomous: "text-lv-autonomous",
  sampled: "text-lv-sampled",
  review_after: "text-lv-review-after",
  review: "text-lv-review",
  dual: "text-lv-dual",
  human_only: "text-lv-human-only",
  blocked: "text-lv-blocked",
};

/** The level's own ground, for maps and bars. */
export const LEVEL_GROUNDS: Readonly<Record<PrintedLevel, string>> = {
  autonomous: "bg-lvf-autonomous",
  sampled: "bg-lvf-sampled",
  review_after: "bg-lvf-review-after",
  review: "bg-lvf-review",
  dual: "bg-lvf-dual",
  human_only: "bg-lvf-human-only",
  blocked: "bg-lvf-blocked",
};

const ON_GROUNDS: Record<PrintedLevel, string> = {
  autonomous: "text-lvf-on-light",
  sampled: "text-lvf-on-light",
  review_after: "text-lvf-on-light",
  review: "text-lvf-on-light",
  dual: "text-lvf-on-dual",
  human_only: "text-lvf-on-dark",
  blocked: "text-lvf-on-blocked",
};

const ring = <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;

const GLYPHS: Record<PrintedLevel, ReactNode> = {
  autonomous: ring,
  sampled: (
    <>
      <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.1 1.2" />
      <circle cx="7" cy="7" r="1.8" fill="currentColor" />
    </>
  ),
  review_after: (
    <>
      {ring}
      <path d="M7 1.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" />
    </>
  ),
  review: <circle cx="7" cy="7" r="6" fill="currentColor" />,
  dual: (
    <>
      <circle cx="4.6" cy="7" r="4.3" fill="currentColor" />
      <circle cx="9.4" cy="7" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  human_only: (
    <>
      <circle cx="7" cy="4" r="3" fill="currentColor" />
      <path d="M1.2 13.4c0-3.4 2.4-5.2 5.8-5.2s5.8 1.8 5.8 5.2z" fill="currentColor" />
    </>
  ),
  blocked: (
    <>
      <path d="M4.6 1.2h4.8l3.4 3.4v4.8l-3.4 3.4H4.6L1.2 9.4V4.6z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M4 7h6" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
};

/** A level's name. */
export const levelLabel = (level: PrintedLevel): string => t(`marks.${level}`);

interface LevelMarkProps {
  readonly level: PrintedLevel;
  /** `label`: glyph and word. `glyph`: glyph, the word hidden. `fill`: on the level's own ground, for maps and bars. */
  readonly look?: "label" | "glyph" | "fill";
  /** Other words than the level's name, such as "Review before it runs". */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

export function LevelMark({ level, look = "label", children, className }: LevelMarkProps) {
  const words = children ?? levelLabel(level);
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap text-small font-medium",
        look === "fill" ? cn("rounded-1 px-2 py-0.5", LEVEL_GROUNDS[level], ON_GROUNDS[level]) : COLOURS[level],
        className,
      )}
    >
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {GLYPHS[level]}
      </svg>
      {look === "glyph" ? <span className="sr-only">{words}</span> : words}
    </span>
  );
}
