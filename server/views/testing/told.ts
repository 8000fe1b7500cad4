// Events and names for tests of words: typed, numbered and dated for the reader, without hashes that nobody looks at.
import type { Holder } from "@core/words/actors";
import type { ItemEventData, ItemEventType, RecordedEvent } from "@core/words/events";
import { asAgentId, asHash, asPersonId, asQueueId, type Ms, type PersonId } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import type { JsonObject } from "@core/words/vocabulary";
import { namesOf } from "../names";

/** 13:00 of the mocks' day. */
export const START: Ms = Date.UTC(2026, 10, 24, 13, 0);
export const at = (hour: number, minute: number): Ms => START + (hour - 13) * 60 * MINUTE + minute * MINUTE;

export const AGENT = asAgentId("refund-agent");
export const QUEUE = asQueueId("refunds-exceptions");
export const LEADS = asQueueId("refund-leads");
export const PRIYA = asPersonId("p-priya");
export const MARA = asPersonId("p-mara");
export const HENRIK = asPersonId("p-henrik");
export const hashOf = (digit: string) => asHash(`sha256:${digit.repeat(64)}`);

export const names = namesOf(
  {
    people: new Map([
      [PRIYA, { name: "Priya Nair" }],
      [MARA, { name: "Mara Lindt" }],
      [HENRIK, { name: "Henrik Solberg" }],
    ]),
    agents: new Map([[AGENT, { name: "refund-agent", owner: HENRIK }]]),
    queues: new Map([
      [QUEUE, { name: "refunds-exceptions", owner: HENRIK }],
      [LEADS, { name: "refund-leads", owner: HENRIK }],
    ]),
  },
  MARA,
);

export const byAgent = { kind: "agent", id: AGENT } as const;
export const bySystem = { kind: "system", id: "timer" } as const;
export const by = (id: PersonId) => ({ kind: "person", id }) as const;
export const inQueue = { kind: "queue", id: QUEUE } as const satisfies Holder;

/** One event; `seq` is its place in the list that `told` makes. */
export function happened<Type extends ItemEventType>(
  type: Type,
  when: Ms,
  actor: RecordedEvent["actor"],
  holder: Holder | null,
  data: ItemEventData[Type],
  free: JsonObject = {},
): Omit<RecordedEvent, "seq"> {
  const event = { type, at: when, actor, holder, data, free, onBehalfOf: null, prev: hashOf("0"), hash: hashOf("0") };
  return matching(event);
}

/** `data` was typed by `type` above; the union cannot see that the two belong together. */
const matching = (event: { readonly type: ItemEventType }) => event as Omit<RecordedEvent, "seq">;

/** Numbers the events from 1. */
export const told = (...events: readonly Omit<RecordedEvent, "seq">[]): RecordedEvent[] =>
  events.map((event, index) => numbered({ ...event, seq: index + 1 }));

/** Spreading a union loses which member it was. */
const numbered = (event: { readonly seq: number }) => event as RecordedEvent;
