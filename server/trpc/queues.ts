// Queues: how full they are, what waits in one, and the next best item.
import { nextInput, peekInput, queueItemsInput } from "@core/words/decisions";
import { claimNext } from "../commands/claim-next";
import { commandReceipt } from "../views/command-receipt";
import { listQueues } from "../views/list-queues";
import { nextItems } from "../views/next-items";
import { queuePage } from "../views/queue-page";
import type { CommandReceipt, ItemRow } from "../views/shapes-item";
import type { QueuePage, QueueSummary } from "../views/shapes-queue";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const queues = router({
  list: allowed("queue.list").query(({ ctx }): Promise<readonly QueueSummary[]> => listQueues(ctx.deps, ctx.person)),
  items: allowed("queue.read")
    .input(queueItemsInput)
    .query(({ ctx, input }): Promise<QueuePage> => unwrap(queuePage(ctx.deps, ctx.person, input))),
  /** Claims the next best item; null when nothing waits. */
  next: allowed("queue.next")
    .input(nextInput)
    .mutation(async ({ ctx, input }): Promise<CommandReceipt | null> => {
      const taken = await unwrap(claimNext(ctx.deps, { actor: ctx.actor, ...input }));
      return taken && commandReceipt(ctx.deps, ctx.person, taken);
    }),
  /** The next ones in the same order, claimed by nobody. */
  peek: allowed("queue.next")
    .input(peekInput)
    .query(({ ctx, input }): Promise<readonly ItemRow[]> => nextItems(ctx.deps, ctx.person, input)),
});
