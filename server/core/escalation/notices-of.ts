// Who is to be told of an item's event, and as what: a function of the event and of whose queue it came to. What somebody did themselves is not told to them.
import type { Actor } from "@core/words/actors";
import type { ItemEventData, ItemEventType, Landing } from "@core/words/events";
import type { PersonId, QueueId } from "@core/words/ids";
import type { Notice } from "@core/words/notices";

/** A stored event as far as it is looked at here. */
export type ToldEvent = {
  [Type in ItemEventType]: { readonly type: Type; readonly actor: Actor; readonly data: ItemEventData[Type] };
}[ItemEventType];

export interface Told {
  readonly item: string;
  readonly workflow: string;
  /** Whose queue it is; null for one that is no more. */
  readonly queue: (id: QueueId) => { readonly owner: PersonId; readonly members: readonly PersonId[] } | null;
  /** Whom the event answers: who had asked the agent or a colleague, or had sent the item up. */
  readonly asker: PersonId | null;
}

/** Events that answer somebody: of these `Told.asker` is asked. */
export const ANSWERS = ["replied", "revised", "answer_lapsed", "returned", "opinion_given"] as const satisfies readonly ItemEventType[];
/** The events of which anybody is told. */
export const TOLD_EVENTS = [
  "rung_fired",
  "claimed",
  "delegated",
  "escalated",
  "opinion_asked",
  ...ANSWERS,
] as const satisfies readonly ItemEventType[];

/** Null where nobody is to be told. */
export function noticeOf(event: ToldEvent, told: Told): Notice | null {
  const notice = draftOf(event, told);
  if (notice === null) return null;
  const to = [...new Set(notice.to)].filter((person) => !(event.actor.kind === "person" && event.actor.id === person));
  return to.length === 0 ? null : { ...notice, to };
}

function draftOf(event: ToldEvent, told: Told): Notice | null {
  const { item, workflow } = told;
  /** Of one person and one item. */
  const personal = (kind: Notice["kind"], to: readonly PersonId[], data: Notice["data"] = {}): Notice => ({
    kind,
    cause: `${kind}:${item}`,
    to,
    item,
    queue: null,
    workflow,
    data,
  });
  const inQueue = (kind: Notice["kind"], queue: QueueId, to: readonly PersonId[]): Notice => ({
    kind,
    cause: `${kind}:${queue}`,
    to,
    item,
    queue,
    workflow,
    data: {},
  });

  switch (event.type) {
    case "rung_fired": {
      const { notify, placement } = event.data;
      const queue = told.queue(placement.queue);
      const owner = queue === null ? [] : [queue.owner];
      // A rung that moved it tells those to whom it came. A queue without members is its owner's.
      const members = queue === null || queue.members.length === 0 ? owner : queue.members;
      const to = notify === "owner" ? owner : notify === "members" || notify === null ? members : [notify];
      return inQueue("rung", placement.queue, to);
    }
    case "claimed":
      return personal("handed", [event.data.claim.by]);
    case "delegated":
      // What queues deal out comes all day: one notice says how much.
      return { ...personal("handed", [event.data.claim.by]), ...(event.data.why !== undefined && { cause: "handed:dealt" }) };
    case "escalated": {
      const { landing } = event.data;
      if (landing.to === "claim") return personal("escalated", [landing.claim.by], { to: "you" });
      const queue = told.queue(landing.placement.queue);
      return inQueue("escalated", landing.placement.queue, queue === null ? [] : [queue.owner, ...queue.members]);
    }
    case "opinion_asked":
      return personal("opinion", [event.data.of], { what: "asked" });
    case "opinion_given":
      return personal("opinion", told.asker === null ? [] : [told.asker], { what: "given" });
    case "replied":
    case "answer_lapsed":
    case "returned":
      return answered(event.data.landing);
    case "revised":
      // An agent that changes what it proposed answers a question only where one was open.
      return event.data.landing === null ? null : answered(event.data.landing);
    default:
      return null;
  }

  /** Who asked is told, also where it came back to somebody else. */
  function answered(landing: Landing): Notice | null {
    const holder = landing.to === "claim" ? [landing.claim.by] : [];
    const to = told.asker === null ? holder : [told.asker];
    const what = { answer_lapsed: { what: "silent" }, returned: { what: "returned" } } as const;
    return personal("answered", to, event.type === "answer_lapsed" || event.type === "returned" ? what[event.type] : {});
  }
}

/** Notices of one cause to the same people, said together: a thousand rungs of one queue are one notice that says so. */
export function together(notices: readonly Notice[]): readonly Notice[] {
  const joined = new Map<string, Notice>();
  for (const notice of notices) {
    const key = JSON.stringify([notice.cause, notice.workflow, [...notice.to].sort()]);
    const known = joined.get(key);
    const times = (known?.times ?? 0) + (notice.times ?? 1);
    joined.set(key, { ...notice, times, item: known !== undefined && known.item !== notice.item ? null : notice.item });
  }
  return [...joined.values()];
}
