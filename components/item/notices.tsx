"use client";
// What stands between the person and their decision, each with what to do: changed, not recorded, claim lost, session ended, offline.
import { t } from "@core/words/t";
import { useLive } from "@/components/data/live";
import { useZone } from "@/components/marks/clock";
import { formatTime } from "@/components/marks/format";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Changed } from "./changed-notice";
import { useDesk } from "./desk";
import { isStale, NotRecorded } from "./not-recorded";

export function Notices() {
  const desk = useDesk();
  const { item, newer, problem, lostClaim } = desk;
  return (
    <>
      {newer !== null && <Changed shown={item} newer={newer} />}
      {problem !== null && !(newer !== null && isStale(problem.problem)) && (
        <NotRecorded problem={problem.problem} order={problem.order} desk={desk} />
      )}
      {lostClaim && newer === null && <LostClaim />}
      {item.revision.hidden && (
        <Banner tone="attention" title={t("item.invisible")} className="mt-3.5">
          {t("item.invisibleWhat")}
        </Banner>
      )}
      <Offline />
    </>
  );
}

function LostClaim() {
  const { item, send } = useDesk();
  const taker = item.claim !== null && !item.claim.by.you ? item.claim.by.name : null;
  return (
    <Banner
      tone="attention"
      title={taker === null ? t("item.claimEnded") : t("item.takenOver", { name: taker })}
      className="mt-3.5"
      actions={
        taker === null && item.allowed.claim.ok ? (
          <Button shortcut="C" onClick={() => send({ type: "claim" })}>
            {t("item.claimAgain")}
          </Button>
        ) : undefined
      }
    >
      {t(taker === null ? "item.backInQueue" : "item.notWhileTheyDo")} {t("item.writingKept")}
    </Banner>
  );
}

function Offline() {
  const { state, lastAt } = useLive();
  const zone = useZone();
  if (state !== "offline") return null;
  return (
    <Banner tone="attention" title={t("item.offline")} className="mt-3.5">
      {t("item.offlineFrom", { time: lastAt === null ? t("item.offlineBefore") : formatTime(lastAt, zone) })}
    </Banner>
  );
}
