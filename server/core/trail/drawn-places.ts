// Which places of the trail a check draws: by a seed, so that a sample can be drawn once more and gone on with after a cut.
import { hash } from "node:crypto";

const PRECISION_BYTES = 6;

/** The place of the n-th draw among `size`: each as likely as any other, save for one part in 2^48. Draws may repeat. */
export function placeOfDraw(seed: string, draw: number, size: number): number {
  const digest = Buffer.from(hash("sha256", `${seed}:${draw}`, "hex").slice(0, PRECISION_BYTES * 2), "hex");
  return Math.floor((digest.readUIntBE(0, PRECISION_BYTES) / 2 ** (8 * PRECISION_BYTES)) * size);
}
