"use client";
// The stop switch: everything, each workflow and each agent, whether it is stopped, by whom and why, what a stop would meet, and what runs now.
import { t } from "@core/words/t";
import { useState } from "react";
import { useStopOrders, useStopPage } from "@/components/data/stops";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { RunningItems } from "@/components/stop/running-items";
import { InFlight } from "@/components/stop/stop-dialog";
import { StopReviewDialog } from "@/components/stop/stop-review-dialog";
import { targetName } from "@/components/stop/target-name";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { NotRead } from "@/components/ui/not-read";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import type { StopPage, StopTarget } from "@/server/views/stop-page";

type Form = { readonly order: "lift" | "explain" | "review"; readonly target: StopTarget } | null;

export function StopScreen() {
  const { data: page, isError, refetch } = useStopPage();
  const [form, setForm] = useState<Form>(null);
  if (page === undefined) {
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("stop.notRead")} onRetry={refetch} />
      </div>
    ) : null;
  }
  const rows = (scope: StopTarget["scope"], title: string) => (
    <Switches title={title} page={page} targets={page.targets.filter((target) => target.scope === scope)} onForm={setForm} />
  );
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("stop.title")}</h1>
        <p className="max-w-prose text-fg-2">{t("stop.what")}</p>
      </header>
      <div className="grid gap-6 px-gutter py-4">
        {rows("all", t("stop.everything"))}
        {rows("workflow", t("stop.workflows"))}
        {rows("agent", t("stop.agents"))}
        <RunningItems page={page} />
      </div>
      {form?.order === "review" && <StopReviewDialog target={form.target} onClose={() => setForm(null)} />}
      {form !== null && form.order !== "review" && <StopForm order={form.order} target={form.target} onClose={() => setForm(null)} />}
    </div>
  );
}

interface SwitchesProps {
  readonly title: string;
  readonly page: StopPage;
  readonly targets: readonly StopTarget[];
  readonly onForm: (form: Form) => void;
}

function Switches({ title, page, targets, onForm }: SwitchesProps) {
  if (targets.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="border-b border-line pb-1.5 font-strong">{title}</h2>
      <ul>
        {targets.map((target) => (
          <li key={target.target} className="flex flex-wrap items-center gap-x-6 gap-y-1.5 border-b border-line py-2.5">
            <div className="min-w-48 flex-1">
              {target.scope !== "all" && <p className="font-medium break-words">{targetName(target)}</p>}
              {target.stop === null ? <StatusMark status="ok">{t("stop.isOff")}</StatusMark> : <OnSince target={target} page={page} />}
            </div>
            <InFlight target={target} />
            <Orders target={target} page={page} onForm={onForm} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnSince({ target: { scope, stop }, page: { liftAskedBy } }: { readonly target: StopTarget; readonly page: StopPage }) {
  const zone = useZone();
  const now = useNow("minute");
  if (stop === null) return null;
  const late = stop.reviewAt !== null && stop.reviewAt < now;
  return (
    <div className="text-fg-2">
      <p>
        <StatusMark status="failed">{t("stop.isOn")}</StatusMark>{" "}
        {t("stop.onBy", { time: formatWhen(stop.at, now, zone), name: stop.by.name })}
      </p>
      <p className="break-words">{stop.reason ?? t("stop.noReason")}</p>
      {stop.reviewAt !== null && (
        <p className={late ? "text-warn" : "text-small"}>
          {t(late ? "stop.lookAgain" : "stop.reviewAt", { time: formatWhen(stop.reviewAt, now, zone) })}
        </p>
      )}
      {scope === "all" && (
        <p className="text-small">{liftAskedBy === null ? t("stop.takesTwo") : t("stop.secondLifts", { name: liftAskedBy.name })}</p>
      )}
    </div>
  );
}

function Orders({ target, page, onForm }: { readonly target: StopTarget; readonly page: StopPage; readonly onForm: (form: Form) => void }) {
  const { pull } = useStopOrders();
  const announce = useAnnounce();
  const name = targetName(target);
  const own = target.scope === "all" && page.liftAskedBy?.you === true;
  const barred = target.maySwitch ? {} : { disabled: true, hint: t("stop.onlyManagers") };
  if (target.stop === null)
    return (
      <>
        <Button
          icon="octagon"
          look={target.scope === "all" ? "danger" : "plain"}
          pending={pull.isPending}
          onClick={() =>
            pull.mutate(
              { scope: target.scope, target: target.target, reason: null },
              { onSuccess: () => announce(t("stop.pulled", { name })) },
            )
          }
          {...barred}
        >
          {target.scope === "all" ? t("stop.stopEverything") : t("stop.open")}
          {target.scope !== "all" && <span className="sr-only"> {name}</span>}
        </Button>
        {pull.error !== null && (
          <p role="alert" className="basis-full text-danger">
            {t("stop.notPulled", { name })} {pull.error.message}
          </p>
        )}
      </>
    );
  return (
    <span className="flex flex-wrap gap-2">
      {target.stop.reason === null && (
        <Button look="quiet" onClick={() => onForm({ order: "explain", target })} {...barred}>
          {t("stop.explain")}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
      <Button look="quiet" onClick={() => onForm({ order: "review", target })} {...barred}>
        {t("stopReview.set")}
        <span className="sr-only"> {name}</span>
      </Button>
      <Button onClick={() => onForm({ order: "lift", target })} {...barred} {...(own ? { disabled: true, hint: t("stop.liftAsked") } : {})}>
        {t("stop.lift")}
        <span className="sr-only"> {name}</span>
      </Button>
    </span>
  );
}

interface StopFormProps {
  readonly order: "lift" | "explain";
  readonly target: StopTarget;
  readonly onClose: () => void;
}

function StopForm({ order, target, onClose }: StopFormProps) {
  const { lift, explain } = useStopOrders();
  const announce = useAnnounce();
  const name = targetName(target);
  const sent = order === "lift" ? lift : explain;
  const send = (reason: string) => {
    const input = { scope: target.scope, target: target.target, reason };
    const done = (words: string) => {
      announce(words);
      onClose();
    };
    if (order === "explain") explain.mutate(input, { onSuccess: onClose });
    else lift.mutate(input, { onSuccess: ({ lifted }) => done(lifted ? t("stop.lifted", { name }) : t("stop.liftAsked")) });
  };
  return (
    <ReasonDialog
      title={t(order === "lift" ? "stop.liftOne" : "stop.stopWhy", { name })}
      label={t(order === "lift" ? "stop.whyLift" : "stop.why")}
      send={t(order === "lift" ? "stop.lift" : "stop.explain")}
      pending={sent.isPending}
      problem={sent.error?.message}
      onSend={send}
      onClose={onClose}
    />
  );
}
