// What you saw is what you sign: a decision names the revision and the version on the screen, and anything material since then refuses it.
import type { Seen } from "@core/words/events";
import type { Hash } from "@core/words/ids";
import type { MissedEvent, Refusal } from "@core/words/refusals";
import type { ItemCommand } from "./commands";
import type { Item } from "./item";

/** The refusal of a command that signs something else than what stands now. */
export function staleness(item: Item, command: ItemCommand, actor: string): Refusal | null {
  if (command.type === "redeem") return staleGrant(item, command.revisionHash);
  return "seen" in command ? staleScreen(item, command.seen, actor) : null;
}

function staleScreen(item: Item, seen: Seen, actor: string): Refusal | null {
  if (seen.seenVersion > item.version) {
    return { code: "invalid", errors: [{ path: "/seenVersion", message: `is ahead of the item, which is at version ${item.version}` }] };
  }
  const missed = missedSince(item, seen.seenVersion, actor);
  if (seen.revisionHash === item.revision.hash && missed.length === 0) return null;
  return { code: "stale", signed: seen.revisionHash, current: item.revision.hash, missed };
}

function staleGrant(item: Item, hash: Hash): Refusal | null {
  const current = item.grant?.revisionHash;
  if (current === undefined || current === hash) return null;
  return { code: "stale", signed: hash, current, missed: [] };
}

/** Material events after the version on the screen. Under a blind quorum other people's votes are kept from who has yet to vote. */
export function missedSince(item: Item, version: number, actor: string): readonly MissedEvent[] {
  const blind = item.ruling?.blind === true && item.ruling.quorum > 1;
  return item.material
    .filter(({ seq, type, by }) => seq > version && !(blind && type === "voted" && by !== actor))
    .map(({ seq, type, at }) => ({ seq, type, at }));
}
