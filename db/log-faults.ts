// How a fault stands in the log: with its words and its stack, and without the values of the statement that failed.
import { DrizzleQueryError } from "drizzle-orm";
import { pino } from "pino";

/** Parameters are titles, addresses, tokens: what people and agents wrote, which has no place in a log. */
export function withoutValues(fault: Error): object {
  return pino.stdSerializers.err(stripped(fault));
}

function stripped(fault: Error): Error {
  const cause = fault.cause instanceof Error ? { cause: stripped(fault.cause) } : {};
  const query = fault instanceof DrizzleQueryError ? fault.query : null;
  if (query === null && fault.cause === undefined) return fault;
  const copy = new Error(query === null ? fault.message : `Failed query: ${query}`, cause);
  copy.name = fault.name;
  const frames = fault.stack?.indexOf("\n    at ") ?? -1;
  copy.stack = `${copy.name}: ${copy.message}${frames < 0 ? "" : fault.stack?.slice(frames)}`;
  return copy;
}
