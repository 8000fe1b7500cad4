"use client";
// A dialog that sends what is filled in: the fields, the way back, and the button that sends. Ctrl and Enter send it out of a text of several lines, too.
import { t } from "@core/words/t";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";

interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says. */
  readonly send: string;
  readonly look?: "primary" | "danger";
  readonly pending: boolean;
  /** Why it cannot be sent as it stands. */
  readonly barred?: string | undefined;
  /** Null where there is nothing to send: only the way back is left. */
  readonly onSend: (() => void) | null;
  readonly onClose: () => void;
}

export function FormDialog({ title, children, send, look = "primary", pending, barred, onSend, onClose }: FormDialogProps) {
  const [touched, setTouched] = useState(false);
  return (
    <Dialog open onClose={onClose} title={title} unsaved={touched}>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Keys ask for it without the button, and more than once.
          if (!pending && barred === undefined) onSend?.();
        }}
        onInput={() => setTouched(true)}
        onKeyDown={submitOutOfText}
      >
        <DialogBody className="grid content-start gap-3">{children}</DialogBody>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {t("item.cancel")}
          </Button>
          {onSend !== null && (
            <Button type="submit" look={look} pending={pending} disabled={barred !== undefined} hint={barred}>
              {send}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function submitOutOfText(event: KeyboardEvent<HTMLFormElement>) {
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
}
