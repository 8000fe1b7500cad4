// The few sentences about an item that more than one of its parts says.
import { moneyWords } from "@core/words/labels";
import type { PrintedLevel } from "@core/words/vocabulary";
import type { Allowed, ItemRow, ItemView } from "@/server/views/shapes";
import { printValue } from "./effect-rows";

const LEVEL_SENTENCES = {
  autonomous: "Runs by itself",
  sampled: "Runs by itself, some are checked",
  review_after: "Runs, reviewed afterwards",
  review: "Review before it runs",
  dual: "Two people before it runs",
  human_only: "Only a person may do this",
  blocked: "Blocked by the policy",
} as const satisfies Record<PrintedLevel, string>;

export function levelSentence(level: PrintedLevel, quorum: number): string {
  return level === "dual" && quorum > 2 ? `${quorum} people before it runs` : LEVEL_SENTENCES[level];
}

/** What Approve signs, in a word or two: the amount, or the one value that matters. An amount that stands in no argument is not what is signed. */
export function approveThing(item: Pick<ItemView, "atRisk" | "signKeys" | "revision">): string | null {
  if (item.signKeys !== null) {
    const value = item.revision.arguments[item.signKeys.argument];
    return value === undefined ? null : printValue(value);
  }
  const { atRisk, revision } = item;
  return atRisk !== null && Object.values(revision.arguments).includes(atRisk.amount) ? moneyWords(atRisk) : null;
}

/** A second line for a row of the rail: what makes it this item, in few words. */
export function rowWords(row: ItemRow): string {
  const amount = row.atRisk === null ? null : moneyWords(row.atRisk);
  const signed = row.quorum > 1 ? `${row.votes} of ${row.quorum} signed` : null;
  const words = [signed === null ? null : amount, signed ?? row.why].filter((part) => part !== null && part !== "");
  return words.length === 0 ? row.workflow : words.join(" · ");
}

/** Nothing is left for anybody to decide. */
export const isClosed = (item: Pick<ItemRow, "review" | "purpose">): boolean =>
  item.purpose === null && (item.review === "closed" || item.review === "none");

/** Only what one holds can be set aside; what one may claim is claimed on the way. */
export const laterAllowed = ({ allowed, review }: Pick<ItemView, "allowed" | "review">): Allowed =>
  review === "queued" && !allowed.suspend.ok ? allowed.claim : allowed.suspend;
