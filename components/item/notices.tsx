"use client";
// What stands between the person and their decision, each with what to do: changed, not recorded, claim lost, session ended, offline.
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
        <Banner tone="attention" title="Something invisible stands in what the agent wrote." className="mt-3.5">
          Hidden or reordering characters are written out where they stand, such as ⟨U+202E⟩. What is signed holds the characters
          themselves.
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
      title={taker === null ? "Your claim has ended." : `${taker} holds this now.`}
      className="mt-3.5"
      actions={
        taker === null && item.allowed.claim.ok ? (
          <Button shortcut="C" onClick={() => send({ type: "claim" })}>
            Claim it again
          </Button>
        ) : undefined
      }
    >
      {taker === null ? "It is back in its queue, and anybody may take it." : "You cannot decide it while they do."} What you wrote is kept.
    </Banner>
  );
}

function Offline() {
  const { state, lastAt } = useLive();
  const zone = useZone();
  if (state !== "offline") return null;
  return (
    <Banner tone="attention" title="You are offline." className="mt-3.5">
      What you see is from {lastAt === null ? "before" : formatTime(lastAt, zone)}. Decisions cannot be sent until the connection is back;
      what you write is kept.
    </Banner>
  );
}
