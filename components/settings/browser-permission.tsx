"use client";
// Whether this browser may show notifications: asked for by a press and never before, and said plainly when it may not.
import { t } from "@core/words/t";
import { useSyncExternalStore } from "react";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";

type Permission = NotificationPermission | "none";

const listeners = new Set<() => void>();
const read = (): Permission => ("Notification" in window ? Notification.permission : "none");
const subscribe = (changed: () => void) => {
  listeners.add(changed);
  // Changed in the browser's own settings meanwhile.
  addEventListener("focus", changed);
  return () => {
    listeners.delete(changed);
    removeEventListener("focus", changed);
  };
};

export function BrowserPermission() {
  const permission = useSyncExternalStore<Permission | null>(subscribe, read, () => null);
  switch (permission) {
    case null:
      return <span className="h-control" />;
    case "none":
      return <p className="text-small text-fg-3">{t("inbox.cannot")}</p>;
    case "granted":
      return <StatusMark status="ok">{t("inbox.isAllowed")}</StatusMark>;
    case "denied":
      return <p className="max-w-[46ch] text-small text-warn">{t("inbox.isDenied")}</p>;
    case "default":
      return <Button onClick={() => void ask()}>{t("inbox.allow")}</Button>;
  }
}

async function ask(): Promise<void> {
  await Notification.requestPermission();
  for (const listener of listeners) listener();
}
