// SHA-256 in the one spelling of the product, and the two things built directly on it: commitments and content hashes.
import { hash } from "node:crypto";
import { asHash, type Hash } from "@core/words/ids";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { canonicalJson } from "./canonical-json";

/** `sha256:` and 64 lower-case hex digits, of the bytes or of the text's UTF-8. */
export const sha256 = (content: string | Uint8Array): Hash => asHash(`sha256:${hash("sha256", content, "hex")}`);

/** What stands before the first event of a stream: 64 zeros. */
export const GENESIS: Hash = asHash(`sha256:${"0".repeat(64)}`);

export const SALT_BYTES = 32;

/** Commits to a value by `SHA-256(salt ‖ canonical text)`. The salt is 32 bytes in hex: without it the value cannot be guessed. */
export const commit = (salt: string, value: Json): Hash => commitText(salt, canonicalJson(value));

/** As `commit`, for the canonical text that was kept. */
export function commitText(salt: string, text: string): Hash {
  if (!isSalt(salt)) throw new RangeError("a salt is 32 bytes in lower-case hex");
  return sha256(Buffer.concat([Buffer.from(salt, "hex"), Buffer.from(text, "utf8")]));
}

export const isSalt = (salt: string): boolean => /^[0-9a-f]{64}$/.test(salt);

/** Of name and arguments alone: for re-submissions, similar cases and `guard()`. */
export const actionHash = (action: { readonly name: string; readonly arguments: JsonObject }): Hash =>
  sha256(canonicalJson({ name: action.name, arguments: action.arguments }));
