// What a rail asks for: the server's first read and the browser's must ask alike.
import type { ItemRow } from "@/server/views/shapes-item";

/** What a sitting is about: one queue, or all of a person's; of every kind, or of one in a row. */
export interface Sitting {
  readonly queue: string | null;
  readonly kind: Pick<ItemRow, "workflow" | "action"> | null;
}

const UP_NEXT_LIMIT = 30;

export const upNextInput = ({ queue, kind }: Sitting) => ({
  ...(queue !== null && { queues: [queue] }),
  ...(kind !== null && { kind: { workflow: kind.workflow, action: kind.action } }),
  limit: UP_NEXT_LIMIT,
});

/** Its address, as the page reads it back. */
export function sittingPath({ queue, kind }: Sitting): string {
  const query = new URLSearchParams({ ...(queue !== null && { queue }), ...kind });
  return query.size === 0 ? "/review" : `/review?${query}`;
}

type Query = Readonly<Partial<Record<"queue" | "workflow" | "action", string | readonly string[]>>>;

export function sittingOf({ queue, workflow, action }: Query): Sitting {
  const named = typeof workflow === "string" && typeof action === "string" && workflow !== "" && action !== "";
  return { queue: typeof queue === "string" ? queue : null, kind: named ? { workflow, action } : null };
}

export const isOfKind = ({ kind }: Pick<Sitting, "kind">, row: Pick<ItemRow, "workflow" | "action">): boolean =>
  kind === null || (row.workflow === kind.workflow && row.action === kind.action);
