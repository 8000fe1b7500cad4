"use client";
// The desk when nothing waits: why that is, and what may come to this person without anybody proposing anew.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { Sitting } from "@/components/data/up-next";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import type { QueueSummary } from "@/server/views/shapes-queue";
import { freeIn } from "./rail";
import type { Review } from "./use-review";

export function NothingWaits({ review }: { readonly review: Review }) {
  if (review.isFailed) {
    return (
      <Blank rank={1} icon="octagon" title={t("review.notRead")} actions={<Button onClick={review.retry}>{t("frame.tryAgain")}</Button>}>
        <p>{t("review.notReadWhy")}</p>
      </Blank>
    );
  }
  const mine = (review.queues ?? []).filter((queue) => queue.member);
  if (mine.length === 0) {
    return (
      <Blank rank={1} icon="layers" title={t("review.noQueue")} actions={<ButtonLink href="/queues">{t("frame.openQueues")}</ButtonLink>}>
        <p>{t("review.noQueueWhy")}</p>
      </Blank>
    );
  }
  const { queue, kind } = review.sitting;
  if (kind !== null) return <NothingOfKind review={review} kind={kind} />;
  if (queue !== null) return <NothingInQueue review={review} mine={mine} chosen={queue} />;
  return (
    <Blank
      rank={1}
      title={t("review.nothing")}
      actions={
        <ButtonLink href="/queues" keyFirst shortcut={["G", "Q"]}>
          {t("frame.openQueues")}
        </ButtonLink>
      }
    >
      <p>{couldCome(mine)}</p>
      <p className="text-small text-fg-3">{t("review.appear")}</p>
    </Blank>
  );
}

/** One kind was worked in a row and is done: others may wait. */
function NothingOfKind({ review, kind }: { readonly review: Review; readonly kind: NonNullable<Sitting["kind"]> }) {
  return (
    <Blank
      rank={1}
      title={t("review.nothingOfKind")}
      actions={
        <Button shortcut="O" onClick={() => review.choose({ kind: null })}>
          {t("review.allKinds")}
        </Button>
      }
    >
      <p>{t("review.nothingOfKindWhy", { action: revealLine(kind.action), workflow: revealLine(kind.workflow) })}</p>
    </Blank>
  );
}

/** One queue was chosen and is done: the others may not be. */
function NothingInQueue({
  review,
  mine,
  chosen,
}: {
  readonly review: Review;
  readonly mine: readonly QueueSummary[];
  readonly chosen: string;
}) {
  const queue = mine.find(({ id }) => id === chosen);
  const elsewhere = mine.filter(({ id }) => id !== chosen).reduce((sum, other) => sum + freeIn(other), 0);
  return (
    <Blank
      rank={1}
      title={queue === undefined ? t("review.notYourQueue") : t("review.nothingIn", { queue: queue.name })}
      actions={<Button onClick={() => review.choose({ queue: null })}>{t("review.showYours")}</Button>}
    >
      {queue !== undefined && <p>{couldCome([queue])}</p>}
      <p>{elsewhere === 0 ? t("review.othersEmpty") : t("review.elsewhere", { count: elsewhere })}</p>
    </Blank>
  );
}

/** What may reach this person without anybody proposing anew. */
function couldCome(queues: readonly QueueSummary[]): string {
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const others = queues.reduce((sum, queue) => sum + Math.max(0, queue.inWork - queue.waiting - queue.mine), 0);
  const [one, other] = [
    others === 0 ? null : t(queues.length === 1 ? "review.othersHoldOne" : "review.othersHold", { count: others }),
    waiting === 0 ? null : t("review.agentsOwe", { count: waiting }),
  ].filter((part) => part !== null);
  if (one === undefined) return t(queues.length === 1 ? "review.emptyOne" : "review.empty");
  return t("review.comesBack", { what: other === undefined ? one : t("review.both", { one, other }) });
}
