// What is kept under its own hash is served only while it still is what the hash was made from.
import { sha256 } from "@core/trail/hash";
import type { Hash } from "@core/words/ids";
import { StoreFault } from "../store";

/** Throws when somebody changed the content behind the product's back: it is not what anybody signed. */
export function asSigned<Content extends string | Uint8Array>(content: Content, hash: Hash): Content {
  if (sha256(content) !== hash) throw new StoreFault(`what is kept under ${hash} is not what was signed`);
  return content;
}
