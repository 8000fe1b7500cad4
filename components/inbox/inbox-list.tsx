"use client";
// What a person was told, what was said last first: read or unread, with the way to it. What comes while they look waits behind a button.
import type { NoticeKind } from "@core/words/notices";
import { t } from "@core/words/t";
import Link from "next/link";
import { useRef } from "react";
import { type InboxOnly, useInboxCount, useInboxPages, useMarking } from "@/components/data/inbox";
import { TimeMark } from "@/components/marks/time-mark";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { useKeys } from "@/components/ui/keys";
import type { NoticeView } from "@/server/views/shapes-inbox";

const ICONS: Readonly<Record<NoticeKind, IconName>> = {
  rung: "stairs",
  handed: "user",
  escalated: "escalate",
  answered: "ask",
  opinion: "users",
  overdue: "clock",
  stop: "octagon",
  stop_review: "octagon",
  capacity: "gauge",
  self_test: "activity",
  predictability: "triangle",
  erasure: "trash",
};

interface InboxListProps {
  readonly only: InboxOnly;
  /** J, K and M walk and mark: where the list is the screen. */
  readonly keys?: boolean;
  /** Called when something is opened, so that a sheet can close. */
  readonly onGo?: () => void;
}

export function InboxList({ only, keys = false, onGo = () => {} }: InboxListProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch, isFetching } = useInboxPages(only);
  const { data: count } = useInboxCount();
  const { mark } = useMarking();
  const list = useRef<HTMLUListElement>(null);
  const notices = data?.pages.flatMap((page) => page.notices) ?? [];
  useWalk(list, notices, (notice) => mark(notice, !notice.read), keys);

  if (data === undefined) return <div className="min-h-40" aria-busy="true" />;
  const newest = notices[0]?.lastAt ?? 0;
  const isBehind = !isFetching && (count?.lastAt ?? 0) > newest && (only === "all" || (count?.unread ?? 0) > 0);
  const showNew = isBehind && (
    <Button look="quiet" icon="refresh" className="w-full rounded-none border-0 border-b border-line" onClick={() => void refetch()}>
      {t("inbox.showNew")}
    </Button>
  );
  if (notices.length === 0)
    return (
      <>
        {showNew}
        <Blank
          icon="bell"
          title={t(only === "unread" ? "inbox.nothingUnread" : "inbox.nothing")}
          className="h-auto py-16"
          actions={
            <ButtonLink href="/settings#telling" look="quiet" onClick={onGo}>
              {t("inbox.choose")}
            </ButtonLink>
          }
        >
          <p>{t("inbox.nothingWhat")}</p>
        </Blank>
      </>
    );
  return (
    <>
      {showNew}
      <ul ref={list} aria-label={t("inbox.title")}>
        {notices.map((notice) => (
          <Row key={notice.id} notice={notice} onMark={(read) => mark(notice, read)} onGo={onGo} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="px-gutter py-3">
          <Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("inbox.more")}
          </Button>
        </div>
      )}
    </>
  );
}

interface RowProps {
  readonly notice: NoticeView;
  readonly onMark: (read: boolean) => void;
  readonly onGo: () => void;
}

function Row({ notice, onMark, onGo }: RowProps) {
  const { kind, words, title, gone, path, lastAt, read } = notice;
  const go = () => {
    onMark(true);
    onGo();
  };
  return (
    <li
      data-notice={notice.id}
      className="relative grid grid-cols-[8px_16px_minmax(0,1fr)_auto] items-start gap-x-2.5 border-b border-line px-gutter py-2.5 hover:bg-hover focus-within:bg-hover"
    >
      <span className={cn("mt-[7px] size-[7px] rounded-full", !read && "bg-ink forced-colors:border")}>
        {!read && <span className="sr-only">{t("inbox.unread")}</span>}
      </span>
      <Icon name={ICONS[kind]} className={cn("mt-0.5", read ? "text-fg-3" : "text-fg-2")} />
      <div className="min-w-0">
        <p className={cn("break-words", read ? "text-fg-2" : "font-medium")}>
          {path === null ? (
            words
          ) : (
            // The whole row is the way; the button on it lies above.
            <Link href={path} prefetch={false} onClick={go} className="after:absolute after:inset-0 focus-visible:after:shadow-(--focus)">
              {words}
            </Link>
          )}
        </p>
        <p className="flex gap-x-3 text-small text-fg-3">
          {(title !== null || gone) && (
            <span className={cn("min-w-0 truncate", !gone && "text-fg-2")}>{gone ? t("inbox.gone") : title}</span>
          )}
          <TimeMark at={lastAt} className="shrink-0 tabular-nums" />
        </p>
      </div>
      <Button
        look="quiet"
        size="small"
        iconOnly
        icon={read ? "undo" : "check"}
        onClick={() => onMark(!read)}
        hint={t(read ? "inbox.markUnread" : "inbox.markRead")}
        className="z-1"
      >
        {t(read ? "inbox.markUnread" : "inbox.markRead")}
        {`: ${words}`}
      </Button>
    </li>
  );
}

/** J and K walk the rows, Enter opens what the focus is on, M marks it. */
function useWalk(
  list: { readonly current: HTMLUListElement | null },
  notices: readonly NoticeView[],
  onMark: (notice: NoticeView) => void,
  when: boolean,
) {
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-notice]") ?? [])];
  const at = () => rows().findIndex((row) => row.contains(document.activeElement));
  const step = (by: number) => {
    const all = rows();
    const next = all[Math.min(Math.max(at() + by, 0), all.length - 1)];
    next?.querySelector<HTMLElement>("a, button")?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const here = () => notices.find(({ id }) => id === rows()[at()]?.dataset.notice);
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      m: () => {
        const notice = here();
        if (notice !== undefined) onMark(notice);
      },
    },
    { when },
  );
}
