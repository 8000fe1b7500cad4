"use client";
// How long each workflow keeps content, and the form that changes it: it says what would go before anybody signs.
import { t } from "@core/words/t";
import { useState } from "react";
import { useErasureOrders, useRetentionTrial } from "@/components/data/erasures";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { RetentionView } from "@/server/views/shapes-erasure";

const MOST_DAYS = 3_650;

export function RetentionList({ retentions }: { readonly retentions: readonly RetentionView[] }) {
  const [changing, setChanging] = useState<RetentionView | null>(null);
  return (
    <section aria-label={t("erasure.retentions")}>
      <h2 className="border-b border-line pb-1.5 font-strong">{t("erasure.retentions")}</h2>
      <p className="max-w-prose pt-1.5 text-small text-fg-2">{t("erasure.retentionWhat")}</p>
      <ul>
        {retentions.map((retention) => (
          <li key={retention.workflow} className="flex flex-wrap items-center gap-x-6 gap-y-1.5 border-b border-line py-2.5">
            <p className="min-w-40 flex-1 font-medium [overflow-wrap:anywhere]">{retention.workflow}</p>
            <p className="text-fg-2">
              {retention.days === null ? t("erasure.keptForEver") : t("erasure.keptFor", { days: retention.days })}
              {retention.over > 0 && <> · {t("erasure.waitingItems", { count: retention.over })}</>}
            </p>
            <Button
              size="small"
              onClick={() => setChanging(retention)}
              disabled={!retention.maySet}
              hint={retention.maySet ? undefined : t("erasure.onlyAdmins")}
            >
              {t("erasure.change")}
              <span className="sr-only"> {retention.workflow}</span>
            </Button>
          </li>
        ))}
      </ul>
      {changing !== null && <RetentionDialog retention={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

/** Null for "until people erase it"; undefined where it is no number of days. */
function daysOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : undefined;
}

function RetentionDialog({
  retention: { workflow, days: before },
  onClose,
}: {
  readonly retention: RetentionView;
  readonly onClose: () => void;
}) {
  const { setRetention } = useErasureOrders();
  const announce = useAnnounce();
  const [text, setText] = useState(before === null ? "" : String(before));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const days = daysOf(text);
  const { data: trial } = useRetentionTrial(workflow, days ?? null);
  const send = () => {
    setTried(true);
    if (days === undefined || reason.trim() === "") return;
    setRetention.mutate(
      { workflow, days, reason },
      {
        onSuccess: ({ asked }) => {
          announce(t(asked ? "erasure.asked" : "erasure.retentionSet"));
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t("erasure.retentionTitle", { workflow })}
      send={t(typeof days === "number" && (before === null || days < before) ? "erasure.ask" : "erasure.retentionSave")}
      pending={setRetention.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Field label={t("erasure.days")} hint={t("erasure.daysHint")} error={days === undefined ? t("erasure.daysBetween") : undefined}>
        {(control) => <Input {...control} inputMode="numeric" value={text} onChange={({ target }) => setText(target.value)} />}
      </Field>
      {typeof days === "number" && trial !== undefined && (
        <p role="status" className="rounded-2 border border-line-2 bg-sunken px-3 py-2">
          {t(trial.more ? "erasure.wouldGoMost" : "erasure.wouldGo", { count: trial.items })}{" "}
          {trial.held > 0 && `${t("erasure.heldStay", { count: trial.held })} `}
          {trial.cases > 0 && t("erasure.casesToo", { count: trial.cases })}
        </p>
      )}
      <Field label={t("erasure.why")} error={tried && reason.trim() === "" ? t("erasure.sayWhy") : setRetention.error?.message}>
        {(control) => <Textarea {...control} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </FormDialog>
  );
}
