// What people are told of: the kinds of notices, what each says beside its kind, and the ways on which it reaches somebody.
import type { PersonId, QueueId } from "./ids";
import type { JsonObject } from "./vocabulary";

export const NOTICE_KINDS = [
  /** A rung of a ladder tells them that something waits. */
  "rung",
  /** An item was handed to them. */
  "handed",
  /** Somebody sent an item up to them, or to a queue of theirs. */
  "escalated",
  /** What they asked was answered, or what they sent up came back. */
  "answered",
  /** Somebody asks what they think of an item, or says what was asked of them. */
  "opinion",
  "overdue",
  "stop",
  /** A stop that still stands is to be looked at again. */
  "stop_review",
  /** The coming days bring more work than there are people. */
  "capacity",
  "self_test",
  "predictability",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something that people are to be told of; once for each person and cause, however often it is said. */
export interface Notice {
  readonly kind: NoticeKind;
  /** Two notices of one cause are one: `rung:refunds`, `stop:all`, `handed:<item>`. */
  readonly cause: string;
  readonly to: readonly PersonId[];
  readonly item: string | null;
  readonly queue: QueueId | null;
  /** What its words need: ids, names and numbers, never an item's arguments. */
  readonly data: JsonObject;
}
