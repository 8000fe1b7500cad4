// A thread that counts for simulations: it has a connection of its own, so that the server answers people and agents meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { pino } from "pino";
import { openDatabase } from "../open-database";
import type { Settings } from "../settings";
import { createCounter } from "./counter";
import type { Answer, Question } from "./threads";

/** What the server's own settings say, but one connection: a thread asks one thing at a time. */
const settings: Settings = { ...(workerData as Settings), DATABASE_POOL_SIZE: 1 };

async function serve(): Promise<void> {
  const store = await openDatabase(settings, pino({ level: settings.LOG_LEVEL }));
  const counter = createCounter(store);
  const ask = counter as unknown as Record<string, (...values: readonly unknown[]) => Promise<unknown>>;
  parentPort?.on("message", async ({ id, name, values }: Question) => {
    if (name === "close") {
      await store.close();
      parentPort?.close();
      return;
    }
    const answer = await Promise.resolve(ask[name]?.(...values)).then(
      (value): Answer => ({ id, value }),
      (fault: unknown): Answer => ({ id, fault: fault instanceof Error ? fault.message : String(fault) }),
    );
    parentPort?.postMessage(answer);
  });
}

void serve();
