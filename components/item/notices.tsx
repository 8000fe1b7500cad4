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
import { leaningLabel } from "./leaning";
import { isStale, NotRecorded } from "./not-recorded";
import { Opinions } from "./opinions";

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
      {item.sentUp !== null && <SentUp />}
      <Opinions />
      {item.revision.hidden && (
        <Banner tone="attention" title={t("item.invisible")} className="mt-3.5">
          {t("item.invisibleWhat")}
        </Banner>
      )}
      <Offline />
    </>
  );
}

/** Who waits for an answer, what they would do and why, and the way to send it back to them. */
function SentUp() {
  const { item, open, work } = useDesk();
  const { sentUp, allowed } = item;
  if (sentUp === null) return null;
  const { by, leaning, reason } = sentUp;
  const leans = leaning === null ? null : t("assignment.leansTo", { kind: leaningLabel(leaning) });
  return (
    <Banner
      title={by.you ? t("assignment.youSentUp") : t("assignment.sentUpBy", { name: by.name })}
      className="mt-3.5"
      actions={
        allowed.return.ok && work.mode !== "return" ? <Button onClick={() => open("return")}>{t("assignment.returnIt")}</Button> : undefined
      }
    >
      {[leans, reason && t("quote.of", { words: reason })].filter(Boolean).join(" · ")}
    </Banner>
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
