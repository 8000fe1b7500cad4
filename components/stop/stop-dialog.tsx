"use client";
// Stops everything, a workflow or an agent with one press; why may be said at once or later.
import { t } from "@core/words/t";
import Link from "next/link";
import { useState } from "react";
import { useStopOrders, useStopPage } from "@/components/data/stops";
import { targetName } from "@/components/stop/target-name";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { Field, Textarea } from "@/components/ui/field";
import type { StopTarget } from "@/server/views/stop-page";

const EVERYTHING = { scope: "all", target: null, name: "", stop: null } as const;

export function StopDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: page, isError } = useStopPage();
  const { pull } = useStopOrders();
  const announce = useAnnounce();
  const [reason, setReason] = useState("");
  const targets = page?.targets.filter(({ maySwitch }) => maySwitch) ?? [];
  // Everything can be stopped before the page has been read, and when it cannot be: whether one may is the server's to say.
  const all = page === undefined ? EVERYTHING : targets.find(({ scope }) => scope === "all");
  const stop = (target: Pick<StopTarget, "scope" | "target" | "name">) =>
    pull.mutate(
      { scope: target.scope, target: target.target, reason: reason.trim() === "" ? null : reason.trim() },
      {
        onSuccess: () => {
          announce(t("stop.pulled", { name: targetName(target) }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} title={t("stop.title")}>
      <DialogBody className="grid gap-4">
        <p className="text-fg-2">{t("stop.what")}</p>
        {isError && page === undefined && <p className="text-danger">{t("stop.notRead")}</p>}
        {all !== undefined && all.stop === null && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button look="danger" size="large" icon="octagon" pending={pull.isPending} onClick={() => stop(all)}>
              {t("stop.stopEverything")}
            </Button>
            {"running" in all && <InFlight target={all} />}
          </div>
        )}
        {(["workflow", "agent"] as const).map((scope) => (
          <Targets key={scope} scope={scope} targets={targets} pending={pull.isPending} onStop={stop} />
        ))}
        <Field label={t("stop.why")} hint={t("stop.mayBeLater")}>
          {(control) => <Textarea {...control} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </Field>
        {pull.error !== null && (
          <p role="alert" className="text-danger">
            {pull.error.message}
          </p>
        )}
        <p>
          <Link href="/stop" onClick={onClose} className="underline decoration-line-2 hover:decoration-current">
            {t("stop.see")}
          </Link>
        </p>
      </DialogBody>
    </Dialog>
  );
}

/** What a stop of this would meet. */
export function InFlight({ target: { running, cleared } }: { readonly target: StopTarget }) {
  return (
    <span className="text-small text-fg-2 tabular-nums">
      {t("stop.runningCount", { count: running })}, {t("stop.clearedCount", { count: cleared })}
    </span>
  );
}

interface TargetsProps {
  readonly scope: "workflow" | "agent";
  readonly targets: readonly StopTarget[];
  readonly pending: boolean;
  readonly onStop: (target: StopTarget) => void;
}

function Targets({ scope, targets, pending, onStop }: TargetsProps) {
  const shown = targets.filter((target) => target.scope === scope && target.stop === null);
  if (shown.length === 0) return null;
  const title = t(scope === "workflow" ? "stop.workflows" : "stop.agents");
  return (
    <section aria-label={title}>
      <h3 className="border-b border-line pb-1 text-small font-medium">{title}</h3>
      <ul>
        {shown.map((target) => (
          <li key={target.target} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5">
            <span className="min-w-32 flex-1 break-words">{targetName(target)}</span>
            <InFlight target={target} />
            <Button size="small" pending={pending} onClick={() => onStop(target)}>
              {t("stop.open")}
              <span className="sr-only"> {targetName(target)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
