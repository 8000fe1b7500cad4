// What a table holds, as one number of rows and one digest: equal on both sides only when every value of every row is.
import { createHash } from "node:crypto";
import type { Side, Value } from "./side";
import type { TableShape } from "./table-shapes";

export interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}

export async function digestTable(side: Side, table: TableShape): Promise<TableDigest> {
  const digest = createHash("sha256");
  let rows = 0;
  for await (const row of side.rows(table)) {
    let text = "";
    for (const value of row) {
      if (Buffer.isBuffer(value)) {
        digest.update(`${text}b${value.length}:`).update(value);
        text = "";
      } else text += spelled(value);
    }
    digest.update(`${text}\n`);
    rows += 1;
  }
  return { rows, digest: digest.digest("hex") };
}

/** Lengths stand before texts, so that no two rows are spelled alike. */
function spelled(value: Exclude<Value, Buffer>): string {
  if (value === null) return "-";
  return typeof value === "number" ? `n${value};` : `t${value.length}:${value}`;
}
