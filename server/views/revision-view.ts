// A revision as it is shown: everything that its hash covers, with hidden characters written out, evidence inert, links by their host.

import { type EvidenceMark, openRevision, type RevisionContent } from "@core/trail/revision-hash";
import { asAgentId, asPersonId, type Hash, type ItemId } from "@core/words/ids";
import { moneyWords } from "@core/words/labels";
import { safeLink } from "@core/words/link";
import { language, t } from "@core/words/t";
import { revealJson, revealLine, revealObject, revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import type { EvidenceBytes } from "@/db/queries/item-history";
import type { StoredRevision } from "@/db/queries/revisions";
import { blobAddress, titleOf } from "./item-row";
import type { Names } from "./names";
import type { PersonRef } from "./shapes";
import type { EvidenceView, RevisionView } from "./shapes-item";

/** A text longer than this is opened on its own: a page that must be judged should not hold a book. */
export const INLINE_BYTES = 65_536;

export type EvidenceFound = ReadonlyMap<Hash, EvidenceBytes>;

export function revisionView(stored: StoredRevision, found: EvidenceFound, names: Names): RevisionView {
  const content = openRevision(stored.body);
  const { action } = content;
  const shown = {
    title: titleOf(content.title),
    arguments: revealObject(action.arguments),
    before: revealJson(action.before),
    after: revealJson(action.after),
    confidence: content.confidence,
    signals: revealObject(content.signals),
    claims: content.claims.map(({ subject, predicate, fingerprint }) => ({
      subject: revealLine(subject),
      predicate: revealLine(predicate),
      fingerprint: fingerprint === undefined ? null : revealLine(fingerprint),
    })),
    atRisk: content.at_risk,
    evidence: content.evidence.map((mark) => evidenceView(content.item, mark, found.get(mark.sha256) ?? null)),
  };
  const by =
    stored.byKind === "agent"
      ? { kind: stored.byKind, ...names.agent(asAgentId(stored.by)) }
      : { kind: stored.byKind, ...nameOf(names.person(asPersonId(stored.by))) };
  return { number: stored.number, hash: stored.hash, by, at: stored.at, ...shown, hidden: JSON.stringify(shown).includes("⟨U+") };
}

const nameOf = ({ id, name }: PersonRef) => ({ id, name });

/** What a revision proposes in a word or two, for timelines and siblings: the value that a key signs, the money at stake, or the one argument there is. */
export function proposalWords(
  { action }: RevisionContent,
  atRisk: RevisionContent["at_risk"],
  signedArgument: string | null,
): string | null {
  const signed = signedArgument === null ? undefined : action.arguments[signedArgument];
  if (signed !== undefined) return scalarWords(signed);
  if (atRisk !== null) return moneyWords(atRisk, language());
  const values = Object.values(action.arguments);
  return values.length === 1 ? scalarWords(values[0] ?? null) : null;
}

const MOST_WORDS = 40;

function scalarWords(value: Json): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.length <= MOST_WORDS ? revealLine(value) : null;
}

function evidenceView(item: ItemId, mark: EvidenceMark, found: EvidenceBytes | null): EvidenceView {
  const { kind, label, media_type: mediaType, sha256 } = mark;
  const link = mark.url === undefined ? null : safeLink(mark.url);
  const view = {
    kind,
    label: revealLine(label),
    mediaType,
    sha256,
    content: null,
    url: link?.href ?? null,
    host: link?.host ?? null,
    href: kind === "link" || found === null ? null : blobAddress(item, sha256),
    size: found?.size ?? null,
    notShown: null,
  } satisfies EvidenceView;
  switch (kind) {
    case "link":
      return link ? view : { ...view, content: revealText(mark.url ?? ""), notShown: t("told.noAddress") };
    case "image":
      return found ? view : { ...view, notShown: t("told.erased") };
    case "text":
    case "json":
      return { ...view, ...inlined(kind, found) };
  }
}

const KILO = 1_000;

function inlined(kind: "text" | "json", found: EvidenceBytes | null): Pick<EvidenceView, "content" | "notShown"> {
  if (found === null) return { content: null, notShown: t("told.erased") };
  if (found.bytes === null) return { content: null, notShown: t("told.tooLong", { size: Math.round(found.size / KILO) }) };
  const text = new TextDecoder().decode(found.bytes);
  return { content: kind === "text" ? revealText(text) : revealJson(parseEvidence(text)), notShown: null };
}

/** Kept as the canonical JSON that was hashed. */
const parseEvidence = (text: string): Json => JSON.parse(text);
