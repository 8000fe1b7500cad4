// Text search as both engines spell it: case does not matter, and what people type is never a pattern.
import { type Column, or, type SQL, sql } from "drizzle-orm";

/** True where one of the columns contains the text. Needs a scan: bound what it runs over. */
export function containsText(columns: readonly Column[], text: string): SQL | undefined {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return or(...columns.map((column) => sql`lower(${column}) like ${pattern} escape '\\'`));
}
