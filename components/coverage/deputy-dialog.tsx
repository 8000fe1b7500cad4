"use client";
// Names who stands in for somebody, from when until when, and for how much of what they may do.
import { nameDeputyInput } from "@core/words/absences";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useState } from "react";
import { SpanFields, useTypedSpan } from "@/components/coverage/span-fields";
import { useCoverageOrders } from "@/components/data/coverage";
import { useAnnounce } from "@/components/ui/announcer";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import type { PersonRef } from "@/server/views/shapes";
import type { CoveragePage } from "@/server/views/shapes-coverage";

interface DeputyDialogProps {
  readonly person: PersonRef;
  readonly page: CoveragePage;
  readonly zone: string;
  readonly onClose: () => void;
}

export function DeputyDialog({ person, page, zone, onClose }: DeputyDialogProps) {
  const { nameDeputy } = useCoverageOrders();
  const announce = useAnnounce();
  const typed = useTypedSpan();
  const [deputy, setDeputy] = useState("");
  const [scope, setScope] = useState("");
  const [problem, setProblem] = useState<{ readonly of: "deputy" | "until"; readonly text: string } | null>(null);
  const send = () => {
    if (deputy === "") return setProblem({ of: "deputy", text: t("coverage.chooseDeputy") });
    const input = nameDeputyInput.safeParse({ person: person.id, deputy, scope, ...typed.span });
    setProblem(input.success || typed.span === null ? null : { of: "until", text: input.error.issues[0]?.message ?? "" });
    if (!input.success) return;
    nameDeputy.mutate(input.data, {
      onSuccess: () => {
        announce(t("coverage.named"));
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={person.you ? t("coverage.deputyYours") : t("coverage.deputyOf", { name: person.name })}
      send={t("coverage.name")}
      pending={nameDeputy.isPending}
      onSend={send}
      onClose={onClose}
    >
      <div className="grid gap-2.5 mid:grid-cols-2">
        <Field label={t("coverage.deputy")} error={problem?.of === "deputy" ? problem.text : undefined}>
          {(control) => (
            <Select {...control} value={deputy} onChange={({ target }) => setDeputy(target.value)}>
              <option value="">{t("coverage.choose")}</option>
              {page.team
                .filter((one) => one.person.id !== person.id)
                .map((one) => (
                  <option key={one.person.id} value={one.person.id}>
                    {one.person.name}
                  </option>
                ))}
            </Select>
          )}
        </Field>
        <Field label={t("coverage.scope")}>
          {(control) => (
            <Select {...control} value={scope} onChange={({ target }) => setScope(target.value)}>
              <option value="">{t("coverage.everything")}</option>
              {page.scopes.queues.map(({ id, name }) => (
                <option key={id} value={`queue:${id}`}>
                  {t("coverage.onlyQueue", { name })}
                </option>
              ))}
              {page.scopes.workflows.map((name) => (
                <option key={name} value={`workflow:${name}`}>
                  {t("coverage.onlyWorkflow", { name: revealLine(name) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <SpanFields typed={typed} zone={zone} problem={(problem?.of === "until" ? problem.text : undefined) ?? nameDeputy.error?.message} />
      <p className="text-small text-fg-2">{t("coverage.deputyWhat")}</p>
    </FormDialog>
  );
}
