// Erasing content: what is asked, signed and over, how long workflows keep content, what is on hold, and who read an item outside of their work.
import { itemInput } from "@core/words/decisions";
import { askErasureInput, erasureInput, liftHoldInput, placeHoldInput, retentionInput, retentionTrialInput } from "@core/words/erasure";
import { askErasure } from "../commands/ask-erasure";
import { liftHold } from "../commands/lift-hold";
import { placeHold } from "../commands/place-hold";
import { setRetention } from "../commands/set-retention";
import { signErasure } from "../commands/sign-erasure";
import { withdrawErasure } from "../commands/withdraw-erasure";
import { erasuresPage, itemErasure, readersOf, retentionTrial } from "../views/erasures";
import type { ErasuresPage, ItemErasure, ReaderView, RetentionTrial } from "../views/shapes-erasure";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const erasures = router({
  page: allowed("erasure.read").query(({ ctx }): Promise<ErasuresPage> => erasuresPage(ctx.deps, ctx.person)),
  ofItem: allowed("erasure.read")
    .input(itemInput)
    .query(({ ctx, input }): Promise<ItemErasure> => unwrap(itemErasure(ctx.deps, ctx.person, input.itemId))),
  readers: allowed("read.list")
    .input(itemInput)
    .query(({ ctx, input }): Promise<readonly ReaderView[]> => unwrap(readersOf(ctx.deps, ctx.person, input.itemId))),
  ask: allowed("erasure.ask")
    .input(askErasureInput)
    .mutation(({ ctx, input }) => unwrap(askErasure(ctx.deps, { actor: ctx.actor, ...input }))),
  sign: allowed("erasure.sign")
    .input(erasureInput)
    .mutation(({ ctx, input }) => unwrap(signErasure(ctx.deps, { actor: ctx.actor, ...input }))),
  withdraw: allowed("erasure.sign")
    .input(erasureInput)
    .mutation(({ ctx, input }) => unwrap(withdrawErasure(ctx.deps, { actor: ctx.actor, ...input }))),
  tryRetention: allowed("retention.set")
    .input(retentionTrialInput)
    .query(({ ctx, input }): Promise<RetentionTrial> => unwrap(retentionTrial(ctx.deps, ctx.person, input))),
  setRetention: allowed("retention.set")
    .input(retentionInput)
    .mutation(({ ctx, input }) => unwrap(setRetention(ctx.deps, { actor: ctx.actor, ...input }))),
  placeHold: allowed("erasure.hold")
    .input(placeHoldInput)
    .mutation(({ ctx, input }) => unwrap(placeHold(ctx.deps, { actor: ctx.actor, ...input }))),
  liftHold: allowed("erasure.hold")
    .input(liftHoldInput)
    .mutation(({ ctx, input }) => unwrap(liftHold(ctx.deps, { actor: ctx.actor, ...input }))),
});
