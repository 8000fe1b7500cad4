"use client";
import { rejectInput } from "@core/words/decisions";
// Rejecting many asks for one reason, which every agent is told.
import { plural } from "@core/words/labels";
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
    <Dialog open={open} onClose={onClose} title={`Reject ${plural(count, "item")}`}>
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
        <p className="text-fg-2">
          {count === 1
            ? "You sign one rejection, over its own hash. The action will not run."
            : `You sign ${plural(count, "rejection")}, each over its own hash. None of these actions will run.`}
        </p>
        <Field label="Reason" hint="The agents are told." error={formState.errors.reason?.message}>
          {(control) => <Textarea {...control} {...register("reason")} rows={3} />}
        </Field>
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="primary" shortcut={["Ctrl", "Enter"]}>
          Reject {count}
        </Button>
      </DialogActions>
    </form>
  );
}
