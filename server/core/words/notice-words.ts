// What a notice says, in the reader's language: its kind, how often, in which queue, for whom. Never what an item holds.
import type { NoticeKind } from "./notices";
import { type PlainKey, t } from "./t";
import { revealLine } from "./untrusted-text";
import type { JsonObject } from "./vocabulary";

export interface NoticeToSay {
  readonly kind: NoticeKind;
  readonly times: number;
  /** The queue's name; null where it is of none, or the reader may not see it. */
  readonly queue: string | null;
  readonly data: JsonObject;
}

/** One sentence without its full stop. */
export function noticeWords({ kind, times: count, queue, data }: NoticeToSay): string {
  const place = queue ?? t("inbox.aQueue");
  switch (kind) {
    case "rung":
      return t("inbox.rung", { count, queue: place });
    case "handed":
      return count === 1 ? t("inbox.handed") : t("inbox.handedSome", { count });
    case "escalated":
      return data.to === "you" ? t("inbox.escalatedYou") : t("inbox.escalated", { count, queue: place });
    case "answered":
      return t(data.what === "silent" ? "inbox.silent" : data.what === "returned" ? "inbox.returned" : "inbox.answered");
    case "opinion":
      return t(data.what === "given" ? "inbox.opinionGiven" : "inbox.opinionAsked");
    case "overdue":
      return data.to === "you" ? t("inbox.overdueYours", { count }) : t("inbox.overdue", { count, queue: place });
    case "stop":
      return stopWords(data);
    case "stop_review":
      return t("inbox.stopReview");
    case "capacity":
      return t("inbox.capacity");
    case "self_test":
      return t(data.state === "works" ? "inbox.selfTestWorks" : "inbox.selfTest");
    case "predictability":
      return t("inbox.predictability");
    case "erasure":
      return t("inbox.erasure");
  }
}

function stopWords({ type, name }: JsonObject): string {
  if (type === "lift_asked") return t("inbox.stopAsked");
  return t(type === "lifted" ? "inbox.stopLifted" : "inbox.stopPulled", {
    name: typeof name === "string" ? revealLine(name) : t("inbox.everything"),
  });
}

/** What a kind is called where it is chosen. */
export const KIND_WORDS = {
  rung: "inbox.kindRung",
  overdue: "inbox.kindOverdue",
  handed: "inbox.kindHanded",
  escalated: "inbox.kindEscalated",
  answered: "inbox.kindAnswered",
  opinion: "inbox.kindOpinion",
  stop: "inbox.kindStop",
  stop_review: "inbox.kindStopReview",
  capacity: "inbox.kindCapacity",
  self_test: "inbox.kindSelfTest",
  predictability: "inbox.kindPredictability",
  erasure: "inbox.kindErasure",
} as const satisfies Record<NoticeKind, PlainKey>;

/** Where what a notice tells of is found: the item, the queue narrowed to what it is about, or the screen. Null where there is no such place. */
export function noticePath({
  kind,
  item,
  queue,
}: {
  readonly kind: NoticeKind;
  readonly item: string | null;
  readonly queue: string | null;
}): string | null {
  if (item !== null) return `/items/${encodeURIComponent(item)}`;
  if (queue !== null) return `/queues/${encodeURIComponent(queue)}${kind === "overdue" ? "?only=overdue" : ""}`;
  return PLACES[kind];
}

const PLACES: Readonly<Record<NoticeKind, string | null>> = {
  rung: "/queues",
  handed: "/queues?only=mine",
  escalated: "/queues",
  answered: "/queues?only=mine",
  opinion: null,
  overdue: "/queues?only=overdue",
  stop: "/stop",
  stop_review: "/stop",
  capacity: "/coverage",
  self_test: null,
  predictability: "/policy",
  erasure: "/erasures",
};
