// A queue as it is edited: what is not chosen yet stands open, and is sent only once it is whole.

import type { Rung } from "@core/words/actors";
import { asPersonId, asQueueId } from "@core/words/ids";
import { PLAIN_TERMS, type QueueTerms } from "@core/words/queue-terms";
import type { PreviewQueue } from "@/components/data/ladders";
import type { LadderQueue } from "@/server/views/shapes-ladders";

export interface RungDraft {
  /** Its own for as long as the editor is open, so that moving it keeps the focus. */
  readonly key: number;
  /** Null while what is typed is no delay. */
  readonly afterS: number | null;
  readonly does: "owner" | "members" | "person" | "move";
  /** The person or the queue; empty while none is chosen. */
  readonly target: string;
}

export interface QueueDraft {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly members: readonly string[];
  readonly over: string | null;
  readonly rank: number;
  readonly ladder: readonly RungDraft[];
  readonly calendar: string | null;
  readonly terms: QueueTerms;
}

export const draftOf = (queue: LadderQueue): QueueDraft => ({
  id: queue.id,
  name: queue.name,
  owner: queue.owner.id,
  members: queue.members.map(({ id }) => id),
  over: queue.over?.id ?? null,
  rank: queue.rank,
  ladder: queue.ladder.map(rungDraft),
  calendar: queue.calendar?.id ?? null,
  terms: queue.terms,
});

export const NEW_QUEUE: QueueDraft = {
  id: "",
  name: "",
  owner: "",
  members: [],
  over: null,
  rank: 10,
  ladder: [
    { key: 0, afterS: 1_800, does: "members", target: "" },
    { key: 1, afterS: 3_600, does: "owner", target: "" },
  ],
  calendar: null,
  terms: PLAIN_TERMS,
};

function rungDraft(rung: Rung, key: number): RungDraft {
  if (rung.do === "move") return { key, afterS: rung.afterS, does: "move", target: rung.to };
  if (rung.who === "owner") return { key, afterS: rung.afterS, does: "owner", target: "" };
  return rung.who === "members"
    ? { key, afterS: rung.afterS, does: "members", target: "" }
    : { key, afterS: rung.afterS, does: "person", target: rung.who };
}

/** The ladder as it is sent; null while a rung is not whole. */
export function ladderOf(rungs: readonly RungDraft[]): Rung[] | null {
  const ladder: Rung[] = [];
  for (const { afterS, does, target } of rungs) {
    if (afterS === null || ((does === "person" || does === "move") && target === "")) return null;
    if (does === "move") ladder.push({ afterS, do: "move", to: asQueueId(target) });
    else ladder.push({ afterS, do: "notify", who: does === "person" ? asPersonId(target) : does });
  }
  return ladder;
}

/** All of it as it is sent; null while something is missing without which nothing can be said of it. */
export function editOf(draft: QueueDraft): Omit<PreviewQueue, "isNew"> | null {
  const ladder = ladderOf(draft.ladder);
  if (ladder === null || draft.owner === "" || draft.name.trim() === "" || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(draft.id)) return null;
  const { skills, ...terms } = draft.terms;
  return { ...draft, name: draft.name.trim(), members: [...draft.members], ladder, terms: { ...terms, skills: [...skills] } };
}

/** An id that its name suggests. */
export const idFrom = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64);
