// What a new ruling asks of an item: it never loosens by itself, a block ends it, and another queue or a lack of people moves it.
import type { ItemEventDraft } from "@core/words/events";
import type { Ruling, RulingMark } from "@core/words/ruling";
import { type JsonObject, LEVELS, type Level } from "@core/words/vocabulary";
import type { Scene } from "./commands";
import { POLICY, writer } from "./draft";
import { type Acting, exclusionOf } from "./eligibility";
import type { Item } from "./item";
import { placeBack, placeIn, queueFor, queueIdOf } from "./placement";

const rank = (level: Level) => LEVELS.indexOf(level);
/** People must look before the action runs. */
export const asksPeople = (level: Level): boolean => rank(level) >= rank("review");

/** The part that the lifecycle obeys, without what is free or personal. */
export function markOf({ samplingP: _p, reasons: _reasons, facts: _facts, ...mark }: Ruling): RulingMark {
  return mark;
}

/** The part that the trail commits to and keeps apart. */
export function freeOf({ samplingP, reasons, facts }: Ruling): JsonObject {
  return {
    samplingP,
    reasons: reasons.map((reason) => ({ ...reason, comparisons: reason.comparisons.map((one) => ({ ...one })) })),
    facts,
  };
}

/** Old ∨ new is the policy's to compute; a ruling that comes here looser than the one before is a fault of the caller. */
export function mustNotLoosen(item: Item, ruling: RulingMark): void {
  const old = item.ruling;
  if (old !== null && isLooser(old, ruling)) throw new Error(`${item.id}: the new ruling was not joined with the one before`);
}

export const isLooser = (old: RulingMark, ruling: RulingMark): boolean =>
  rank(ruling.level) < rank(old.level) ||
  ruling.quorum < old.quorum ||
  ruling.recallS < old.recallS ||
  (old.blind && !ruling.blind) ||
  (old.onSilence === "reject" && ruling.onSilence !== "reject") ||
  old.exclude.some((id) => !ruling.exclude.includes(id));

export const blockedClosing = (): ItemEventDraft =>
  writer(POLICY)("closed", { outcome: "reject", why: "policy", decision: null, seen: null, dueAt: null });

/** Null when the item may stay where it is under the new ruling. */
export function requeued(item: Item, ruling: RulingMark, scene: Scene): ItemEventDraft | null {
  const under = { ...item, ruling };
  const need = { origin: item, ruling, duty: "decide" } as const;
  const here = queueIdOf(item);
  const wanted = ruling.queue === item.ruling?.queue ? here : ruling.queue;
  const fit = queueFor(wanted, need, scene);
  const maxAt = item.maxAt ?? scene.now;
  const write = writer(POLICY);
  if (fit !== here) {
    return write("queued", {
      placement: placeIn(wanted, need, scene.now, scene),
      maxAt,
      why: fit === wanted ? "ruled" : "nobody-eligible",
    });
  }
  return holdersOf(item).some((by) => exclusionOf(under, "decide", by) !== null)
    ? write("queued", { placement: placeBack(item, scene.now, scene), maxAt, why: "ruled" })
    : null;
}

/** People who have the item now and would have to give it back if the new ruling excludes them. */
const holdersOf = (item: Item): readonly Acting[] =>
  [item.claim, item.suspension].flatMap((held) => (held === null ? [] : [{ id: held.by, onBehalfOf: held.onBehalfOf }]));
