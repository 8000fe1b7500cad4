"use client";
// Asks for a reason before something is sent: nothing goes without one, and what the server says to it stands beside it.
import { t } from "@core/words/t";
import { useState } from "react";
import { Field, Textarea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";

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
  const act = () => {
    const said = reason.trim();
    setEmpty(said === "");
    if (said !== "") onSend(said);
  };
  return (
    <FormDialog title={title} send={send} pending={pending} onSend={act} onClose={onClose}>
      <Field label={label} hint={hint} error={empty ? t("policy.sayWhy") : problem}>
        {(control) => (
          <Textarea
            {...control}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setEmpty(false);
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}
