"use client";
// Rejecting many asks for one reason, which every agent is told.
import { rejectInput } from "@core/words/decisions";
import { t } from "@core/words/t";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Field, Textarea } from "@/components/ui/field";

const reasonSchema = rejectInput.pick({ reason: true });

interface RejectDialogProps {
  readonly open: boolean;
  readonly count: number;
  readonly onClose: () => void;
  readonly onReject: (reason: string) => void;
}

export function RejectDialog({ open, count, onClose, onReject }: RejectDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t("queue.rejectMany", { count })}>
      <ReasonForm count={count} onClose={onClose} onReject={onReject} />
    </Dialog>
  );
}

function ReasonForm({ count, onClose, onReject }: Omit<RejectDialogProps, "open">) {
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(reasonSchema), defaultValues: { reason: "" } });
  const send = handleSubmit(({ reason }) => onReject(reason));
  return (
    <form
      noValidate
      className="contents"
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send(event);
      }}
    >
      <DialogBody className="grid gap-3">
        <p className="text-fg-2">{t("queue.signRejections", { count })}</p>
        <Field label={t("item.reason")} hint={t("queue.agentsTold")} error={formState.errors.reason?.message}>
          {(control) => <Textarea {...control} {...register("reason")} rows={3} />}
        </Field>
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        <Button type="submit" look="primary" shortcut={["Ctrl", "Enter"]}>
          {t("queue.reject", { count })}
        </Button>
      </DialogActions>
    </form>
  );
}
