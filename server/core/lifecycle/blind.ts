// Which items are signed blind now: nobody may lean on what others said while it is open.
import type { Item } from "./item";

type Ruled = Pick<Item, "ruling" | "purpose">;

export const isBlind = ({ ruling, purpose }: Ruled): boolean => ruling?.blind === true && purpose === "decide";

/** Where somebody can have signed already: who that is must not come out by what is refused to them, nor by what they say of it. */
export const hidesSigners = (item: Ruled): boolean => isBlind(item) && (item.ruling?.quorum ?? 1) > 1;
