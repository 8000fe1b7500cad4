// A blind quorum: while it is open, nobody may learn who has signed.
import type { Item } from "./item";

export const isBlind = (item: Pick<Item, "ruling" | "purpose">): boolean => item.ruling?.blind === true && item.purpose === "decide";
