"use client";
// Asks once more before a queue or a calendar is removed; while anything uses it, says what, and leaves only the way back.
import { t } from "@core/words/t";
import type { ReactNode } from "react";
import { problemText } from "@/components/ladders/field-errors";
import { useAnnounce } from "@/components/ui/announcer";
import { RemoveDialog } from "@/components/ui/remove-dialog";

interface RemoveNamedProps {
  readonly name: string;
  /** What goes with it, or why it has to stay. */
  readonly what: string;
  /** What uses it; null where nothing does. */
  readonly uses: ReactNode | null;
  readonly order: { readonly isPending: boolean; readonly error: unknown };
  readonly remove: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

export function RemoveNamed({ name, what, uses, order, remove, onClose, onRemoved }: RemoveNamedProps) {
  const announce = useAnnounce();
  // Not told by `mutate`: this dialog goes with what it names, before the order counts as done. A refusal stands in it.
  const act = () =>
    void remove().then(
      () => {
        announce(t("ladders.queueRemoved", { name }));
        onRemoved();
      },
      () => {},
    );
  return (
    <RemoveDialog
      title={t("ladders.removeQueue", { name })}
      verb={t("ladders.remove")}
      pending={order.isPending}
      problem={problemText(order.error)}
      onRemove={uses === null ? act : null}
      onClose={onClose}
    >
      <p>{what}</p>
      {uses}
    </RemoveDialog>
  );
}
