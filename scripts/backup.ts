// `npm run backup`: copies the SQLite database while it is being served, or proves any database of either engine.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backupSqlite } from "@/db/move/backup-sqlite";
import { openSnapshot } from "@/db/move/open-side";
import { type DatabaseProof, verifyDatabase } from "@/db/move/verify-database";
import { runCommand, UsageError } from "./command-line";
import { databaseAddress, inWords } from "./database-report";

const USAGE = `npm run backup -- --to FILE               copies the SQLite database into a new file, while it is being served
npm run backup -- --verify [FILE|ADDRESS]  proves a backup or a database: every stream of the trail, the global order, what is kept by hash

PostgreSQL is backed up with its own tools; docs/operating.md says how.`;

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: { type: "string" }, verify: { type: "boolean", default: false } },
  });
  if (values.verify === (values.to !== undefined) || positionals.length > (values.verify ? 1 : 0)) throw new UsageError(USAGE);
  if (values.to !== undefined) await backUp(databaseAddress(), resolve(values.to));
  else await verify(positionals[0] ?? databaseAddress());
});

async function backUp(address: string, to: string): Promise<void> {
  if (!address.startsWith("file:"))
    throw new UsageError("The database is on PostgreSQL: back it up with pg_dump or pg_basebackup, as docs/operating.md says.");
  const proof = await inWords(() => backupSqlite(resolve(address.slice("file:".length)), to));
  print(proof, "The copy does not verify, so it was not kept");
  console.log(
    `Kept in ${to}. It does not hold the secrets: keep DATA_DIR/secrets.json and DATA_DIR/trail-key.json, or the variables, in another place.`,
  );
}

async function verify(what: string): Promise<void> {
  const address = /^(file:|postgres(ql)?:\/\/)/.test(what) ? what : `file:${what}`;
  const proof = await inWords(async () => {
    const side = await openSnapshot(address);
    try {
      return await verifyDatabase(side);
    } finally {
      await side.close();
    }
  });
  print(proof, "This database does not verify");
}

function print({ streams, events, erased, faults }: DatabaseProof, otherwise: string): void {
  if (faults.length > 0) throw new UsageError(`${otherwise}:\n  ${faults.join("\n  ")}`);
  console.log(`${streams} streams with ${events} events verify${erased > 0 ? `; ${erased} values are erased` : ""}.`);
}
