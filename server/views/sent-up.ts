// Where an item can be sent up, and by whom it was: what a screen needs to send it there, and to send it back with an answer.
import type { Scene } from "@core/lifecycle/commands";
import { sentUpFrom } from "@core/lifecycle/conditions";
import type { Item } from "@core/lifecycle/item";
import { waysUp } from "@core/lifecycle/ways-up";
import type { RecordedEvent } from "@core/words/events";
import type { PersonId } from "@core/words/ids";
import { revealText } from "@core/words/untrusted-text";
import { isMeantFor, quoteOf } from "./blind-names";
import type { Names } from "./names";
import type { ItemView } from "./shapes-item";

/** Nowhere once the item is closed. */
export function waysUpOf(item: Item, person: PersonId, scene: Scene, names: Names): ItemView["waysUp"] {
  if (item.purpose === null) return { queues: [], people: [] };
  const { queues, people } = waysUp(item, { id: person, onBehalfOf: null }, scene);
  return {
    queues: queues.map((id) => ({ id, name: names.queue(id).name })),
    people: people.map(({ id, as }) => ({ ...names.person(id), as })),
  };
}

/** Who sent it up last and has not had it back, while it is open. Whoever is not named leans nobody, and tells why only whom they sent it to by name. */
export function sentUpOf(item: Item, events: readonly RecordedEvent[], scene: Scene, names: Names): ItemView["sentUp"] {
  const sent = item.purpose === null ? null : sentUpFrom(item, scene);
  if (sent === null) return null;
  const event = events.find(({ seq }) => seq === sent.seq);
  const by = names.person(sent.by);
  const reason = event === undefined || isMeantFor(event, names) ? event?.free.reason : quoteOf(by, event.free.reason);
  return {
    by,
    from: names.queue(sent.from).name,
    leaning: quoteOf(by, sent.leaning),
    reason: typeof reason === "string" ? revealText(reason) : null,
  };
}
