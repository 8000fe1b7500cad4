// Small files that only their owner may read, written whole or not at all: what a process finds under the name is complete.
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface KeptFile {
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
}

/** Written beside its place, then linked into it: of processes that start together one makes the file, and all agree on it. */
export function linkNew({ folder, name }: KeptFile, content: object): void {
  const [draft, file] = [draftOf({ folder, name }, content), join(folder, `${name}.json`)];
  try {
    linkSync(draft, file);
  } catch (fault) {
    if (!existsSync(file)) throw fault;
  } finally {
    unlinkSync(draft);
  }
}

/** Written beside its place, then put into it. */
export function replaceFile({ folder, name }: KeptFile, content: object): void {
  renameSync(draftOf({ folder, name }, content), join(folder, `${name}.json`));
}

function draftOf({ folder, name }: KeptFile, content: object): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${name}.${process.pid}.${randomBytes(4).toString("hex")}.json`);
  const handle = openSync(draft, "wx", 0o600);
  writeFileSync(handle, `${JSON.stringify(content, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  return draft;
}
