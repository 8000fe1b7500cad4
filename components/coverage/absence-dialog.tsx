"use client";
// Enters when somebody is away.
import { saveAbsenceInput } from "@core/words/absences";
import { t } from "@core/words/t";
import { useState } from "react";
import { SpanFields, useTypedSpan } from "@/components/coverage/span-fields";
import { useCoverageOrders } from "@/components/data/coverage";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import type { PersonRef } from "@/server/views/shapes";

interface AbsenceDialogProps {
  readonly person: PersonRef;
  readonly zone: string;
  readonly onClose: () => void;
}

export function AbsenceDialog({ person, zone, onClose }: AbsenceDialogProps) {
  const { saveAbsence } = useCoverageOrders();
  const announce = useAnnounce();
  const typed = useTypedSpan();
  const [problem, setProblem] = useState<string>();
  const send = () => {
    const input = saveAbsenceInput.safeParse({ person: person.id, ...typed.span });
    setProblem(input.success || typed.span === null ? undefined : input.error.issues[0]?.message);
    if (!input.success) return;
    saveAbsence.mutate(input.data, {
      onSuccess: () => {
        announce(t("coverage.saved"));
        onClose();
      },
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      unsaved={typed.changed}
      title={person.you ? t("coverage.absenceYours") : t("coverage.absenceOf", { name: person.name })}
    >
      <form
        className="contents"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <DialogBody>
          <SpanFields typed={typed} zone={zone} problem={problem ?? saveAbsence.error?.message} />
        </DialogBody>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {t("item.cancel")}
          </Button>
          <Button type="submit" look="primary" pending={saveAbsence.isPending}>
            {t("coverage.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
