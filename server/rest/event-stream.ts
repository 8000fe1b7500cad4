// The trail as server-sent events: each carries its log index as id, so a client that comes back with `Last-Event-ID` misses nothing and gets nothing twice.

import { SECOND } from "@core/words/time";
import type { AgentActor } from "@/server/access/agent-actor";
import type { Deps } from "@/server/deps";
import { readAgentEvents } from "@/server/views/agent-items";
import { unlessBusy } from "@/server/views/readiness";
import { eventJson } from "./item-json";

const PAGE = 100;
/** Proxies drop silent connections; a comment keeps them open, and shows the server that the client is gone. */
const HEARTBEAT_MS = 15 * SECOND;
/** The table is the truth: it is read again this often even if no wake-up comes. */
const POLL_MS = SECOND;

export interface Following {
  readonly deps: Deps;
  readonly actor: AgentActor;
  readonly after: number;
  readonly signal: AbortSignal;
  /** Whether the key still opens the door: asked with each heartbeat, so that a revoked key's stream ends. */
  readonly stillAllowed: () => Promise<boolean>;
  readonly heartbeatMs?: number;
}

export function followEvents(following: Following): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([following.signal, gone.signal]);
  const chunks = eventChunks({ ...following, signal });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

async function* eventChunks({
  deps,
  actor,
  after: start,
  signal,
  stillAllowed,
  heartbeatMs = HEARTBEAT_MS,
}: Following): AsyncGenerator<string, void> {
  let after = start;
  let beatAt = performance.now() + heartbeatMs;
  yield `retry: ${2 * SECOND}\n\n`;
  while (!signal.aborted && !deps.live.isClosed()) {
    const page = await unlessBusy(readAgentEvents(deps, actor, after, PAGE));
    after = page?.searchedTo ?? after;
    if (page && page.events.length > 0) yield page.events.map((event) => message(eventJson(event))).join("");
    else await deps.live.eventsAfter(page ? after : Number.POSITIVE_INFINITY, POLL_MS, signal);
    if (performance.now() < beatAt) continue;
    beatAt = performance.now() + heartbeatMs;
    if ((await unlessBusy(stillAllowed())) === false) return;
    yield ": still here\n\n";
  }
}

/** JSON has no line breaks of its own, so one `data` line holds it. */
const message = (event: ReturnType<typeof eventJson>) => `id: ${event.log_index}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
