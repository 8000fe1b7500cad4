"use client";
// Nothing to decide: says so, says what could still come, and offers the way to the rest.
import { plural } from "@core/words/labels";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import type { QueueSummary } from "@/server/views/shapes";
import { freeIn } from "./rail";
import type { Review } from "./use-review";

export function NothingWaits({ review }: { readonly review: Review }) {
  if (review.isFailed) {
    return (
      <Blank rank={1} icon="octagon" title="What is next could not be read" actions={<Button onClick={review.retry}>Try again</Button>}>
        <p>The server did not answer. Nothing was changed.</p>
      </Blank>
    );
  }
  const mine = (review.queues ?? []).filter((queue) => queue.member);
  if (mine.length === 0) {
    return (
      <Blank rank={1} icon="layers" title="You are in no queue" actions={<ButtonLink href="/queues">Open the queues</ButtonLink>}>
        <p>Items come to you once an administrator makes you a member of a queue.</p>
      </Blank>
    );
  }
  if (review.queue !== null) return <NothingInQueue review={review} mine={mine} chosen={review.queue} />;
  return (
    <Blank
      rank={1}
      title="Nothing waits for you"
      actions={
        <ButtonLink href="/queues" keyFirst shortcut={["G", "Q"]}>
          Open the queues
        </ButtonLink>
      }
    >
      <p>{couldCome(mine)}</p>
      <p className="text-small text-fg-3">New items appear here by themselves.</p>
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
      title={queue === undefined ? "You do not work this queue" : `Nothing waits in ${queue.name}`}
      actions={<Button onClick={() => review.choose(null)}>Show all your queues</Button>}
    >
      {queue !== undefined && <p>{couldCome([queue])}</p>}
      <p>
        {elsewhere === 0
          ? "Your other queues are empty, too."
          : `In your other queues ${plural(elsewhere, "item")} ${elsewhere === 1 ? "waits" : "wait"}.`}
      </p>
    </Blank>
  );
}

/** What may reach this person without anybody proposing anew. */
function couldCome(queues: readonly QueueSummary[]): string {
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const others = queues.reduce((sum, queue) => sum + Math.max(0, queue.inWork - queue.waiting - queue.mine), 0);
  const parts = [
    others === 0
      ? null
      : `${plural(others, "item")} ${queues.length === 1 ? "of this queue" : "of your queues"} ${others === 1 ? "is" : "are"} in other people’s hands`,
    waiting === 0 ? null : `${plural(waiting, "item")} ${waiting === 1 ? "waits" : "wait"} for an agent’s answer`,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? queues.length === 1
      ? "The queue is empty."
      : "Your queues are empty."
    : `${parts.join(", and ")}. What is released or answered comes back here.`;
}
