// The checks of claims: as a screen shows them on an item, and as an agent looks them up before it asks again.

import type { RevisionContent } from "@core/trail/revision-hash";
import { checkOf, claimOn } from "@core/trust/checks";
import { type AgentId, asAgentId, asPersonId, type Ms } from "@core/words/ids";
import { revealLine, revealText } from "@core/words/untrusted-text";
import { listVerifications, type StoredVerification, verificationsAbout } from "@/db/queries/verifications";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { quoteOf } from "./blind-names";
import type { Names } from "./names";
import type { CheckView } from "./shapes-item";

interface Claimed {
  readonly content: Pick<RevisionContent, "claims">;
  readonly revisionHash: string;
  readonly agent: AgentId;
}

const readable = (row: StoredVerification) => ({ ...row, by: { kind: row.byKind, id: row.by } });

/** As it stood at an instant: a check that was withdrawn later stood then. */
const asOf =
  (at: Ms) =>
  (check: StoredVerification): StoredVerification[] => {
    if (check.at > at) return [];
    const stood = check.withdrawnAt === null || check.withdrawnAt > at;
    return [stood ? { ...check, withdrawnAt: null, withdrawnBy: null, withdrawnReason: null } : check];
  };

/** A line for each claim of a revision, in its order. */
export async function checksOf(tx: Tx, { content, revisionHash, agent }: Claimed, names: Names, now: Ms): Promise<CheckView[]> {
  const about = (await verificationsAbout(tx, content.claims)).flatMap(asOf(now)).map(readable);
  return content.claims.map((claimed, claim): CheckView => {
    const line = { claim, subject: revealLine(claimed.subject), predicate: revealLine(claimed.predicate) };
    const check = checkOf(claimOn(claimed, revisionHash), about, agent, now);
    if (check.state === "missing") return { ...line, state: check.state };
    const { id, by, at, until, note, withdrawnBy, withdrawnReason } = check.verification;
    const who = by.kind === "agent" ? { ...names.agent(asAgentId(by.id)), you: false } : names.person(asPersonId(by.id));
    const told = {
      ...line,
      id,
      by: { kind: by.kind, id: who.id, name: who.name, you: who.you },
      at,
      until,
      note: note === null ? null : quoteOf(who, revealText(note)),
    };
    if (check.state === "holds") return { ...told, state: check.state };
    const reason =
      withdrawnBy === null || withdrawnReason === null ? null : quoteOf(names.person(withdrawnBy), revealText(withdrawnReason));
    return { ...told, state: check.state, because: check.because, reason };
  });
}

export interface VerificationPage {
  readonly verifications: readonly StoredVerification[];
  readonly next: string | null;
}

export async function listChecks(
  deps: Deps,
  query: { readonly subject: string; readonly predicate: string | null; readonly after: string | null },
  limit: number,
): Promise<VerificationPage> {
  const found = await deps.store.read((tx) => listVerifications(tx, query, limit + 1));
  const verifications = found.slice(0, limit);
  return { verifications, next: found.length > limit ? (verifications.at(-1)?.id ?? null) : null };
}
