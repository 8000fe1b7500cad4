// Strong randomness in the small pieces that commands draw: salts, nonces, ids. Asking the system costs more than what is drawn, so it is asked for a page at a time.
import { randomBytes } from "node:crypto";
import { v7 } from "uuid";

const PAGE = 4_096;

/** Every byte is handed out once; a page that is used up is replaced, never filled again. */
export function pagedRandomBytes(): (count: number) => Uint8Array {
  let page = new Uint8Array();
  let at = 0;
  return (count) => {
    if (count > PAGE) return randomBytes(count);
    if (at + count > page.length) {
      page = randomBytes(PAGE);
      at = 0;
    }
    at += count;
    return page.subarray(at - count, at);
  };
}

/** A counter begins in the lower half of its range, so that it can only go up. */
const COUNTER_START = 0x3f_ff_ff_ff;

/** UUIDs of version 7 that sort in the order they were made: within a millisecond a counter goes up (RFC 9562, section 6.2). */
export function uuidsV7(randomBytes: (count: number) => Uint8Array): () => string {
  let msecs = 0;
  let seq = 0;
  return () => {
    const random = randomBytes(16);
    const now = Date.now();
    if (now > msecs) {
      msecs = now;
      seq = Buffer.from(random.buffer, random.byteOffset, 4).readUInt32BE() & COUNTER_START;
    } else seq += 1;
    return v7({ random, msecs, seq });
  };
}
