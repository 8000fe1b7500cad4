// What our command lines share: deps on the product's own settings, refusals in words, and a way out.

import { refusalWords } from "@core/words/refusal-words";
import type { Refusal } from "@core/words/refusals";
import type { Deps } from "@/server/deps";
import { makeDeps } from "@/server/make-deps";
import { readSettings } from "@/server/settings";

/** Something the person at the keyboard can mend. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const refusedAs = (refusal: Refusal): UsageError =>
  new UsageError(refusal.code === "invalid" ? refusal.errors.map(({ message }) => message).join("\n") : refusalWords(refusal));

/** Runs `work` on the store of the settings and ends the process: 0 when done, 1 with the reason, 2 with the usage. */
export async function runCommand(usage: string, work: (deps: () => Promise<Deps>) => Promise<void>): Promise<void> {
  let opened: Deps | null = null;
  const open = async () => {
    opened ??= await makeDeps(readSettings({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" }));
    return opened;
  };
  try {
    await work(open);
  } catch (fault) {
    process.exitCode = 1;
    if (fault instanceof UsageError) console.error(fault.message);
    else if (isBadOption(fault)) {
      console.error(`${fault.message}\n\n${usage}`);
      process.exitCode = 2;
    } else throw fault;
  } finally {
    await closeDeps(opened);
  }
}

const closeDeps = async (deps: Deps | null) => deps?.store.close();

/** `parseArgs` throws these for unknown or malformed options. */
const isBadOption = (fault: unknown): fault is Error =>
  fault instanceof TypeError && "code" in fault && String(fault.code).startsWith("ERR_PARSE_ARGS");
