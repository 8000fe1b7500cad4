// Events as they are decided: who did it, for whom, and what; numbering and hashing come later.
import type { Actor } from "@core/words/actors";
import type { ItemEvent, ItemEventData, ItemEventDraft, ItemEventType } from "@core/words/events";
import type { Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import type { Verdict } from "./commands";
import { foldEvent } from "./fold";
import type { Item } from "./item";

export type Decided = Result<Verdict, Refusal>;
export type Write = <Type extends ItemEventType>(type: Type, data: ItemEventData[Type], free?: JsonObject) => ItemEventDraft;

export const TIMER: Actor = { kind: "system", id: "timer" };
export const POLICY: Actor = { kind: "system", id: "policy" };

/** A pen for one actor. The cast holds because `type` and `data` are tied by the same parameter; the compiler cannot follow that into a union. */
export function writer(actor: Actor, onBehalfOf: PersonId | null = null): Write {
  return (type, data, free = {}) => ({ type, actor, onBehalfOf, data, free }) as ItemEventDraft;
}

/** The drafts with their numbers after `version`, all at one instant. The cast holds because only `free` is taken away and `seq` and `at` are added. */
export function numbered(version: number, drafts: readonly ItemEventDraft[], at: Ms): readonly ItemEvent[] {
  return drafts.map(({ free: _free, ...draft }, index) => ({ ...draft, seq: version + 1 + index, at }) as ItemEvent);
}

/** The item after the drafts. */
export const foldDrafts = (item: Item, drafts: readonly ItemEventDraft[], at: Ms): Item =>
  numbered(item.version, drafts, at).reduce<Item>((before, event) => foldEvent(before, before.id, event), item);

export const verdict = (...events: readonly ItemEventDraft[]): Decided => ok({ events });
