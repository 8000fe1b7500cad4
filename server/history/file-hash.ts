// What a file of past cases is known by: its bytes, and what they are read as. The same again is the same import.
import { createHash } from "node:crypto";
import { asHash, type Hash } from "@core/words/ids";

export interface ReadAs {
  readonly workflow: string;
  readonly action: string;
}

export interface FileHash {
  update(bytes: Uint8Array): void;
  /** The same bytes under other names are another import. */
  digest(readAs: ReadAs | null): Hash;
}

export function fileHash(): FileHash {
  const hash = createHash("sha256");
  return {
    update: (bytes) => void hash.update(bytes),
    digest(readAs) {
      const whole = hash.copy();
      if (readAs !== null) whole.update(JSON.stringify([readAs.workflow, readAs.action]));
      return asHash(`sha256:${whole.digest("hex")}`);
    },
  };
}
