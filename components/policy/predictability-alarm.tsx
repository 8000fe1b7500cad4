"use client";
// Past rulings that no longer come out as they were made: said across the page until somebody takes note of it and says what it was.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import Link from "next/link";
import { useState } from "react";
import { usePredictability, usePredictabilityOrders } from "@/components/data/predictability";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { TimeMark } from "@/components/marks/time-mark";
import { PredictabilityFields } from "@/components/policy/predictability-fields";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import type { PredictabilityAlarm } from "@/server/views/shapes-predictability";

/** Those of one workflow's policy, or all of them. */
export function PredictabilityAlarms({ workflow }: { readonly workflow?: string }) {
  const { data } = usePredictability();
  const alarms = (data?.alarms ?? []).filter(({ workflows }) => workflow === undefined || workflows.includes(workflow));
  if (alarms.length === 0) return null;
  return (
    <div className="grid gap-3 px-gutter py-3">
      {alarms.map((alarm) => (
        <Alarm key={alarm.id} alarm={alarm} {...(workflow !== undefined && { workflow })} />
      ))}
    </div>
  );
}

function Alarm({ alarm, workflow }: { readonly alarm: PredictabilityAlarm; readonly workflow?: string }) {
  const [noting, setNoting] = useState(false);
  const zone = useZone();
  const now = useNow("minute");
  const { acknowledge } = alarm;
  const shown = alarm.differences.filter((one) => workflow === undefined || one.workflow === workflow);
  const count = workflow === undefined || shown.length === 0 ? alarm.differing : shown.length;
  const hidden = alarm.differing - alarm.differences.length;
  return (
    <>
      <Banner
        tone="failed"
        className="items-start"
        title={t("predictability.alarm", { count })}
        actions={
          <Button onClick={() => setNoting(true)} {...(!acknowledge.ok && { disabled: true, hint: acknowledge.reason })}>
            {t("predictability.acknowledge")}
          </Button>
        }
      >
        <p>{t("predictability.alarmWhy")}</p>
        <p>{t("predictability.foundAt", { when: formatWhen(alarm.finishedAt ?? alarm.startedAt, now, zone) })}</p>
        <details className="mt-1.5">
          <summary className="font-medium text-fg">{t("predictability.showAll")}</summary>
          <ul aria-label={t("predictability.differences")} className="grid gap-3 pt-2 text-fg">
            {shown.map((one) => (
              <li key={`${one.item} ${one.at}`}>
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <Link href={`/items/${one.item}`} prefetch={false} className="link min-w-0 font-medium break-words">
                    {one.title}
                  </Link>
                  <span className="text-fg-2">
                    {revealLine(one.workflow)}, {t("predictability.ruledAt")} <TimeMark at={one.at} />
                  </span>
                </p>
                <PredictabilityFields fields={one.fields} />
              </li>
            ))}
          </ul>
          {workflow === undefined && hidden > 0 && <p className="pt-2">{t("predictability.more", { count: hidden })}</p>}
        </details>
      </Banner>
      {noting && <AcknowledgeForm check={alarm.id} onClose={() => setNoting(false)} />}
    </>
  );
}

function AcknowledgeForm({ check, onClose }: { readonly check: string; readonly onClose: () => void }) {
  const { acknowledge } = usePredictabilityOrders();
  const announce = useAnnounce();
  return (
    <ReasonDialog
      title={t("predictability.acknowledgeTitle")}
      label={t("predictability.acknowledgeWhy")}
      hint={t("predictability.acknowledgeKept")}
      send={t("predictability.acknowledgeNow")}
      pending={acknowledge.isPending}
      problem={acknowledge.error?.message}
      onSend={(reason) => acknowledge.mutate({ check, reason }, { onSuccess: () => announce(t("predictability.acknowledged")) })}
      onClose={onClose}
    />
  );
}
