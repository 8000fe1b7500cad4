// The threads that simulations are counted in: started when there is something to count, asked by messages, and ended when they have had nothing to do for a while.
import { Worker } from "node:worker_threads";
import type { Settings } from "../settings";
import type { Counter } from "./counter";
import type { Counters } from "./run";

export interface Question {
  readonly id: number;
  readonly name: keyof Counter | "close";
  readonly values: readonly unknown[];
}

export type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly fault: string });

export interface Threads extends Counters {
  /** Ends them all, whatever they do. */
  close(): Promise<void>;
}

const MOST = 2;
/** A thread that is kept answers the next save at once, and holds some fifty megabytes and a connection. */
const IDLE_MS = 30_000;

export function createThreads(settings: Settings): Threads {
  const threads = new Map<number, Thread>();
  return {
    most: MOST,
    counter: async (place) => {
      const kept = threads.get(place);
      if (kept !== undefined && !kept.ended) return kept.counter;
      const thread = new Thread(settings);
      threads.set(place, thread);
      return thread.counter;
    },
    close: async () => {
      await Promise.all([...threads.values()].map((thread) => thread.end()));
    },
  };
}

/** Built, the thread stands beside the server in one bundle; from the sources it is TypeScript, which a thread cannot load by itself. */
function startWorker(settings: Settings): Worker {
  const built = !import.meta.url.endsWith(".ts");
  const entry = new URL(built ? "./simulation/thread.js" : "./thread.ts", import.meta.url);
  const options = { workerData: { ...settings } };
  if (built) return new Worker(entry, options);
  const load = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(entry.href)})))`;
  return new Worker(load, { ...options, eval: true });
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void }>();
  #asked = 0;
  #idle: NodeJS.Timeout | null = null;
  ended = false;

  constructor(settings: Settings) {
    this.#worker = startWorker(settings);
    this.#worker.on("message", (answer: Answer) => this.#take(answer));
    this.#worker.on("error", (fault: Error) => this.#fail(fault));
    this.#worker.on("exit", () => this.#fail(new Error("the thread of a simulation ended")));
    // It must not hold a server that is going down.
    this.#worker.unref();
  }

  readonly counter: Counter = {
    plan: (...values) => this.#ask("plan", values),
    begin: (...values) => this.#ask("begin", values),
    count: (...values) => this.#ask("count", values),
    counts: () => this.#ask("counts", []),
    report: (...values) => this.#ask("report", values),
  };

  /** The cast holds because the thread calls the counter's function of that very name. */
  #ask<Name extends keyof Counter>(name: Name, values: Parameters<Counter[Name]>): ReturnType<Counter[Name]> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const id = ++this.#asked;
    const answered = new Promise<unknown>((resolve, reject) => {
      if (this.ended) return reject(new Error("the thread of a simulation has ended"));
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, values } satisfies Question);
    });
    return answered as ReturnType<Counter[Name]>;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("fault" in answer) waiting?.reject(new Error(answer.fault));
    else waiting?.resolve(answer.value);
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => this.#rest(), IDLE_MS);
    this.#idle.unref();
  }

  #fail(fault: Error): void {
    this.ended = true;
    if (this.#idle !== null) clearTimeout(this.#idle);
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }

  /** Lets it close its connection first. */
  #rest(): void {
    this.ended = true;
    this.#worker.postMessage({ id: 0, name: "close", values: [] } satisfies Question);
  }

  async end(): Promise<void> {
    this.#fail(new Error("the server is going down"));
    await this.#worker.terminate();
  }
}
