// What the log says of a statement that failed.
import { DrizzleQueryError } from "drizzle-orm";
import { pino } from "pino";
import { expect, test } from "vitest";
import { withoutValues } from "./log-faults";

test("a failed statement is logged with its text and its cause, and never with its values", () => {
  const lines: string[] = [];
  const log = pino({ serializers: { err: withoutValues } }, { write: (line: string) => void lines.push(line) });
  const cause = new Error("disk I/O error");
  const failed = new DrizzleQueryError("select title from items where id = $1", ["secret-token"], cause);
  for (const err of [failed, new Error("a procedure broke", { cause: failed })]) log.error({ err }, "broke");
  for (const line of lines) {
    expect(line).toContain("select title from items");
    expect(line).toContain("disk I/O error");
    expect(line).toContain("log-faults.test");
    expect(line).not.toContain("secret-token");
  }
});
