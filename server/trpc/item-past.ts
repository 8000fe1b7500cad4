// An item's past: its screen as it was at an instant, and its whole timeline.
import { itemInput } from "@core/words/decisions";
import { asOfInput } from "@core/words/past";
import { asItWas } from "../views/as-it-was";
import { itemPast } from "../views/item-past";
import type { AsItWas, ItemPast } from "../views/shapes-past";
import { allowed } from "./init";
import { unwrap } from "./receipt";
import { recorded } from "./recorded";

export const asOf = allowed("item.read")
  .input(asOfInput)
  .query(({ ctx, input }): Promise<AsItWas> => recorded(ctx, input.itemId, "past", unwrap(asItWas(ctx.deps, ctx.person, input))));

export const past = allowed("item.read")
  .input(itemInput)
  .query(({ ctx, input }): Promise<ItemPast> => recorded(ctx, input.itemId, "past", unwrap(itemPast(ctx.deps, ctx.person, input.itemId))));
