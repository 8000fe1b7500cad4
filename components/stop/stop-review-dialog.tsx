"use client";
// Chooses when a stop is to be looked at again, and says why it has to stand until then.
import { t } from "@core/words/t";
import { DAY } from "@core/words/time";
import { useState } from "react";
import { useStopOrders } from "@/components/data/stops";
import { laterAt, localInputValue } from "@/components/item/later";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { targetName } from "@/components/stop/target-name";
import { useAnnounce } from "@/components/ui/announcer";
import { Field, Input, Textarea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { StopTarget } from "@/server/views/stop-page";

export function StopReviewDialog({ target, onClose }: { readonly target: StopTarget; readonly onClose: () => void }) {
  const { review } = useStopOrders();
  const announce = useAnnounce();
  const zone = useZone();
  const now = useNow("minute");
  const name = targetName(target);
  const [chosen, setChosen] = useState(() => localInputValue(now + DAY));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const reviewAt = laterAt(chosen, now);
  const said = reason.trim();
  const send = () => {
    setTried(true);
    if (reviewAt === null || said === "") return;
    review.mutate(
      { scope: target.scope, target: target.target, reason: said, reviewAt },
      {
        onSuccess: () => {
          announce(t("stopReview.isSet", { name, time: formatWhen(reviewAt, now, zone) }));
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t("stopReview.setOne", { name })}
      send={t("stopReview.set")}
      pending={review.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Field
        label={t("stopReview.at")}
        hint={t("stopReview.atHint")}
        error={tried && reviewAt === null ? t("stopReview.toCome") : review.error?.message}
      >
        {(control) => <Input {...control} type="datetime-local" value={chosen} onChange={(event) => setChosen(event.target.value)} />}
      </Field>
      <Field label={t("stopReview.why")} error={tried && said === "" ? t("stopReview.sayWhy") : undefined}>
        {(control) => <Textarea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
