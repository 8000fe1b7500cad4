"use client";
// The unread of the inbox beside whatever page is open.
import { t } from "@core/words/t";
import { InboxList } from "@/components/inbox/inbox-list";
import { ReadAllButton } from "@/components/inbox/read-all-button";
import { ButtonLink } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Sheet } from "@/components/ui/sheet";

export function InboxSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet open onClose={onClose} title={t("inbox.title")}>
      <div className="quiet-scroll relative min-h-0 flex-1 overflow-auto [--spacing-gutter:16px]">
        <InboxList only="unread" onGo={onClose} />
      </div>
      <DialogActions>
        <ReadAllButton look="quiet" />
        <ButtonLink href="/inbox" onClick={onClose}>
          {t("inbox.open")}
        </ButtonLink>
      </DialogActions>
    </Sheet>
  );
}
