// Which events of an item tell who was there, while people sign it without knowing of each other: by who acted, by what they are, and by whose hands they left it in.
import type { Actor, Holder } from "@core/words/actors";

export interface TellingEvent {
  readonly type: string;
  readonly actor: Pick<Actor, "kind">;
  readonly holder: Pick<Holder, "kind"> | null;
}

/** Events that name a person's hands, whoever acted. */
const HANDS: ReadonlySet<string> = new Set(["claimed", "released", "lease_lapsed", "delegated", "resumed", "voted", "recalled"]);

/** Whether who acted, or what happened, says it. */
export const tellsActor = ({ type, actor }: Pick<TellingEvent, "type" | "actor">): boolean => actor.kind === "person" || HANDS.has(type);

/** Whether its record says it in whatever way: an agent's answer leaves the item in the hands of who had asked. */
export const tellsHands = (event: TellingEvent): boolean => tellsActor(event) || event.holder?.kind === "person";
