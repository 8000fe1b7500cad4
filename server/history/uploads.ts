// Files of past cases that browsers send: each lies in the data folder until it has been read, so that a restart goes on with it, and no longer.
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Hash } from "@core/words/ids";
import { continueImport } from "../commands/import-history";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "../jobs/loop";
import type { Bytes } from "./bytes";
import { type FileHash, fileHash, type ReadAs } from "./file-hash";
import { readHistory } from "./read-history";
import { mappingAs } from "./xes-items";

const ARRIVING = ".part";
const ARRIVED = ".upload";
const LOOK_EVERY_MS = 5_000;
/** What broke is tried again, though not at once. */
const AFTER_FAULT_MS = 60_000;
/** What has been arriving for longer was left by a process that is gone. */
const ABANDONED_AFTER_MS = 3_600_000;
/** Files of one instance that arrive or are read at the same time: each takes room on its disk. */
const MOST_AT_ONCE = 4;

/** More bytes came than a browser may send. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** A file that has come whole, and what it is known by. */
export interface ArrivedFile {
  readonly path: string;
  readonly hashAs: (readAs: ReadAs | null) => Hash;
}

export interface Uploads extends Loop {
  /** True while no other file can be taken. */
  isFull(): boolean;
  /** Keeps the bytes on disk. Leaves nothing behind when they do not come whole. Throws `TooLarge`. */
  receive(bytes: Bytes): Promise<ArrivedFile>;
  /** The file is to be read as this import; without one it is only removed. */
  settle(file: ArrivedFile, importId: string | null): Promise<void>;
}

/** Reads on what an earlier process of this folder left, and everything that arrives. */
export function startUploads(deps: Deps): Uploads {
  const folder = resolve(deps.settings.DATA_DIR, "imports");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const reading = new Map<string, Promise<void>>();
  /** Those that this process took itself: nobody else is at them. */
  const own = new Set<string>();
  const restUntil = new Map<string, number>();
  let arriving = 0;
  let wake: () => void = () => undefined;

  const readOne = async (id: string, stopping: AbortSignal): Promise<void> => {
    const path = join(folder, id + ARRIVED);
    try {
      const entriesAs = (readAs: ReadAs | null) => (after: number) =>
        readHistory(createReadStream(path, { signal: stopping }), { after, mapping: mappingAs(readAs) });
      if ((await continueImport(deps, id, { own: own.has(id), entriesAs })) === "elsewhere") return;
      await rm(path, { force: true });
      own.delete(id);
    } catch (fault) {
      if (stopping.aborted) return;
      restUntil.set(id, Date.now() + AFTER_FAULT_MS);
      deps.log.error({ err: fault, import: id }, "a file of past cases could not be read on; it is tried again");
    }
  };

  const loop = startLoop(
    {
      name: "read-uploads",
      log: deps.log,
      soonMs: 0,
      everyMs: LOOK_EVERY_MS,
      wokenBy: (toWake) => {
        wake = toWake;
        return () => undefined;
      },
    },
    async (stopping) => {
      for (const id of await waitingIn(folder)) {
        if (reading.has(id) || (restUntil.get(id) ?? 0) > Date.now()) continue;
        const task = readOne(id, stopping).finally(() => reading.delete(id));
        reading.set(id, task);
      }
      return "later";
    },
  );

  return {
    isFull: () => arriving + reading.size >= MOST_AT_ONCE,
    async receive(bytes) {
      const path = join(folder, deps.ids.any() + ARRIVING);
      const hash = fileHash();
      arriving += 1;
      try {
        await pipeline(counted(bytes, deps.settings.IMPORT_MAX_MIB * 1_048_576, hash), createWriteStream(path, { mode: 0o600 }));
      } catch (fault) {
        await rm(path, { force: true });
        throw fault;
      } finally {
        arriving -= 1;
      }
      return { path, hashAs: (readAs) => hash.digest(readAs) };
    },
    async settle({ path }, importId) {
      if (importId === null) return rm(path, { force: true });
      own.add(importId);
      await rename(path, join(folder, importId + ARRIVED));
      wake();
    },
    async stop() {
      await loop.stop();
      await Promise.all(reading.values());
    },
  };
}

async function* counted(bytes: Bytes, most: number, hash: FileHash): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of bytes) {
    count += chunk.length;
    if (count > most) throw new TooLarge();
    hash.update(chunk);
    yield chunk;
  }
}

/** The imports whose files lie here whole. What never came whole is removed once nobody can be sending it any more. */
async function waitingIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => one.endsWith(ARRIVING))) {
    const path = join(folder, name);
    const since = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (since < Date.now() - ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
  return names.filter((name) => name.endsWith(ARRIVED)).map((name) => name.slice(0, -ARRIVED.length));
}
