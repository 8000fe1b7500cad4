// Checks of what an agent claims as events on the line of an item: recorded and withdrawn, by whom and why.

import { streamOf } from "@core/trail/event";
import type { RevisionContent } from "@core/trail/revision-hash";
import { asAgentId, asPersonId, type Ms } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealLine, revealText } from "@core/words/untrusted-text";
import { type StoredVerification, verificationsAbout } from "@/db/queries/verifications";
import type { Tx } from "@/db/store";
import { quoteOf } from "./blind-names";
import { type Names, subject } from "./names";
import type { TimelineEntry } from "./shapes-item";

export interface PastCheck {
  readonly kind: "recorded" | "withdrawn";
  readonly at: Ms;
  readonly check: StoredVerification;
}

/** Those that were recorded or withdrawn while the item was on its way, in the order of time. */
export async function checksBetween(
  tx: Tx,
  contents: readonly Pick<RevisionContent, "claims">[],
  { from, until }: { readonly from: Ms; readonly until: Ms },
): Promise<readonly PastCheck[]> {
  const claims = contents.flatMap((content) => content.claims);
  const asked = new Set(claims.map(({ subject, predicate }) => JSON.stringify([subject, predicate])));
  return (await verificationsAbout(tx, claims))
    .filter((check) => asked.has(JSON.stringify([check.subject, check.predicate])))
    .flatMap((check): PastCheck[] => [
      { kind: "recorded", at: check.at, check },
      ...(check.withdrawnAt === null ? [] : [{ kind: "withdrawn" as const, at: check.withdrawnAt, check }]),
    ])
    .filter(({ at }) => from <= at && at <= until)
    .sort((a, b) => a.at - b.at);
}

/** Who holds the item is left to its own events. */
export function checkEntry({ kind, at, check }: PastCheck, names: Names): TimelineEntry {
  const withdrawnBy = check.withdrawnBy === null ? null : names.person(asPersonId(check.withdrawnBy));
  const recordedBy = check.byKind === "agent" ? null : names.person(asPersonId(check.by));
  const person = kind === "recorded" ? recordedBy : withdrawnBy;
  const name = person === null ? names.agent(asAgentId(check.by)).name : subject(person);
  const words = { who: name, subject: revealLine(check.subject), predicate: revealLine(check.predicate) };
  const quote = kind === "recorded" ? check.note : check.withdrawnReason;
  return {
    seq: kind === "recorded" ? 1 : 2,
    stream: streamOf("verification", check.id),
    at,
    type: kind === "recorded" ? "verified" : "unverified",
    actor: person === null ? { kind: "agent", id: check.by, name } : { kind: "person", id: person.id, name: person.name },
    text: t(kind === "recorded" ? "past.checked" : "past.uncheck", words),
    detail: null,
    quote: quote === null ? null : person === null ? revealText(quote) : quoteOf(person, revealText(quote)),
    holder: null,
    transfer: false,
    revisionHash: null,
  };
}
