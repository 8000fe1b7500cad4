"use client";
// What stands between the person and their decision, each with what to do: changed, not recorded, claim lost, session ended, offline.
import { plural } from "@core/words/labels";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { useLive } from "@/components/data/live";
import { ORDER_NOUNS, type Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import { useZone } from "@/components/marks/clock";
import { formatHash, formatTime } from "@/components/marks/format";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { ItemView } from "@/server/views/shapes";
import { printJson } from "./arguments-read";
import { changesBetween, unchangedNames } from "./changes";
import { type Desk, useDesk } from "./desk";
import { printName, printValue } from "./effect-rows";

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

const isStale = (problem: Problem) => problem.kind === "refused" && problem.code === "stale";

function Changed({ shown, newer }: { readonly shown: ItemView; readonly newer: ItemView }) {
  const { acceptNewer } = useDesk();
  const zone = useZone();
  const { revision } = newer;
  return (
    <>
      <Banner
        tone="stale"
        title="Changed while you read. Review it again."
        className="mt-3.5 mb-3.5"
        actions={
          <Button keyFirst shortcut="Enter" onClick={acceptNewer}>
            {`Show revision ${revision.number}`}
          </Button>
        }
      >
        {revealText(revision.by.name)} proposed revision {revision.number} at {formatTime(revision.at, zone)}. You opened revision{" "}
        {shown.revision.number}; nothing was signed.{changedWords(shown, newer)}
      </Banner>
      <WhatChanged shown={shown} newer={newer} />
    </>
  );
}

/** The first changes in a sentence each, since the alert is heard before the table is read. */
function changedWords(shown: ItemView, newer: ItemView): string {
  const changes = changesBetween(shown.revision.arguments, newer.revision.arguments).slice(0, 2);
  const words = changes.map(({ path, was, is }) => ` ${printName(path)} changed from ${printed(was)} to ${printed(is)}.`);
  return words.join("");
}

const printed = (value: Json | undefined) => (value === undefined ? "nothing" : printValue(value));

const CELL = "border-t border-line px-3 py-1 align-top [overflow-wrap:anywhere]";
const HEAD = "bg-sunken px-3 py-[3px] text-left text-micro font-regular text-fg-3";

function WhatChanged({ shown, newer }: { readonly shown: ItemView; readonly newer: ItemView }) {
  const [was, is] = [shown.revision, newer.revision];
  const changes = changesBetween(was.arguments, is.arguments);
  const same = unchangedNames(was.arguments, is.arguments);
  const around = [
    was.title === is.title ? null : "the title",
    JSON.stringify([was.before, was.after]) === JSON.stringify([is.before, is.after]) ? null : "what changes",
    JSON.stringify(was.evidence) === JSON.stringify(is.evidence) ? null : "the evidence",
    was.confidence === is.confidence && JSON.stringify(was.signals) === JSON.stringify(is.signals) ? null : "confidence and signals",
  ].filter((part) => part !== null);
  return (
    <div className="overflow-hidden rounded-2 border border-line-2">
      <table className="w-full table-fixed border-collapse tabular-nums">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, "w-[34%]")}>
              What changed
            </th>
            <th scope="col" className={HEAD}>
              Revision {was.number}, on your screen <span className="hash">{formatHash(was.hash)}</span>
            </th>
            <th scope="col" className={HEAD}>
              Revision {is.number}, proposed now <span className="hash">{formatHash(is.hash)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row" className={cn(CELL, "mono text-left font-regular text-fg-2")}>
                {revealText(change.path)}
              </th>
              <td className={cn(CELL, "bg-danger-tint")}>
                <Sign of="−" className="text-danger" />
                {change.was === undefined ? "not there" : printJson(change.was)}
              </td>
              <td className={cn(CELL, "bg-ok-tint")}>
                <Sign of="+" className="text-ok" />
                {change.is === undefined ? "not there" : printJson(change.is)}
              </td>
            </tr>
          ))}
          {same.length > 0 && (
            <tr>
              <th scope="row" className={cn(CELL, "mono text-left font-regular text-fg-2")}>
                {same.map(revealText).join(", ")}
              </th>
              <td colSpan={2} className={cn(CELL, "pl-7 text-fg-3")}>
                same
              </td>
            </tr>
          )}
          {around.length > 0 && (
            <tr>
              <th scope="row" className={cn(CELL, "text-left font-regular text-fg-2")}>
                Beside the arguments
              </th>
              <td colSpan={2} className={CELL}>
                {around.join(", ")} changed too
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const Sign = ({ of, className }: { readonly of: string; readonly className: string }) => (
  <span aria-hidden="true" className={cn("inline-block w-4 font-mono font-medium", className)}>
    {of}
  </span>
);

interface NotRecordedProps {
  readonly problem: Problem;
  readonly order: Order;
  readonly desk: Desk;
}

function NotRecorded({ problem, order, desk }: NotRecordedProps) {
  const noun = ORDER_NOUNS[order.type];
  const { item, send, excuse } = desk;
  const again = (
    <Button key="again" onClick={() => send(order)}>
      Try again
    </Button>
  );
  const close = (
    <Button key="close" look="quiet" onClick={excuse}>
      Close
    </Button>
  );
  const notRun = item.execution === "held" ? " Nothing has run." : "";
  switch (problem.kind) {
    case "refused":
      return (
        <Banner
          tone={isStale(problem) ? "stale" : "failed"}
          title={isStale(problem) ? "Changed while you read. Review it again." : `Your ${noun} was not recorded.`}
          className="mt-3.5"
          actions={close}
        >
          {isStale(problem) ? `Your ${noun} was not recorded.${missedWords(problem)}` : `${problem.text}${notRun} What you wrote is kept.`}
        </Banner>
      );
    case "unreachable":
      return problem.recorded === "no" ? (
        <Banner tone="failed" title={`Your ${noun} was not recorded.`} className="mt-3.5" actions={[again, close]}>
          The server did not answer in 10 s.{notRun} What you wrote is kept.
        </Banner>
      ) : (
        <Banner tone="failed" title={`It is not known whether your ${noun} was recorded.`} className="mt-3.5" actions={[again, close]}>
          The server cannot be reached. Trying again is safe: it is recorded once at most. What you wrote is kept.
        </Banner>
      );
    case "session-ended":
      return (
        <Banner
          tone="failed"
          title="Your session has ended."
          className="mt-3.5"
          actions={
            <ButtonLink href="/sign-in" target="_blank">
              Sign in
            </ButtonLink>
          }
        >
          Your {noun} was not recorded. Sign in in a new tab, come back here and try again; what you wrote is kept.
          <div className="mt-2">{again}</div>
        </Banner>
      );
    case "fault":
      return (
        <Banner tone="failed" title={`Your ${noun} was not recorded.`} className="mt-3.5" actions={[again, close]}>
          {problem.text} What you wrote is kept.
        </Banner>
      );
  }
}

function missedWords(problem: Extract<Problem, { kind: "refused" }>): string {
  const missed = problem.refusal?.code === "stale" ? problem.refusal.missed.length : 0;
  return missed === 0 ? "" : ` You had not seen ${plural(missed, "change")} that came before it.`;
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
