// A person as initials in a circle: tinted for others, filled ink for you.

import { t } from "@core/words/t";
import { cn } from "@/components/ui/cn";
import type { PersonRef } from "@/server/views/shapes";

const SIZES = {
  small: "size-5 text-[9px]",
  medium: "size-6 text-[9px]",
  large: "size-7 text-micro",
} as const;

interface AvatarProps {
  readonly person: Pick<PersonRef, "initials" | "you">;
  readonly size?: keyof typeof SIZES;
  readonly className?: string;
}

/** The circle alone: the name stands beside it or in the label of what holds it. */
export function Avatar({ person, size = "small", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full font-strong leading-none forced-colors:border tracking-[0.02em]",
        SIZES[size],
        person.you ? "bg-ink text-on-ink" : "bg-ink-tint text-ink-text shadow-[inset_0_0_0_1px_var(--ink-line)]",
        className,
      )}
    >
      {person.initials}
    </span>
  );
}

interface PersonMarkProps {
  readonly person: PersonRef;
  readonly size?: keyof typeof SIZES;
  /** "You" for yourself; `name` writes the name even then. */
  readonly self?: "you" | "name";
  readonly className?: string;
}

export function PersonMark({ person, size = "small", self = "you", className }: PersonMarkProps) {
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap", className)}>
      <Avatar person={person} size={size} />
      <span className="truncate">{person.you && self === "you" ? t("marks.you") : person.name}</span>
    </span>
  );
}
