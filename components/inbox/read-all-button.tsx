"use client";
// Marks everything as read that had been said when it was pressed.
import { t } from "@core/words/t";
import { useInboxCount, useMarking } from "@/components/data/inbox";
import { Button, type ButtonProps } from "@/components/ui/button";

export function ReadAllButton({ look }: Pick<ButtonProps, "look">) {
  const { data: count } = useInboxCount();
  const { readAll } = useMarking();
  const nothing = count === undefined || count.unread === 0 || count.lastAt === null;
  return (
    <Button look={look} onClick={() => readAll(count?.lastAt ?? 0)} {...(nothing && { disabled: true, hint: t("inbox.nothingUnread") })}>
      {t("inbox.readAll")}
    </Button>
  );
}
