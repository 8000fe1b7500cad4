// What a draft would have said of past items, beside what is in force: the same function rules both, so that nothing but the documents differs.
import { type PrintedLevel, printLevel } from "@core/words/vocabulary";
import type { CompiledPolicy } from "./compile-policy";
import type { Proposal } from "./facts";
import { ruleItem, type Surroundings } from "./rule-item";

export interface PastItem {
  readonly id: string;
  readonly title: string;
  /** Decided elsewhere and imported: there is no item of it to open. */
  readonly imported: boolean;
  readonly proposal: Proposal;
  /** A person wrote the revision. */
  readonly edited: boolean;
  /** Still waits for people. */
  readonly open: boolean;
}

export interface Moved {
  readonly id: string;
  readonly title: string;
  readonly imported: boolean;
  readonly open: boolean;
  readonly from: PrintedLevel;
  readonly to: PrintedLevel;
}

export interface Simulation {
  readonly items: number;
  readonly levels: ReadonlyMap<PrintedLevel, { readonly before: number; readonly after: number }>;
  /** Waiting for people, by queue. */
  readonly queues: ReadonlyMap<string, { readonly before: number; readonly after: number }>;
  readonly moved: readonly Moved[];
}

const WAITS: ReadonlySet<PrintedLevel> = new Set(["review", "dual", "human_only"]);

/** Counts one item after the other, so that a caller may pause in between. Stops, burnt budgets and facts of our own are of their time and left out on both sides. */
export function simulation(inForce: CompiledPolicy, draft: CompiledPolicy, surroundings: Surroundings) {
  const levels = new Map<PrintedLevel, { before: number; after: number }>();
  const queues = new Map<string, { before: number; after: number }>();
  const moved: Moved[] = [];
  let items = 0;
  const rule = (policy: CompiledPolicy, { proposal, edited }: PastItem) => {
    const { level, quorum, queue } = ruleItem({ policy, proposal, edited, surroundings });
    return { level: printLevel(level, quorum), queue };
  };
  const count = <Key>(counts: Map<Key, { before: number; after: number }>, key: Key, side: "before" | "after") => {
    const known = counts.get(key) ?? { before: 0, after: 0 };
    known[side] += 1;
    counts.set(key, known);
  };
  return {
    add(item: PastItem): void {
      items += 1;
      const [before, after] = [rule(inForce, item), rule(draft, item)];
      count(levels, before.level, "before");
      count(levels, after.level, "after");
      if (WAITS.has(before.level)) count(queues, before.queue, "before");
      if (WAITS.has(after.level)) count(queues, after.queue, "after");
      if (before.level !== after.level) {
        const { id, title, imported, open } = item;
        moved.push({ id, title, imported, open, from: before.level, to: after.level });
      }
    },
    result: (): Simulation => ({ items, levels, queues, moved }),
  };
}
