// An item's stays in one queue, read from its events: when its ladder's clock ran there, and how it left.
import type { Landing, Placement } from "@core/words/events";
import type { Ms, QueueId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import type { Span } from "./calendar";
import type { Stay } from "./dry-run";

/** An event of an item's stream as it is kept. */
export interface PastEvent {
  readonly type: string;
  readonly at: Ms;
  readonly data: JsonObject;
}

interface Open {
  readonly queue: QueueId;
  readonly spans: readonly Span[];
  /** Since when the clock runs; null while it is paused. */
  readonly since: Ms | null;
}

/** The stays in `queue`, in order; one that still lasts is cut at `now`. Events are the whole stream, in order. */
export function staysIn(queue: QueueId, events: readonly PastEvent[], now: Ms): readonly Stay[] {
  const stays: Stay[] = [];
  let last = null as QueueId | null;
  let open = null as Open | null;
  const ended = (was: Open | null, at: Ms, left: Stay["left"]): null => {
    if (was?.queue === queue) stays.push({ spans: runUntil(was, at), left });
    return null;
  };
  for (const event of events) {
    const { type, at } = event;
    const standing: Open | null = open;
    const placed = placementOf(event);
    last = placed ?? last;
    if (placed !== null && placed !== standing?.queue) {
      ended(standing, at, type === "rung_fired" ? "laddered" : "moved");
      open = { queue: placed, spans: [], since: at };
    } else if (ENDS.has(type)) open = ended(standing, at, endOf(event));
    else if (PAUSES.has(type)) open = standing && { ...standing, spans: runUntil(standing, at), since: null };
    else if (type !== "rung_fired" && (placed !== null || RUNS.has(type) || landsWithPerson(event)))
      // What is undone comes back to where it was decided.
      open = goesOn(standing, at) ?? (type === "recalled" && last !== null ? { queue: last, spans: [], since: at } : null);
  }
  ended(open, now, "waits");
  return stays;
}

const goesOn = (open: Open | null, at: Ms): Open | null => open && { ...open, since: open.since ?? at };

const RUNS: ReadonlySet<string> = new Set(["claimed", "delegated", "resumed", "recalled"]);
const PAUSES: ReadonlySet<string> = new Set(["asked", "suspended"]);
const ENDS: ReadonlySet<string> = new Set(["closed", "cleared", "withdrawn", "reconciled"]);

function runUntil({ spans, since }: Open, at: Ms): readonly Span[] {
  return since === null || at <= since ? spans : [...spans, { from: since, to: at }];
}

/** Silence ended it where its time was over; else somebody did. */
const endOf = ({ type, data }: PastEvent): Stay["left"] => {
  const silent = type === "closed" ? data.why === "silence" : type === "cleared" && typeof data.dueAt === "number";
  return silent ? "silence" : "decided";
};

/** The queue into which an event puts the item; null where it puts it into none. The casts hold because an item's stream is written from the core's events alone. */
function placementOf({ type, data }: PastEvent): QueueId | null {
  const landing = data.landing as unknown as Landing | null | undefined;
  if (landing?.to === "queue") return landing.placement.queue;
  // To whoever had sent it up, it comes back to where they had it.
  if (type === "returned") return data.to as unknown as QueueId;
  const placement = data.placement as unknown as Placement | null | undefined;
  return placement?.queue ?? null;
}

const landsWithPerson = ({ data }: PastEvent): boolean => (data.landing as unknown as Landing | null | undefined)?.to === "claim";
