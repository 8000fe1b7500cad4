// Drafts: what a person had typed and not sent. Kept for them alone; no event, no version.
import { type Draft, itemInput, saveDraftInput } from "@core/words/decisions";
import { dropDraft } from "../commands/drop-draft";
import { saveDraft } from "../commands/save-draft";
import { draftView } from "../views/draft-view";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const draft = router({
  get: allowed("draft.read")
    .input(itemInput)
    .query(({ ctx, input }): Promise<Draft | null> => draftView(ctx.deps, ctx.person, input.itemId)),
  save: allowed("draft.write")
    .input(saveDraftInput)
    .mutation(({ ctx, input }) => unwrap(saveDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  drop: allowed("draft.write")
    .input(itemInput)
    .mutation(({ ctx, input }) => unwrap(dropDraft(ctx.deps, { actor: ctx.actor, ...input }))),
});
