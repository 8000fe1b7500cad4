"use client";
// The state of the whole trail in the screen's head: how far it is checked, its newest signed head, and what is broken, which is never hidden.
import { t } from "@core/words/t";
import { useCheckAgain, useTrailState } from "@/components/data/trail";
import { useNow, useZone } from "@/components/marks/clock";
import { formatCount, formatWhen } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { TrailState } from "@/server/views/shapes-trail";

export function TrailStateLine() {
  const { data: state } = useTrailState();
  const zone = useZone();
  const now = useNow("minute");
  if (state === undefined || state.fault !== null) return null;
  const { checked, checkpoint } = state;
  const under = checkpoint === null ? t("trail.noCheckpoint") : t("trail.checkpoint", { time: formatWhen(checkpoint.at, now, zone) });
  const running = checked.events < checked.all && checked.endedAt === null;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <StatusMark status={running ? "plain" : "ok"} icon={running ? "refresh" : "shield"} className="whitespace-normal">
        {running
          ? t("trail.wholeRunning", { done: formatCount(checked.events), all: formatCount(checked.all) })
          : t("trail.wholeChecked", { events: t("trail.events", { count: checked.events }) })}
        , {under}
      </StatusMark>
      <CheckAgain quiet />
    </span>
  );
}

function CheckAgain({ quiet = false }: { readonly quiet?: boolean }) {
  const again = useCheckAgain();
  return (
    <>
      <Button look={quiet ? "quiet" : "plain"} size={quiet ? "small" : "medium"} pending={again.isPending} onClick={() => again.mutate()}>
        {t("trail.checkAgain")}
      </Button>
      {again.error !== null && (
        <span role="alert" className="text-small text-danger">
          {again.error.message}
        </span>
      )}
    </>
  );
}

const FAULTS = {
  hash: "trail.wholeBroken",
  chain: "trail.wholeChain",
  gap: "trail.wholeGap",
  value: "trailCheck.value",
  revision: "trailCheck.revision",
  tree: "trailCheck.tree",
  head: "trailCheck.head",
} as const satisfies Record<NonNullable<TrailState["fault"]>["why"], string>;

export function TrailFaultBanner() {
  const { data: state } = useTrailState();
  if (state === undefined || state.fault === null) return null;
  const { place, why } = state.fault;
  return (
    <div className="px-gutter pt-3">
      <Banner tone="failed" title={t(FAULTS[why], { place: formatCount(place) })} actions={<CheckAgain />}>
        {t("trail.brokenWhat")}
      </Banner>
    </div>
  );
}
