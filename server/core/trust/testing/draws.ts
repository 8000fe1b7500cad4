// Numbers that look drawn and are the same on every machine: what a simulation in a test draws from.

/** Uniform in [0, 1), in steps of 2^-32, repeating after 2^32 draws (Ettinger's mulberry32, in the public domain). */
export function drawsFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
