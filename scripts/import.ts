// `npm run import`: reads a file of past cases, decided here or elsewhere, for policies to be tried on. Nothing of it is ever executed.
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type HistoryReport, importHistory } from "@/server/commands/import-history";
import { DamagedFile, toldApart } from "@/server/history/bytes";
import { fileHash } from "@/server/history/file-hash";
import { readHistory } from "@/server/history/read-history";
import { DECLARATIONS, mappingAs } from "@/server/history/xes-items";
import { refusedAs, runCommand, UsageError } from "./command-line";

const USAGE = `npm run import -- FILE [--workflow W --action A]

  FILE  JSON Lines, a submission and its outcome each, or a process log in XES; packed with gzip or not
  W, A  what the cases of a process log are called here, in place of ${DECLARATIONS.workflow} and ${DECLARATIONS.action}; JSON Lines say it themselves

Run it again after a cut: it goes on where it stopped. docs/import.md says what is read.`;

const PROGRESS_EVERY_MS = 1_000;

await runCommand(USAGE, async (open) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { workflow: { type: "string" }, action: { type: "string" } },
  });
  const [file, ...more] = positionals;
  const { workflow, action } = values;
  if (file === undefined || more.length > 0 || (workflow === undefined) !== (action === undefined)) throw new UsageError(USAGE);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${file}.`);

  if (workflow !== undefined && !(await isProcessLog(file))) throw new UsageError("JSON Lines name their workflow and action themselves.");
  const readAs = workflow === undefined || action === undefined ? null : { workflow, action };
  const hash = fileHash();
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const deps = await open();
  const imported = await importHistory(
    deps,
    {
      name: basename(file),
      hash: hash.digest(readAs),
      readAs,
      entries: (read) => readHistory(createReadStream(file), { after: read, mapping: mappingAs(readAs) }),
    },
    progress(),
  );
  if (!imported.ok) throw refusedAs(imported.refusal);
  print(imported.value);
});

async function isProcessLog(file: string): Promise<boolean> {
  const stream = createReadStream(file);
  try {
    return (await toldApart(stream)).isXml;
  } catch (fault) {
    throw fault instanceof DamagedFile ? new UsageError(fault.message) : fault;
  } finally {
    stream.destroy();
  }
}

function progress(): (report: HistoryReport) => void {
  let told = Date.now();
  return ({ read, kept, known, refused }) => {
    if (Date.now() - told < PROGRESS_EVERY_MS) return;
    told = Date.now();
    console.error(`${read} read: ${kept} kept, ${known} known, ${refused} refused`);
  };
}

function print({ read, kept, known, refused, refusals, isNew }: HistoryReport): void {
  if (!isNew) console.log("This file had been imported before; this is what came of it.");
  console.log(`${read} lines or traces read: ${kept} cases kept, ${known} known before, ${refused} refused, or not read whole.`);
  for (const { position, why } of refusals) console.log(`  ${position}: ${why}`);
  if (refused > refusals.length) console.log(`  and ${refused - refusals.length} more.`);
  if (kept + known === 0) throw new UsageError("Nothing in it could be read as a case.");
}
