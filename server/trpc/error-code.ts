// The code of a refused server-side call, for pages. By name and not by class: pages are bundled apart from the server and have their own copy of every class.
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/** Null for a fault, which a page should let through. */
export function errorCodeOf(error: unknown): TRPC_ERROR_CODE_KEY | null {
  return error instanceof Error && error.name === "TRPCError" && "code" in error ? (error.code as TRPC_ERROR_CODE_KEY) : null;
}
