"use client";
// The foot of a dialog in which one of several is chosen: leave, or do it with what was chosen.
import { t } from "@core/words/t";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";

interface ChosenActionsProps<Choice> {
  readonly chosen: Choice | undefined;
  /** Why nothing can be done while nothing is chosen. */
  readonly missing: string;
  readonly words: string;
  readonly onClose: () => void;
  readonly onDo: (chosen: Choice) => void;
}

export function ChosenActions<Choice>({ chosen, missing, words, onClose, onDo }: ChosenActionsProps<Choice>) {
  return (
    <DialogActions>
      <Button look="quiet" onClick={onClose}>
        {t("item.cancel")}
      </Button>
      <Button
        look="primary"
        disabled={chosen === undefined}
        hint={chosen === undefined ? missing : undefined}
        onClick={() => chosen !== undefined && onDo(chosen)}
      >
        {words}
      </Button>
    </DialogActions>
  );
}
