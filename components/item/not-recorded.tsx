"use client";
// An order that was not carried out: what did not happen, why, and how to try again. What was written is kept.
import { plural } from "@core/words/labels";
import { ORDER_NOUNS, type Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Desk } from "./desk";

export const isStale = (problem: Problem) => problem.kind === "refused" && problem.code === "stale";

interface NotRecordedProps {
  readonly problem: Problem;
  readonly order: Order;
  readonly desk: Desk;
}

export function NotRecorded({ problem, order, desk }: NotRecordedProps) {
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
            <>
              <ButtonLink href="/sign-in" target="_blank">
                Sign in
              </ButtonLink>
              {again}
            </>
          }
        >
          Your {noun} was not recorded. Sign in in a new tab, come back here and try again; what you wrote is kept.
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
