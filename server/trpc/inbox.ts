// One's own inbox: what one was told, what is read, and which ways out of the product there are.
import { inboxInput, markNoticeInput, readAllInput } from "@core/words/telling-input";
import { markNotice, readAllNotices } from "../commands/mark-notice";
import { inboxCount, inboxPage } from "../views/inbox";
import type { InboxCount, InboxPage, WaysOut } from "../views/shapes-inbox";
import { waysOut } from "../views/ways-out";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const inbox = router({
  count: allowed("inbox.read").query(({ ctx }): Promise<InboxCount> => inboxCount(ctx.deps, ctx.person)),
  page: allowed("inbox.read")
    .input(inboxInput)
    .query(({ ctx, input }): Promise<InboxPage> => inboxPage(ctx.deps, ctx.person, { only: input.only, before: input.cursor ?? null })),
  ways: allowed("inbox.read").query(({ ctx }): Promise<WaysOut> => waysOut(ctx.deps, ctx.person)),
  mark: allowed("inbox.mark")
    .input(markNoticeInput)
    .mutation(({ ctx, input }) => unwrap(markNotice(ctx.deps, { actor: ctx.actor, ...input }))),
  readAll: allowed("inbox.mark")
    .input(readAllInput)
    .mutation(({ ctx, input }) => readAllNotices(ctx.deps, { actor: ctx.actor, ...input })),
});
