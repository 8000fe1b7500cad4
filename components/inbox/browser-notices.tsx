"use client";
// Notifications of the browser while a page is open: of several tabs one shows them, none of what somebody looks at, and none in quiet hours.
import { dateFormat } from "@core/words/t";
import { isQuiet, type Telling, wants } from "@core/words/telling";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { useInboxCount, useReadUnread } from "@/components/data/inbox";
import { useSettings } from "@/components/data/settings";
import { useLooking } from "@/components/inbox/looking";
import type { NoticeView } from "@/server/views/shapes-inbox";

const LEADER = "countersign.notices";
/** Of more than these at once the last ones are shown; the bell has the number. */
const MOST_AT_ONCE = 3;

const pathOf = (path: string) => path.split("?")[0] ?? path;

export function BrowserNotices() {
  const { data: count } = useInboxCount();
  const { telling } = useSettings();
  const router = useRouter();
  const isLookedAt = useLooking(usePathname());
  const leads = useLeadership();
  const readUnread = useReadUnread();
  // Every tab keeps up, so that whichever leads next tells nothing again.
  const seen = useRef(count?.lastAt ?? 0);
  const lastAt = count?.lastAt ?? 0;

  useEffect(() => {
    const since = seen.current;
    if (lastAt <= since) return;
    seen.current = lastAt;
    if (!leads() || !mayShow() || isNight(telling, lastAt)) return;
    const show = (notice: NoticeView) => {
      const shown = new Notification("Countersign", { body: notice.words, tag: notice.id });
      shown.onclick = () => {
        window.focus();
        if (notice.path !== null) router.push(notice.path);
        shown.close();
      };
    };
    void readUnread().then(
      (notices) => {
        const fresh = notices.filter(
          (notice) =>
            notice.lastAt > since && wants(telling, "browser", notice.kind) && !(notice.path !== null && isLookedAt(pathOf(notice.path))),
        );
        if (!isLookedAt("/inbox")) for (const notice of fresh.slice(0, MOST_AT_ONCE).reverse()) show(notice);
      },
      // The bell has counted it already, and the live mark says that the server is away.
      () => undefined,
    );
  }, [lastAt, telling, router, isLookedAt, leads, readUnread]);
  return null;
}

const mayShow = () => "Notification" in window && Notification.permission === "granted";

function isNight({ quiet, zone }: Telling, at: number): boolean {
  if (quiet === null) return false;
  const parts = dateFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(at);
  const number = (type: "hour" | "minute") => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return isQuiet(quiet, number("hour") * 60 + number("minute"));
}

/** Whether this tab is the one that shows them: it holds a lock for as long as it is open, and the next one has it then. */
function useLeadership(): () => boolean {
  const leading = useRef(false);
  useEffect(() => {
    // Where the page is not served securely there are neither locks nor notifications.
    if (!("locks" in navigator)) return;
    const leaves = new AbortController();
    let letGo = () => {};
    navigator.locks
      .request(LEADER, { signal: leaves.signal }, () => {
        leading.current = true;
        return new Promise<void>((resolve) => {
          letGo = resolve;
        });
      })
      .catch((ended: unknown) => {
        if (!leaves.signal.aborted) throw ended;
      });
    return () => {
      leading.current = false;
      leaves.abort();
      letGo();
    };
  }, []);
  return useCallback(() => leading.current, []);
}
