// Who holds the next move: an agent in graphite, a queue hatched (somebody waits), a person in ink.

import { t } from "@core/words/t";
import { PersonMark } from "@/components/marks/person-mark";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import type { HolderView } from "@/server/views/shapes";

interface BoxProps {
  readonly icon: IconName;
  /** `hatch`: somebody waits. */
  readonly edge?: "solid" | "hatch";
}

function Box({ icon, edge = "solid" }: BoxProps) {
  return (
    <span
      className={cn(
        "grid size-5 shrink-0 place-items-center rounded-1 text-machine",
        edge === "hatch" && "hatch shadow-[inset_0_0_0_1px_var(--line-2)]",
        edge === "solid" && "bg-surface shadow-[inset_0_0_0_1px_var(--line-2)]",
      )}
    >
      <span className={cn("grid place-items-center", edge === "hatch" && "size-3.5 rounded-[2px] bg-surface")}>
        <Icon name={icon} size={12} />
      </span>
    </span>
  );
}

interface HolderMarkProps {
  /** Null when the item is closed and nobody owes anything. */
  readonly holder: HolderView | null;
  readonly className?: string;
}

export function HolderMark({ holder, className }: HolderMarkProps) {
  if (holder === null) return <span className={cn("text-fg-3", className)}>{t("marks.nobody")}</span>;
  if (holder.kind === "person") {
    const person = holder.accountable ?? { id: holder.id, name: holder.name, initials: holder.name.slice(0, 2).toUpperCase(), you: false };
    return <PersonMark person={person} {...(className === undefined ? {} : { className })} />;
  }
  const { accountable } = holder;
  const title =
    accountable === null
      ? holder.name
      : t("marks.answeredFor", { name: holder.name, who: accountable.you ? t("marks.youDative") : accountable.name });
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap", className)} title={title}>
      {holder.kind === "queue" ? <Box icon="layers" edge="hatch" /> : <Box icon="cpu" />}
      <span className="truncate">
        <span className="sr-only">{t(holder.kind === "queue" ? "marks.queue" : "marks.agent")} </span>
        {holder.name}
      </span>
    </span>
  );
}
