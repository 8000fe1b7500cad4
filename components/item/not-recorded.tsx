"use client";
// Says that an order was not recorded, why, and what to do: try again, look at the new revision, sign in.
import { t } from "@core/words/t";
import { type Order, orderNoun } from "@/components/data/orders";
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
  const title = t("item.notRecorded", { order: orderNoun(order.type) });
  const { item, send, excuse } = desk;
  const again = (
    <Button key="again" onClick={() => send(order)}>
      {t("frame.tryAgain")}
    </Button>
  );
  const close = (
    <Button key="close" look="quiet" onClick={excuse}>
      {t("frame.close")}
    </Button>
  );
  const notRun = item.execution === "held" ? ` ${t("item.nothingRan")}` : "";
  const kept = t("item.writingKept");
  switch (problem.kind) {
    case "refused":
      return (
        <Banner
          tone={isStale(problem) ? "stale" : "failed"}
          title={isStale(problem) ? t("item.changedTitle") : title}
          className="mt-3.5"
          actions={close}
        >
          {isStale(problem) ? `${title}${missedWords(problem)}` : `${problem.text}${notRun} ${kept}`}
        </Banner>
      );
    case "unreachable":
      return problem.recorded === "no" ? (
        <Banner tone="failed" title={title} className="mt-3.5" actions={[again, close]}>
          {t("item.noAnswer")}
          {notRun} {kept}
        </Banner>
      ) : (
        <Banner
          tone="failed"
          title={t("item.unknownWhether", { order: orderNoun(order.type) })}
          className="mt-3.5"
          actions={[again, close]}
        >
          {t("item.safeAgain")} {kept}
        </Banner>
      );
    case "session-ended":
      return (
        <Banner
          tone="failed"
          title={t("item.sessionEnded")}
          className="mt-3.5"
          actions={
            <>
              <ButtonLink href="/sign-in" target="_blank">
                {t("door.signIn")}
              </ButtonLink>
              {again}
            </>
          }
        >
          {title} {t("item.signInAgain")} {kept}
        </Banner>
      );
    case "fault":
      return (
        <Banner tone="failed" title={title} className="mt-3.5" actions={[again, close]}>
          {problem.text} {kept}
        </Banner>
      );
  }
}

function missedWords(problem: Extract<Problem, { kind: "refused" }>): string {
  const missed = problem.refusal?.code === "stale" ? problem.refusal.missed.length : 0;
  return missed === 0 ? "" : t("item.missed", { count: missed });
}
