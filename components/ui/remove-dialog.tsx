"use client";
// Asks once more before something is removed; where it may not be, says why and leaves only the way back.
import { t } from "@core/words/t";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";

interface RemoveDialogProps {
  readonly title: string;
  /** What the button says. */
  readonly verb: string;
  /** What goes with it, or what keeps it. */
  readonly children: ReactNode;
  readonly pending: boolean;
  /** Why the last one was refused. */
  readonly problem: string | null;
  /** Null where it may not be removed. */
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
}

export function RemoveDialog({ title, verb, children, pending, problem, onRemove, onClose }: RemoveDialogProps) {
  return (
    <Dialog open onClose={onClose} title={title}>
      <DialogBody className="grid content-start gap-3">
        {children}
        {problem !== null && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        {onRemove !== null && (
          <Button look="danger" pending={pending} onClick={onRemove}>
            {verb}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
