// Work that every instance finds at the same time: each takes some of it, in an order of its own, and only so much at once.
import type { Deps } from "../../deps";

export interface Share<Work> {
  /** What there is, as everybody sees it. */
  readonly found: readonly Work[];
  /** Most that is taken of it. */
  readonly most: number;
  /** Most that is under way at once. */
  readonly lanes: number;
  /** What has not begun by then is left to others. */
  readonly stopping?: AbortSignal;
}

export interface Outcome {
  /** How often `work` said that it did something. */
  readonly done: number;
  /** What it threw, an entry for each time. */
  readonly faults: readonly unknown[];
}

/** Does a part of the work, chosen by chance, so that instances that began together seldom reach for the same thing. */
export async function doShare<Work>(
  { randomBytes }: Pick<Deps, "randomBytes">,
  { found, most, lanes, stopping }: Share<Work>,
  work: (one: Work) => Promise<boolean>,
): Promise<Outcome> {
  const mine = shuffled(found, randomBytes).slice(0, most);
  const faults: unknown[] = [];
  let done = 0;
  const lane = async () => {
    for (let one = mine.pop(); one !== undefined && !stopping?.aborted; one = mine.pop()) {
      try {
        if (await work(one)) done += 1;
      } catch (fault) {
        faults.push(fault);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { done, faults };
}

/** Sorted by a random number each. Two that are equal stay in their order, which is as good as any. */
function shuffled<Work>(found: readonly Work[], randomBytes: Deps["randomBytes"]): Work[] {
  const keyed = found.map((one) => ({ one, key: Buffer.from(randomBytes(4)).readUInt32BE() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}
