// The revision hash: all that is shown is signed. What is not in here (correlation, group, due, callback) is not covered.
import { ERASED } from "@core/words/erasure";
import type { Hash, ItemId } from "@core/words/ids";
import type { Json, JsonObject, Reversibility } from "@core/words/vocabulary";
import { canonicalJson } from "./canonical-json";
import { sha256 } from "./hash";

/** LIFECYCLE "Version, revision, hashes", field for field in the spelling that is hashed. */
export interface RevisionContent {
  readonly v: 1;
  readonly item: ItemId;
  readonly revision: number;
  /** 16 random bytes in hex, given to the agent, so that the hash cannot be guessed once the content is erased. */
  readonly nonce: string;
  readonly workflow: string;
  readonly step: string | null;
  readonly title: string;
  readonly action: {
    readonly name: string;
    readonly arguments: JsonObject;
    readonly before: Json;
    readonly after: Json;
    readonly arguments_schema: JsonObject | null;
    readonly reversibility: Reversibility | null;
    readonly reversal_window_s: number | null;
  };
  readonly at_risk: { readonly amount: number; readonly currency: string } | null;
  readonly confidence: number | null;
  readonly signals: JsonObject;
  readonly claims: readonly { readonly subject: string; readonly predicate: string; readonly fingerprint?: string }[];
  readonly evidence: readonly EvidenceMark[];
}

/** Evidence is signed by its bytes' hash; a link by its address and the hash of that address. */
export interface EvidenceMark {
  readonly kind: "text" | "image" | "json" | "link";
  readonly label: string;
  readonly media_type: string;
  readonly url?: string;
  readonly sha256: Hash;
}

/** The canonical text to keep, and its hash: what is kept is what was hashed. */
export function sealRevision(content: RevisionContent): { readonly body: string; readonly hash: Hash } {
  const body = canonicalJson(asJson(content));
  return { body, hash: sha256(body) };
}

export const revisionHash = (content: RevisionContent): Hash => sealRevision(content).hash;

/** Reads back a body that `sealRevision` made. */
export const openRevision = (body: string): RevisionContent => JSON.parse(body) as RevisionContent;

/** A revision whose content was erased: its hash stays, and its nonce, without which nobody could guess the content from the hash, is gone. */
export const isErasedRevision = ({ nonce }: { readonly nonce: string }): boolean => nonce === "";

/** What is kept in place of an erased body: where it stood and which action it was, as its events say too, and nothing else. */
export function erasedBody({ item, revision, workflow, step, action }: RevisionContent): string {
  const none = { before: null, after: null, arguments_schema: null, reversibility: null, reversal_window_s: null };
  const kept: RevisionContent = {
    v: 1,
    item,
    revision,
    nonce: "",
    workflow,
    step,
    title: ERASED,
    action: { name: action.name, arguments: {}, ...none },
    at_risk: null,
    confidence: null,
    signals: {},
    claims: [],
    evidence: [],
  };
  return canonicalJson(asJson(kept));
}

/** Whether what is kept of an erased revision is what an erasure leaves, so that nobody can put another content in its place. */
export function isErasedBody(body: string): boolean {
  try {
    return erasedBody(openRevision(body)) === body;
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return false;
    throw fault;
  }
}

/** An interface has no index signature, so the compiler cannot see that all its members are JSON; they are, by their types above. */
const asJson = (content: RevisionContent): Json => content as unknown as JsonObject;
