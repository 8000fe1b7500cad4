// Who asked to lift the stop of everything, which takes two people: read from the stop's own stream.
import { asPersonId, type PersonId } from "@core/words/ids";
import type { StoredEvent } from "@/db/queries/events";

/** Saying why and choosing another time for the next look take nothing back; pulling it again does. */
const MEANWHILE: readonly string[] = ["explained", "review_set"];

export function liftAskedBy(stream: readonly Pick<StoredEvent, "type" | "actor">[]): PersonId | null {
  const last = stream.findLast(({ type }) => !MEANWHILE.includes(type));
  return last?.type === "lift_asked" && last.actor.kind === "person" ? asPersonId(last.actor.id) : null;
}
