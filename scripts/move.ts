// `npm run move`: copies a whole database into another one, of whichever engine, and proves that nothing was lost.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type MoveProgress, type MoveReport, moveDatabase } from "@/db/move/move-database";
import { openSource, openTarget } from "@/db/move/open-side";
import { runCommand, UsageError } from "./command-line";
import { databaseAddress, inWords, printTable, progressLine } from "./database-report";

const USAGE = `npm run move -- --to postgres://user:password@host:5432/database [--from file:…] [--restart]

  --to       the database to fill; it must be there and be empty
  --from     the database to copy; by default the one of DATABASE_URL or DATA_DIR
  --restart  empties a target whose move has not finished, and begins anew

Stop every instance first. An interrupted move is gone on with by the same command.`;

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: { to: { type: "string" }, from: { type: "string" }, restart: { type: "boolean", default: false } },
  });
  const { to, from = databaseAddress(), restart } = values;
  if (!to) throw new UsageError(`Name the database to fill.\n\n${USAGE}`);
  const began = performance.now();
  const report = await inWords(async () => {
    const source = await openSource(from);
    try {
      const target = await openTarget(to);
      try {
        console.log(`From ${source.name}\nTo   ${target.name}\n`);
        const line = progressLine();
        const tell = ({ doing, table, rows }: MoveProgress) =>
          line.show(`${doing}${table ? ` ${table}` : ""}${rows > 0 ? `: ${rows}` : ""}`);
        return await moveDatabase(source, target, { restart, onProgress: tell }).finally(line.clear);
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  });
  print(report, (performance.now() - began) / 1_000);
});

function print(report: MoveReport, seconds: number): void {
  if (report.kind === "finished-before") {
    console.log(`This move was finished on ${report.at}, from ${report.source}. There is nothing to do.`);
    return;
  }
  const { tables, here, there, copied, resumedAfter } = report;
  printTable([
    ["table", "rows here", "rows there", "agree"],
    ...tables.map(({ table, here, there, agree }) => [table, String(here), String(there), agree ? "yes" : "NO"]),
  ]);
  console.log(`\n${here.streams} streams with ${here.events} events verify here, ${there.streams} with ${there.events} there.`);
  if (resumedAfter > 0) console.log(`${resumedAfter} rows had been copied before, ${copied} were copied now.`);
  console.log(`It took ${seconds.toFixed(1)} s.`);
  if (report.kind === "differs") {
    const faults = there.faults.map((fault) => `\n  ${fault}`).join("");
    throw new UsageError(
      `\nThe two databases differ, so the target stays unusable.${faults}\nThe source changed while it was copied, or the target was written to. Run the move again with --restart.`,
    );
  }
  console.log(
    [
      "",
      "Everything is there. Start the instances with DATABASE_URL set to the new database, and with the same secrets as before:",
      `SESSION_SECRET, KEY_PEPPER, SAMPLING_KEY and TRAIL_KEY, or the files secrets.json and trail-key.json in ${resolve(process.env.DATA_DIR ?? "data")}.`,
      "The old database was not changed; nothing may be started on it any more.",
    ].join("\n"),
  );
}
