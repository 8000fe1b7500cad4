"use client";
// The bell in the top bar: how much is unread, and the unread themselves one press away.
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useInboxCount } from "@/components/data/inbox";
import { Icon } from "@/components/ui/icon";

/** Fetched when it is needed, and before: a hand that moves towards the button will press it. */
const load = () => import("@/components/inbox/inbox-sheet").then((module) => module.InboxSheet);
const InboxSheet = dynamic(load);

/** More than this is many, and the bar has no room for it. */
const MOST_SHOWN = 99;

export function InboxButton() {
  const { data: count } = useInboxCount();
  const [open, setOpen] = useState(false);
  const unread = count?.unread ?? 0;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={unread === 0 ? t("inbox.title") : t("inbox.bell", { count: unread })}
        title={unread === 0 ? t("inbox.title") : t("inbox.bell", { count: unread })}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className="target relative grid size-control shrink-0 place-items-center rounded-2 text-fg-2 hover:bg-hover hover:text-fg"
      >
        <Icon name="bell" />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="absolute -top-1 -right-1 grid h-4 min-w-4 place-items-center rounded-full bg-ink px-1 text-micro font-medium text-on-ink tabular-nums forced-colors:border"
          >
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </button>
      {open && <InboxSheet onClose={() => setOpen(false)} />}
    </>
  );
}
