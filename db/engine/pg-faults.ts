// What PostgreSQL's errors mean to whoever asked: try again at once, try again later, or a fault of ours.
import { DatabaseError } from "pg";
import { StoreBusy, StoreConflict } from "../store";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const UNIQUE_VIOLATION = "23505";
const LOCK_NOT_AVAILABLE = "55P03";
const QUERY_CANCELED = "57014";

/** Classes and codes by which the server says that it, or this connection, is away: connection, resources, operator intervention, timeouts. */
const AWAY = /^(08|53|57P|25P03|25P04)/;
/** What the sockets and the pool say for the same. They have no class of their own to be told by. */
const LOST =
  /terminated|timeout exceeded|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|Connection ended|not queryable/;

const causes = function* (error: unknown): Generator<unknown> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
  if (error instanceof AggregateError) for (const inner of error.errors) yield* causes(inner);
};

const codeOf = (error: unknown): string | null => {
  for (const cause of causes(error)) if (cause instanceof DatabaseError && cause.code !== undefined) return cause.code;
  return null;
};

/**
 * The whole transaction may be run again at once: neighbours were in each other's way, and nothing was kept. A unique
 * violation is among them, since it is how a twin shows that committed in between; the second run finds it by reading.
 */
export const isConflict = (error: unknown): boolean => {
  if (error instanceof StoreConflict) return true;
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED || code === UNIQUE_VIOLATION;
};

/** A conflict that is still there after the last try is a fault of ours: the row is really there twice. */
export const isTwice = (error: unknown): boolean => codeOf(error) === UNIQUE_VIOLATION;

/** The refusal inside of what the query builder has wrapped around it. */
export const busyIn = (error: unknown): StoreBusy | null => {
  for (const cause of causes(error)) if (cause instanceof StoreBusy) return cause;
  return null;
};

/** Nobody knows when it will go: locked by others, or the server is stopping, full, or not to be reached. */
export const isAway = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code !== null) return code === LOCK_NOT_AVAILABLE || code === QUERY_CANCELED || AWAY.test(code);
  for (const cause of causes(error))
    if (cause instanceof Error && LOST.test(`${"code" in cause ? cause.code : ""} ${cause.message}`)) return true;
  return false;
};
