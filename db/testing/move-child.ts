// A process to be killed: moves one database into another in small batches, and says on stdout how far it is.
import { writeSync } from "node:fs";
import { moveDatabase } from "../move/move-database";
import { openSource, openTarget } from "../move/open-side";

const [, , from = "", to = ""] = process.argv;
const source = await openSource(from);
const target = await openTarget(to);
const { kind } = await moveDatabase(source, target, {
  batchRows: 7,
  onProgress: ({ doing, table, rows }) => void writeSync(1, `${doing} ${table} ${rows}\n`),
});
await target.close();
await source.close();
writeSync(1, `${kind}\n`);
