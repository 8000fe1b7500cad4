"use client";
// Asks for a reason before something is sent: nothing goes without one, and what the server says to it stands beside it.
import { t } from "@core/words/t";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Field, Textarea } from "@/components/ui/field";

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  /** What the button says. */
  readonly send: string;
  readonly pending: boolean;
  /** Why the last one was refused. */
  readonly problem: string | undefined;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({ title, label, hint, send, pending, problem, onSend, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [empty, setEmpty] = useState(false);
  return (
    <Dialog open onClose={onClose} title={title} unsaved={reason.trim() !== ""}>
      <form
        className="contents"
        onSubmit={(event) => {
          event.preventDefault();
          const said = reason.trim();
          setEmpty(said === "");
          if (said !== "") onSend(said);
        }}
      >
        <DialogBody>
          <Field label={label} hint={hint} error={empty ? t("policy.sayWhy") : problem}>
            {(control) => (
              <Textarea
                {...control}
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  setEmpty(false);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
                }}
              />
            )}
          </Field>
        </DialogBody>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {t("item.cancel")}
          </Button>
          <Button type="submit" look="primary" pending={pending}>
            {send}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
