// Queues, their ladders and the calendars that they count in: read by all who see the queue, changed by admins in whose scope it is.
import {
  dryRunInput,
  laddersAheadInput,
  previewQueueInput,
  readIcsInput,
  removeCalendarInput,
  removeQueueInput,
  saveCalendarInput,
  saveQueueInput,
  zoneInput,
} from "@core/words/ladders";
import { removeCalendar } from "../commands/remove-calendar";
import { removeQueue } from "../commands/remove-queue";
import { saveCalendar } from "../commands/save-calendar";
import { saveQueue } from "../commands/save-queue";
import { ladderDryRun } from "../views/ladder-dry-run";
import { ladderWay, previewQueue } from "../views/ladder-way";
import { laddersPage } from "../views/ladders-page";
import { clockChanges, readHolidays } from "../views/read-holidays";
import type { DryRunView, IcsView, LaddersPage, QueuePreview, WayView } from "../views/shapes-ladders";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const ladders = router({
  page: allowed("ladder.read").query(({ ctx }): Promise<LaddersPage> => laddersPage(ctx.deps, ctx.person)),
  ahead: allowed("ladder.read")
    .input(laddersAheadInput)
    .query(({ ctx, input }): Promise<WayView> => unwrap(ladderWay(ctx.deps, ctx.person, input.queue))),
  clockChanges: allowed("ladder.read")
    .input(zoneInput)
    .query(({ ctx, input }) => clockChanges(ctx.deps, input.zone)),
  preview: allowed("queue.write")
    .input(previewQueueInput)
    .query(({ ctx, input }): Promise<QueuePreview> => unwrap(previewQueue(ctx.deps, ctx.person, input))),
  dryRun: allowed("queue.write")
    .input(dryRunInput)
    .query(({ ctx, input }): Promise<DryRunView> => unwrap(ladderDryRun(ctx.deps, ctx.person, input))),
  saveQueue: allowed("queue.write")
    .input(saveQueueInput)
    .mutation(({ ctx, input: { version, ...queue } }) => unwrap(saveQueue(ctx.deps, queue, { by: ctx.actor, version }))),
  removeQueue: allowed("queue.write")
    .input(removeQueueInput)
    .mutation(({ ctx, input }) => unwrap(removeQueue(ctx.deps, { actor: ctx.actor, ...input }))),
  /** Changes nothing; a file is too long for an address. */
  readHolidays: allowed("queue.write")
    .input(readIcsInput)
    .mutation(({ ctx, input }): Promise<IcsView> => unwrap(readHolidays(ctx.deps, input))),
  saveCalendar: allowed("queue.write")
    .input(saveCalendarInput)
    .mutation(({ ctx, input }) => unwrap(saveCalendar(ctx.deps, { actor: ctx.actor, ...input }))),
  removeCalendar: allowed("queue.write")
    .input(removeCalendarInput)
    .mutation(({ ctx, input }) => unwrap(removeCalendar(ctx.deps, { actor: ctx.actor, ...input }))),
});
