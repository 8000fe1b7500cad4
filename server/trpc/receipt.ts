// From a command's result to what the screen gets: a receipt, or a refusal with the item as it is now.
import type { ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import type { Result } from "@core/words/result";
import type { Changed } from "../commands/commit/change-item";
import type { Deps } from "../deps";
import { commandReceipt } from "../views/command-receipt";
import { itemRow } from "../views/item-row";
import type { CommandReceipt, ItemRow } from "../views/shapes-item";
import { refused } from "./errors";

interface Asking {
  readonly deps: Deps;
  readonly person: PersonId;
}

/** The value, or the refusal thrown on its way to the error formatter. */
export async function unwrap<Value>(result: Promise<Result<Value, Refusal>>): Promise<Value> {
  const done = await result;
  if (!done.ok) throw refused(done.refusal);
  return done.value;
}

/** A command on one item. A refused person is shown the item as it is now, where they may see it. */
export async function receipt(
  { deps, person }: Asking,
  itemId: ItemId,
  result: Promise<Result<Changed, Refusal>>,
): Promise<CommandReceipt> {
  const done = await result;
  if (done.ok) return commandReceipt(deps, person, done.value);
  throw refused(done.refusal, await rowNow(deps, person, itemId));
}

async function rowNow(deps: Deps, person: PersonId, itemId: ItemId): Promise<ItemRow | null> {
  const row = await itemRow(deps, person, itemId);
  return row.ok ? row.value : null;
}

/** What became of one of many. */
export type OneOfMany =
  | { readonly itemId: string; readonly ok: true; readonly receipt: CommandReceipt }
  | { readonly itemId: string; readonly ok: false; readonly refusal: Refusal; readonly item: ItemRow | null };

/** Each item answers for itself: one that is refused undoes none of the others. */
export async function receipts(
  { deps, person }: Asking,
  results: Promise<readonly { readonly itemId: ItemId; readonly result: Result<Changed, Refusal> }[]>,
): Promise<readonly OneOfMany[]> {
  return Promise.all(
    (await results).map(async ({ itemId, result }): Promise<OneOfMany> => {
      if (result.ok) return { itemId, ok: true, receipt: await commandReceipt(deps, person, result.value) };
      return { itemId, ok: false, refusal: result.refusal, item: await rowNow(deps, person, itemId) };
    }),
  );
}
