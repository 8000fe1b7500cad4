// Changes a database as somebody does who has its password and not the product: for tests of what is noticed.
import { sql } from "drizzle-orm";
import { builderOf } from "../engine/pg-session";
import type { Store } from "../store";

/** Statements that mean the same to both engines, one after the other. */
export async function behindTheProduct(store: Store, statements: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    for (const statement of statements) {
      if (tx.engine === "pg") await builderOf(tx).execute(sql.raw(statement));
      else await tx.q.run(sql.raw(statement));
    }
  });
}
