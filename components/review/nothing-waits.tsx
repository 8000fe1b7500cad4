"use client";
// Nothing to decide: says so, says what could still come, and offers the way to the rest.
import { plural } from "@core/words/labels";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import type { QueueSummary } from "@/server/views/shapes";
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

/** What may reach this person without anybody proposing anew. */
function couldCome(queues: readonly QueueSummary[]): string {
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const others = queues.reduce((sum, queue) => sum + Math.max(0, queue.inWork - queue.waiting - queue.mine), 0);
  const parts = [
    others === 0 ? null : `${plural(others, "item")} of your queues ${others === 1 ? "is" : "are"} in other people’s hands`,
    waiting === 0 ? null : `${plural(waiting, "item")} ${waiting === 1 ? "waits" : "wait"} for an agent’s answer`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "Your queues are empty." : `${parts.join(", and ")}. What is released or answered comes back here.`;
}
