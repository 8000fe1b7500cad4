// The demo agent's ledger of effects: one line for each thing it did in the world, on disk before anything is reported. It makes every effect happen once.
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

export interface Effect {
  /** The execution or reversal that it belongs to: at most one effect each. */
  readonly execution: string;
  readonly kind: "execute" | "reverse";
  readonly item: string;
  readonly revision_hash: string;
  readonly arguments: unknown;
  readonly at: string;
}

export class Ledger {
  private readonly done = new Map<string, Effect>();

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    // A line that a kill cut short was never reported, so it did not happen as far as anybody knows: the effect is made again under the same execution.
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const effect = parsed(line);
      if (effect) this.done.set(effect.execution, effect);
    }
  }

  get size(): number {
    return this.done.size;
  }

  /** Makes the effect unless this execution has had it; durable when it returns. */
  once(effect: Effect): void {
    if (this.done.has(effect.execution)) return;
    const handle = openSync(this.file, "a");
    appendFileSync(handle, `${JSON.stringify(effect)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    this.done.set(effect.execution, effect);
  }
}

function parsed(line: string): Effect | null {
  try {
    return line === "" ? null : (JSON.parse(line) as Effect);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}
