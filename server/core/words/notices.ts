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
  /** Somebody asks that content be erased: another person has to sign. */
  "erasure",
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
  /** The item's workflow, where it is of one: a deputy may stand in for a workflow alone. */
  readonly workflow?: string | null;
  /** What its words need: ids, names and numbers, never an item's arguments. */
  readonly data: JsonObject;
  /** How often it is said at once; once unless it says so. */
  readonly times?: number;
}

/** In the product everybody is told of everything; these are the ways beside it. */
export const WAYS = ["browser", "mail", "chat"] as const;
export type Way = (typeof WAYS)[number];
/** Those that leave the server. */
export type OutwardWay = Exclude<Way, "browser">;

/** A message as it is sent: composed once, so that what is sent again is the same. */
export interface MessageBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What it tells of, with the address that opens it; for a program that reads the chat. */
  readonly notices: readonly { readonly kind: NoticeKind; readonly times: number; readonly url: string | null }[];
}
