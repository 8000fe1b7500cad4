// Which items are signed blind now: nobody may lean on what others said while it is open.
import type { Item } from "@core/lifecycle/item";

export const isBlind = (item: Pick<Item, "ruling" | "purpose">): boolean => item.ruling?.blind === true && item.purpose === "decide";
