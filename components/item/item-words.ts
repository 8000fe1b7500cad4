// The few sentences about an item that more than one of its parts says.

import { type MessageKey, t } from "@core/words/t";
import type { PrintedLevel } from "@core/words/vocabulary";
import { formatMoney } from "@/components/marks/format";
import type { Allowed } from "@/server/views/shapes";
import type { ItemRow, ItemView } from "@/server/views/shapes-item";
import { printValue } from "./effect-rows";

const LEVEL_SENTENCES = {
  autonomous: "item.levelAutonomous",
  sampled: "item.levelSampled",
  review_after: "item.levelReviewAfter",
  review: "item.levelReview",
  dual: "item.levelDual",
  human_only: "item.levelHumanOnly",
  blocked: "item.levelBlocked",
} as const satisfies Record<PrintedLevel, MessageKey>;

export function levelSentence(level: PrintedLevel, quorum: number): string {
  return level === "dual" && quorum > 2 ? t("item.quorumBefore", { quorum }) : t(LEVEL_SENTENCES[level]);
}

/** What Approve signs, in a word or two: the amount, or the one value that matters. An amount that stands in no argument is not what is signed. */
export function approveThing(item: Pick<ItemView, "atRisk" | "signKeys" | "revision">): string | null {
  if (item.signKeys !== null) {
    const value = item.revision.arguments[item.signKeys.argument];
    return value === undefined ? null : printValue(value);
  }
  const { atRisk, revision } = item;
  return atRisk !== null && Object.values(revision.arguments).includes(atRisk.amount) ? formatMoney(atRisk) : null;
}

/** A second line for a row of the rail: what makes it this item, in few words. */
export function rowWords(row: ItemRow): string {
  const amount = row.atRisk === null ? null : formatMoney(row.atRisk);
  const signed = row.quorum > 1 ? t("item.votesOf", { votes: row.votes, quorum: row.quorum }) : null;
  const words = [signed === null ? null : amount, signed ?? row.why].filter((part) => part !== null && part !== "");
  return words.length === 0 ? row.workflow : words.join(" · ");
}

/** Nothing is left for anybody to decide. */
export const isClosed = (item: Pick<ItemRow, "review" | "purpose">): boolean =>
  item.purpose === null && (item.review === "closed" || item.review === "none");

/** Only what one holds can be set aside; what one may claim is claimed on the way. */
export const laterAllowed = ({ allowed, review }: Pick<ItemView, "allowed" | "review">): Allowed =>
  review === "queued" && !allowed.suspend.ok ? allowed.claim : allowed.suspend;
