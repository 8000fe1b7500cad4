// An item's past: its screen as it was at an instant, and its whole timeline.
import { itemInput } from "@core/words/decisions";
import { asOfInput } from "@core/words/past";
import { asItWas } from "../views/as-it-was";
import { itemPast } from "../views/item-past";
import type { AsItWas, ItemPast } from "../views/shapes-past";
import { allowed } from "./init";
import { unwrap } from "./receipt";

export const asOf = allowed("item.read")
  .input(asOfInput)
  .query(({ ctx, input }): Promise<AsItWas> => unwrap(asItWas(ctx.deps, ctx.person, input)));

export const past = allowed("item.read")
  .input(itemInput)
  .query(({ ctx, input }): Promise<ItemPast> => unwrap(itemPast(ctx.deps, ctx.person, input.itemId)));
