// Handing an item back to who sent it up.
import { returnInput } from "@core/words/handing";
import { returnItem } from "../commands/return-item";
import { allowed, router } from "./init";
import { receipt } from "./receipt";

export const handing = router({
  return: allowed("item.return")
    .input(returnInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, returnItem(ctx.deps, { actor: ctx.actor, ...input }))),
});
