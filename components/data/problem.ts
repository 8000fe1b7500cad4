// What went wrong with a request, in the few kinds that a screen answers differently.
import type { Refusal, RefusalCode } from "@core/words/refusals";
import { isTRPCClientError } from "@trpc/client";

export type Problem =
  /** The server said no and said why; nothing was recorded. */
  | { readonly kind: "refused"; readonly code: RefusalCode; readonly refusal: Refusal | null; readonly text: string }
  /** No answer. `recorded` is known once the item could be read again. */
  | { readonly kind: "unreachable"; readonly recorded: "no" | "unknown"; readonly text: string }
  | { readonly kind: "session-ended" }
  | { readonly kind: "fault"; readonly text: string };

interface WireData {
  readonly code?: unknown;
  readonly refusal?: unknown;
}

/** The server attaches the refusal to the error's data; its `code` is from the closed list of refusals. */
const refusalOf = (data: WireData): Refusal | null =>
  typeof data.refusal === "object" && data.refusal !== null && "code" in data.refusal ? (data.refusal as Refusal) : null;

export function problemOf(error: unknown): Problem {
  if (isTRPCClientError(error)) {
    const data: WireData | undefined | null = error.data;
    if (!data) return { kind: "unreachable", recorded: "unknown", text: error.message };
    if (data.code === "UNAUTHORIZED") return { kind: "session-ended" };
    const refusal = refusalOf(data);
    if (refusal) return { kind: "refused", code: refusal.code, refusal, text: error.message };
    return { kind: "fault", text: error.message };
  }
  return { kind: "fault", text: error instanceof Error ? error.message : String(error) };
}
