"use client";
// Enters when somebody is away.
import { saveAbsenceInput } from "@core/words/absences";
import { t } from "@core/words/t";
import { useState } from "react";
import { SpanFields, useTypedSpan } from "@/components/coverage/span-fields";
import { useCoverageOrders } from "@/components/data/coverage";
import { useAnnounce } from "@/components/ui/announcer";
import { FormDialog } from "@/components/ui/form-dialog";
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
    <FormDialog
      title={person.you ? t("coverage.absenceYours") : t("coverage.absenceOf", { name: person.name })}
      send={t("coverage.save")}
      pending={saveAbsence.isPending}
      onSend={send}
      onClose={onClose}
    >
      <SpanFields typed={typed} zone={zone} problem={problem ?? saveAbsence.error?.message} />
    </FormDialog>
  );
}
