// Taking parts of the trail away as files: the dialog, the screen, how one under way stands, and why one is not written.
import type { Messages } from "./message";

export const exports = {
  title: ["Export", "Exportieren"],
  withProofs: ["Export with proofs", "Mit Beweisen exportieren"],
} as const satisfies Messages;
