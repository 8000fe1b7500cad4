// How far something has come: a thin line beside the words that say it.
import { cn } from "@/components/ui/cn";

interface ProgressProps {
  /** For the ear: what is coming, as the words beside it say. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly className?: string;
}

export function Progress({ label, value, max, className }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className={cn(
        "h-1 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-line-2 [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line-2 [&::-webkit-progress-value]:bg-ink",
        className,
      )}
    />
  );
}
