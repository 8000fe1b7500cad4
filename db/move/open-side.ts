// Opens a database by its address: `postgres://…` or `file:…`.
import { resolve } from "node:path";
import { openPgSnapshot, openPgSource, openPgTarget } from "../engine/pg-side";
import { openSqliteSnapshot, openSqliteSource, openSqliteTarget } from "../engine/sqlite-side";
import { StoreFault } from "../store";
import type { Side, Source, Target } from "./side";

const isPg = (address: string) => /^postgres(ql)?:\/\//.test(address);

/** The file of a `file:` address; throws for an address of neither engine. */
function fileOf(address: string): string {
  if (!address.startsWith("file:")) throw new StoreFault(`${address} is neither file:… nor postgres://…`);
  return resolve(address.slice("file:".length));
}

export const openSource = async (address: string): Promise<Source> =>
  isPg(address) ? openPgSource(address) : openSqliteSource(fileOf(address));
export const openTarget = async (address: string): Promise<Target> =>
  isPg(address) ? openPgTarget(address) : openSqliteTarget(fileOf(address));
export const openSnapshot = async (address: string): Promise<Side> =>
  isPg(address) ? openPgSnapshot(address) : openSqliteSnapshot(fileOf(address));
