// `GET /events`: what happened to everything that this key may see, as pages or as a stream.

import { readAgentEvents } from "@/server/views/agent-items";
import { findAgentByKey } from "@/server/views/agent-key";
import { ok } from "./answers";
import { bearerOf } from "./authenticate";
import { endpoint } from "./endpoint";
import { followEvents } from "./event-stream";
import { exampleEvent } from "./examples";
import { eventJson } from "./item-json";
import { problemResponse, problems } from "./problem";
import { eventsQuery } from "./reading";
import { eventPageSchema } from "./schemas";

const LAST_EVENT_ID = "Last-Event-ID";
const DEFAULT_LIMIT = 200;
const FROM_THE_BEGINNING = -1;

export const eventEndpoints = [
  endpoint({
    method: "get",
    path: "/events",
    operationId: "listEvents",
    tag: "Events",
    summary: "Every event that this key may see",
    description:
      "In the order of `log_index`, which is a safe cursor: an event gets its index only after it is committed. With `Accept: text/event-stream` the answer is a stream that goes on; each event's id is its log index, and a client that comes back with `Last-Event-ID` goes on exactly where it was.",
    query: eventsQuery,
    headers: { [LAST_EVENT_ID]: "Of a stream: the log index of the last event that was received. Outranks `after`." },
    answers: {
      200: {
        description: "A page of events, or a stream of them.",
        schema: eventPageSchema,
        example: { events: [exampleEvent], next_after: exampleEvent.log_index },
        alsoAs: "text/event-stream",
      },
    },
    async handle({ deps, actor, query, headers, signal }) {
      if (!headers.get("accept")?.includes("text/event-stream")) {
        const page = await readAgentEvents(deps, actor, query.after ?? FROM_THE_BEGINNING, query.limit ?? DEFAULT_LIMIT);
        return ok({ events: page.events.map(eventJson), next_after: page.searchedTo });
      }
      const last = headers.get(LAST_EVENT_ID);
      if (last !== null && !/^\d{1,15}$/.test(last)) {
        return problemResponse(problems.invalid([{ path: LAST_EVENT_ID, message: "Must be a log index." }]));
      }
      const key = bearerOf(headers);
      return followEvents({
        deps,
        actor,
        after: last === null ? (query.after ?? FROM_THE_BEGINNING) : Number(last),
        signal,
        stillAllowed: async () => key !== null && (await findAgentByKey(deps, key)).ok,
      });
    },
  }),
];
