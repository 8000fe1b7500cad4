// Handing an item back to who sent it up, and asking each other without handing anything.
import { askOpinionInput, giveOpinionInput, returnInput, withdrawOpinionInput } from "@core/words/handing";
import { askOpinion } from "../commands/ask-opinion";
import { giveOpinion } from "../commands/give-opinion";
import { returnItem } from "../commands/return-item";
import { withdrawOpinion } from "../commands/withdraw-opinion";
import { askedForOpinions } from "../views/opinions";
import type { AskedForOpinion } from "../views/shapes-opinions";
import { allowed, router } from "./init";
import { receipt } from "./receipt";

export const handing = router({
  return: allowed("item.return")
    .input(returnInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, returnItem(ctx.deps, { actor: ctx.actor, ...input }))),
  askOpinion: allowed("opinion.ask")
    .input(askOpinionInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, askOpinion(ctx.deps, { actor: ctx.actor, ...input }))),
  giveOpinion: allowed("opinion.give")
    .input(giveOpinionInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, giveOpinion(ctx.deps, { actor: ctx.actor, ...input }))),
  withdrawOpinion: allowed("opinion.ask")
    .input(withdrawOpinionInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, withdrawOpinion(ctx.deps, { actor: ctx.actor, ...input }))),
  /** What I was asked and have not answered. */
  opinions: allowed("opinion.give").query(({ ctx }): Promise<readonly AskedForOpinion[]> => askedForOpinions(ctx.deps, ctx.person)),
});
