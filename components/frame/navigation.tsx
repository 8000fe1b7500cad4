"use client";
// The way between screens: words and counts when wide, icons when slim, a sheet on phones.
import { t } from "@core/words/t";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { useMe, useQueues } from "@/components/data/questions";
import { GROUPS, isOn, type Screen, screensFor } from "@/components/frame/screens";
import { formatCount } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Tooltip } from "@/components/ui/tooltip";
import type { QueueSummary } from "@/server/views/shapes-queue";

/** What waits behind a screen: for Review, in the person's own queues and in nobody's hands; for Queues, everything open. */
function waiting(screen: Screen, queues: readonly QueueSummary[] | undefined): number | null {
  if (queues === undefined || (screen.path !== "/review" && screen.path !== "/queues")) return null;
  const counted = screen.path === "/review" ? queues.filter((queue) => queue.member) : queues;
  return counted.reduce((sum, queue) => sum + queue.open - (screen.path === "/review" ? queue.inWork : 0), 0);
}

interface LinkProps {
  readonly screen: Screen;
  readonly current: boolean;
  readonly count: number | null;
  readonly onGo: () => void;
}

function WideLink({ screen, current, count, onGo }: LinkProps) {
  return (
    <Link
      href={screen.path}
      onClick={onGo}
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex h-7 items-center gap-[9px] rounded-2 px-2 font-medium coarse:h-11 max-mid:h-11",
        current ? "bg-selected text-fg" : "text-fg-2 hover:bg-hover",
      )}
    >
      <Icon name={screen.icon} className={current ? "text-ink-text" : undefined} />
      <span className="flex-1">{t(`frame.${screen.name}`)}</span>
      <span className="min-w-6 text-right text-small font-regular text-fg-3 tabular-nums">{count === null ? "" : formatCount(count)}</span>
    </Link>
  );
}

function SlimLink({ screen, current, count, onGo }: LinkProps) {
  const label = t(`frame.${screen.name}`);
  const name = count === null ? label : `${label}, ${formatCount(count)}`;
  return (
    <Tooltip words={name} shortcut={`G ${screen.goKey}`}>
      <Link
        href={screen.path}
        onClick={onGo}
        aria-current={current ? "page" : undefined}
        aria-label={name}
        className={cn(
          "grid size-8 place-items-center rounded-2 coarse:size-11",
          current ? "bg-selected text-ink-text" : "text-fg-2 hover:bg-hover",
        )}
      >
        <Icon name={screen.icon} />
      </Link>
    </Tooltip>
  );
}

interface NavigationProps {
  readonly slim: boolean;
  /** Called when a screen is chosen, so that a sheet can close. */
  readonly onGo?: () => void;
  readonly className?: string;
}

export function Navigation({ slim, onGo = () => {}, className }: NavigationProps) {
  const pathname = usePathname();
  const { data: queues } = useQueues();
  const screens = screensFor(useMe().data?.roles);
  return (
    <nav aria-label={t("frame.main")} className={cn("flex flex-col", slim ? "items-center gap-[3px] py-2" : "gap-px p-2", className)}>
      {GROUPS.filter((group) => screens.some((screen) => screen.group === group)).map((group) => (
        <Fragment key={group}>
          {!slim && <h2 className="px-2 pt-3 pb-1 text-micro text-fg-3">{t(`frame.${group}`)}</h2>}
          {screens
            .filter((screen) => screen.group === group)
            .map((screen) => {
              const LinkOf = slim ? SlimLink : WideLink;
              return (
                <LinkOf key={screen.path} screen={screen} current={isOn(screen, pathname)} count={waiting(screen, queues)} onGo={onGo} />
              );
            })}
        </Fragment>
      ))}
    </nav>
  );
}
