// What the scripts about whole databases share: which one is meant, faults in words, tables and one line of progress.
import { resolve } from "node:path";
import { StoreFault } from "@/db/store";
import { readSettings } from "@/server/settings";
import { UsageError } from "./command-line";

/** The database that the product would be started on. */
export function databaseAddress(): string {
  const { DATABASE_URL, DATA_DIR } = readSettings(process.env);
  return DATABASE_URL ?? `file:${resolve(DATA_DIR, "countersign.db")}`;
}

/** A fault of the database is something for the operator to read, not a crash of the script. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw fault instanceof StoreFault ? new UsageError(`Not done: ${fault.message}.`) : fault;
  }
}

/** The first row is the head. Columns but the first are numbers or a word, set to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((cell, place) => (place === 0 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0))).join("  ");
  const [head = [], ...body] = rows;
  console.log([line(head), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(line)].join("\n"));
}

/** One line that is written over again on a terminal; nothing where the output goes into a file. */
export function progressLine(): { readonly show: (text: string) => void; readonly clear: () => void } {
  const { stdout } = process;
  const write = (text: string) => {
    if (stdout.isTTY) stdout.write(`\r\u001b[K${text.slice(0, stdout.columns - 1)}`);
  };
  return { show: write, clear: () => write("") };
}
