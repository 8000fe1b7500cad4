"use client";
// What is on hold, putting a workflow on hold, and lifting what somebody else put in place.
import { t } from "@core/words/t";
import Link from "next/link";
import { useRef, useState } from "react";
import { useErasureOrders } from "@/components/data/erasures";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { useFocusOnHeading } from "@/components/ui/focus-heading";
import { FormDialog } from "@/components/ui/form-dialog";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { Select } from "@/components/ui/select";
import type { HoldView } from "@/server/views/shapes-erasure";

export function HoldList({ holds, workflows }: { readonly holds: readonly HoldView[]; readonly workflows: readonly string[] }) {
  const zone = useZone();
  const now = useNow("minute");
  const announce = useAnnounce();
  const { liftHold } = useErasureOrders();
  const [lifting, setLifting] = useState<HoldView | null>(null);
  const [placing, setPlacing] = useState(false);
  const section = useRef<HTMLElement>(null);
  const gone = useFocusOnHeading(section)(() => setLifting(null));
  return (
    <section ref={section} aria-label={t("erasure.holds")}>
      <div className="flex items-center gap-3 border-b border-line pb-1.5">
        <h2 tabIndex={-1} className="flex-1 font-strong">
          {t("erasure.holds")}
        </h2>
        {workflows.length > 0 && (
          <Button size="small" onClick={() => setPlacing(true)}>
            {t("erasure.placeHold")}
          </Button>
        )}
      </div>
      <p className="max-w-prose pt-1.5 text-small text-fg-2">{t("erasure.holdsWhat")}</p>
      {holds.length === 0 && <p className="py-2.5 text-fg-2">{t("erasure.noHolds")}</p>}
      <ul>
        {holds.map((hold) => (
          <li key={hold.id} className="flex flex-wrap items-start gap-x-6 gap-y-1.5 border-b border-line py-2.5">
            <div className="min-w-56 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">
                {hold.item === null ? (
                  t("erasure.holdAll", { workflow: hold.workflow })
                ) : (
                  <Link href={`/items/${hold.item}`} className="underline decoration-line-2 hover:decoration-current">
                    {hold.name ?? hold.item}
                  </Link>
                )}
              </p>
              <p className="text-fg-2 [overflow-wrap:anywhere]">{hold.reason}</p>
              <p className="text-small text-fg-2">{t("erasure.heldBy", { name: hold.by.name, time: formatWhen(hold.at, now, zone) })}</p>
            </div>
            <Button
              size="small"
              onClick={() => {
                // What another one was refused for is not said of this one.
                liftHold.reset();
                setLifting(hold);
              }}
              disabled={!hold.lift.ok}
              hint={hold.lift.ok ? undefined : hold.by.you ? t("erasure.othersLift") : hold.lift.reason}
            >
              {t("erasure.lift")}
              <span className="sr-only"> {hold.name ?? hold.workflow}</span>
            </Button>
          </li>
        ))}
      </ul>
      {placing && <PlaceDialog workflows={workflows} onClose={() => setPlacing(false)} />}
      {lifting !== null && (
        <ReasonDialog
          title={t("erasure.liftTitle")}
          label={t("erasure.whyLift")}
          send={t("erasure.lift")}
          pending={liftHold.isPending}
          problem={liftHold.error?.message}
          onSend={(reason) =>
            liftHold.mutate(
              { hold: lifting.id, reason },
              {
                onSuccess: () => {
                  announce(t("erasure.lifted"));
                  gone();
                },
              },
            )
          }
          onClose={() => setLifting(null)}
        />
      )}
    </section>
  );
}

function PlaceDialog({ workflows, onClose }: { readonly workflows: readonly string[]; readonly onClose: () => void }) {
  const { placeHold } = useErasureOrders();
  const announce = useAnnounce();
  const [workflow, setWorkflow] = useState(workflows[0] ?? "");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (reason.trim() === "") return;
    placeHold.mutate(
      { workflow, reason },
      {
        onSuccess: () => {
          announce(t("erasure.placed"));
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog title={t("erasure.placeTitle")} send={t("erasure.place")} pending={placeHold.isPending} onSend={send} onClose={onClose}>
      <Field label={t("erasure.workflow")}>
        {(control) => (
          <Select {...control} value={workflow} onChange={({ target }) => setWorkflow(target.value)}>
            {workflows.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("erasure.whyHold")} error={tried && reason.trim() === "" ? t("erasure.sayWhy") : placeHold.error?.message}>
        {(control) => <Textarea {...control} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </FormDialog>
  );
}
