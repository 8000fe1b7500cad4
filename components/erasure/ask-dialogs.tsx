"use client";
// Asks for what is erased from the screen of erasures: a person's values, or an imported case.
import { asPersonId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useState } from "react";
import { useErasureOrders } from "@/components/data/erasures";
import { useAnnounce } from "@/components/ui/announcer";
import { Field, Input, Textarea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import type { ErasuresPage } from "@/server/views/shapes-erasure";

interface AskDialogProps {
  readonly kind: "person" | "case";
  readonly page: ErasuresPage;
  readonly onClose: () => void;
}

export function AskDialog({ kind, page, onClose }: AskDialogProps) {
  const { ask } = useErasureOrders();
  const announce = useAnnounce();
  const people = page.people ?? [];
  const [subject, setSubject] = useState((kind === "person" ? people[0]?.id : page.workflows[0]) ?? "");
  const [externalId, setExternalId] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const nobody = kind === "person" && people.length === 0;
  const missing = (text: string) => tried && text.trim() === "";

  const send = () => {
    setTried(true);
    if (reason.trim() === "" || (kind === "case" && externalId.trim() === "")) return;
    const done = {
      onSuccess: () => {
        announce(t("erasure.asked"));
        onClose();
      },
    };
    if (kind === "person") ask.mutate({ kind, person: asPersonId(subject), reason }, done);
    else ask.mutate({ kind, workflow: subject, externalId, reason }, done);
  };
  return (
    <FormDialog
      title={t(kind === "person" ? "erasure.askPersonTitle" : "erasure.askCaseTitle")}
      send={t("erasure.ask")}
      pending={ask.isPending}
      onSend={nobody ? null : send}
      onClose={onClose}
    >
      {kind === "person" && <p className="text-fg-2">{t("erasure.askPersonWhat")}</p>}
      {nobody ? (
        <p>{t("erasure.noneLeft")}</p>
      ) : (
        <Field label={t(kind === "person" ? "erasure.person" : "erasure.workflow")}>
          {(control) => (
            <Select {...control} value={subject} onChange={({ target }) => setSubject(target.value)}>
              {kind === "person"
                ? people.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))
                : page.workflows.map((workflow) => <option key={workflow}>{workflow}</option>)}
            </Select>
          )}
        </Field>
      )}
      {kind === "case" && (
        <Field label={t("erasure.caseNumber")} error={missing(externalId) ? t("erasure.nameCase") : undefined}>
          {(control) => <Input {...control} value={externalId} onChange={({ target }) => setExternalId(target.value)} />}
        </Field>
      )}
      {!nobody && (
        <Field
          label={t("erasure.why")}
          hint={t("erasure.whyHint")}
          error={
            missing(reason) ? t("erasure.sayWhy") : ask.error?.data?.code === "NOT_FOUND" ? t("erasure.noSuchCase") : ask.error?.message
          }
        >
          {(control) => <Textarea {...control} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </Field>
      )}
    </FormDialog>
  );
}
