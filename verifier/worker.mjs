// @ts-check
// Runs the verifier beside a page: takes a file, reads it as a stream, tells how far it has come, and answers with the report. It is ended by ending the worker.
import { createVerifier } from "./verify.mjs";

/**
 * @typedef {{ readonly file: Blob, readonly packed: boolean, readonly options: import("./verify.mjs").Options }} Order
 * @typedef {{ readonly read: number, readonly events: number, readonly findings: number }} Progress
 * @typedef {{ readonly progress: Progress } | { readonly report: import("./verify.mjs").Report } | { readonly unreadable: string }} Told
 */

const TELL_EVERY_MS = 100;
const TAIL = /junk|trailing|after the end/i;

/** @param {Told} told */
const tell = (told) => postMessage(told);

/** @param {Order} order */
async function check({ file, packed, options }) {
  const verifier = createVerifier(options);
  let [read, told] = [0, 0];
  const counted = new TransformStream({
    transform(chunk, controller) {
      read += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const bytes = file.stream().pipeThrough(counted);
  const reader = (packed ? bytes.pipeThrough(new DecompressionStream("gzip")) : bytes).getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      verifier.feed(piece.value);
      const now = performance.now();
      if (now - told < TELL_EVERY_MS) continue;
      told = now;
      const { events, findings } = verifier.progress();
      tell({ progress: { read, events, findings } });
    }
  } catch (fault) {
    // The standard has it that what cannot be unpacked is a TypeError, and a disk's fault none; why is each browser's to say.
    if (!packed || !(fault instanceof TypeError)) throw fault;
    verifier.damaged(TAIL.test(fault.message) ? "packed-tail" : "packing", fault.message);
  }
  tell({ report: await verifier.end() });
}

addEventListener("message", ({ data }) => {
  check(data).catch((fault) => tell({ unreadable: fault instanceof Error ? fault.message : String(fault) }));
});
