// A proposal made into a revision: evidence stored under its hashes, content sealed by the revision hash. Sealing is pure; keeping writes the rows.
import { canonicalJson } from "@core/trail/canonical-json";
import { actionHash, sha256 } from "@core/trail/hash";
import { type EvidenceMark, type RevisionContent, sealRevision } from "@core/trail/revision-hash";
import type { AgentId, ItemId, Ms, PersonId } from "@core/words/ids";
import type { FieldError } from "@core/words/refusals";
import type { RevisionMark } from "@core/words/ruling";
import type { Evidence, RevisionSubmission } from "@core/words/submission";
import { lockShared } from "@/db/engine/locks";
import { putBlob, type StoredBlob } from "@/db/queries/blobs";
import { keepEvidenceUse } from "@/db/queries/evidence-uses";
import { insertRevision } from "@/db/queries/revisions";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";

const NONCE_BYTES = 16;

/** A revision that is sealed and not yet kept. */
export interface SealedRevision {
  readonly content: RevisionContent;
  readonly mark: RevisionMark;
  readonly body: string;
  readonly blobs: readonly StoredBlob[];
}

/** Where a revision belongs: fixed by the item, never by what is proposed. */
export interface RevisionPlace {
  readonly item: ItemId;
  readonly number: number;
  readonly workflow: string;
  readonly step: string | null;
  readonly title: string;
}

export const newNonce = (deps: Deps): string => Buffer.from(deps.randomBytes(NONCE_BYTES)).toString("hex");

/** Seals what an agent proposes. */
export function sealProposal(place: RevisionPlace, proposal: Omit<RevisionSubmission, "message" | "title">, nonce: string): SealedRevision {
  const { action } = proposal;
  const evidence = (proposal.evidence ?? []).map(evidenceOf);
  return sealContent(
    {
      v: 1,
      item: place.item,
      revision: place.number,
      nonce,
      workflow: place.workflow,
      step: place.step,
      title: place.title,
      action: {
        name: action.name,
        arguments: action.arguments,
        before: action.before ?? null,
        after: action.after ?? null,
        arguments_schema: action.arguments_schema ?? null,
        reversibility: action.reversibility ?? null,
        reversal_window_s: action.reversal_window_s ?? null,
      },
      at_risk: proposal.at_risk ?? null,
      confidence: proposal.confidence ?? null,
      signals: proposal.signals ?? {},
      claims: (proposal.claims ?? []).map(({ subject, predicate, fingerprint }) => ({
        subject,
        predicate,
        ...(fingerprint != null && { fingerprint }),
      })),
      evidence: evidence.map(({ mark }) => mark),
    },
    evidence.map(({ blob }) => blob),
  );
}

/** Seals a content that is complete already, such as an edited one: its evidence is kept from before. */
export function sealContent(content: RevisionContent, blobs: readonly StoredBlob[] = []): SealedRevision {
  const { body, hash } = sealRevision(content);
  return { content, body, blobs, mark: { number: content.revision, hash, actionHash: actionHash(content.action) } };
}

/** Writes the revision's row and its evidence. */
export async function keepRevision(
  tx: Tx,
  { content, mark, body, blobs }: SealedRevision,
  by: { readonly kind: "agent"; readonly id: AgentId } | { readonly kind: "person"; readonly id: PersonId },
  at: Ms,
): Promise<void> {
  // Nobody takes bytes away that are kept here again while they do.
  if (blobs.length > 0) await lockShared(tx, "evidence");
  for (const blob of blobs) {
    await putBlob(tx, blob);
    await keepEvidenceUse(tx, content.item, blob.sha256);
  }
  const { number, hash, actionHash: action } = mark;
  await insertRevision(tx, {
    item: content.item,
    number,
    hash,
    actionHash: action,
    nonce: content.nonce,
    byKind: by.kind,
    by: by.id,
    at,
    body,
  });
}

/** Bytes and mark of one piece of evidence: what is signed is the hash of the bytes. */
function evidenceOf(evidence: Evidence): { readonly mark: EvidenceMark; readonly blob: StoredBlob } {
  const { bytes, mediaType } = bytesOf(evidence);
  const hash = sha256(bytes);
  const url = evidence.kind === "link" ? { url: evidence.url } : {};
  return {
    mark: { kind: evidence.kind, label: evidence.label, media_type: mediaType, ...url, sha256: hash },
    blob: { sha256: hash, mediaType, bytes },
  };
}

function bytesOf(evidence: Evidence): { readonly bytes: Uint8Array; readonly mediaType: string } {
  switch (evidence.kind) {
    case "text":
      return { bytes: Buffer.from(evidence.content, "utf8"), mediaType: evidence.media_type ?? "text/plain" };
    case "image":
      return { bytes: Buffer.from(evidence.data, "base64"), mediaType: evidence.media_type };
    case "json":
      return { bytes: Buffer.from(canonicalJson(evidence.content), "utf8"), mediaType: "application/json" };
    case "link":
      return { bytes: Buffer.from(evidence.url, "utf8"), mediaType: "text/uri-list" };
  }
}

const SIGNATURES: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  "image/png": (bytes) => bytes.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n",
  "image/jpeg": (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  "image/gif": (bytes) => /^GIF8[79]a/.test(bytes.subarray(0, 6).toString("latin1")),
  "image/webp": (bytes) => /^RIFF[\s\S]{4}WEBP/.test(bytes.subarray(0, 12).toString("latin1")),
};

/** An image must begin as its media type does: what a reviewer is shown is what it says it is. */
export function evidenceErrors(evidence: readonly Evidence[] | null | undefined): readonly FieldError[] {
  return (evidence ?? []).flatMap((piece, index) => {
    if (piece.kind !== "image" || SIGNATURES[piece.media_type]?.(Buffer.from(piece.data, "base64"))) return [];
    return [{ path: `/evidence/${index}/data`, message: `Does not begin like ${piece.media_type}.` }];
  });
}
