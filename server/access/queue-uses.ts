// What a queue is used by: nothing of it may be left when the queue is removed, and the refusal names each.
import type { PolicyVersion } from "@core/policy/policy";
import type { QueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { countOnTheirWay, countOpenIn } from "@/db/queries/queue-pages";
import type { Tx } from "@/db/store";
import type { Directory } from "./directory";

export type QueueUse =
  | { readonly kind: "policy"; readonly workflow: string }
  | { readonly kind: "boundary" | "rule"; readonly workflow: string; readonly of: string }
  | { readonly kind: "over" | "ladder"; readonly queue: QueueId; readonly of: string }
  | { readonly kind: "fallback" }
  | { readonly kind: "items"; readonly count: number };

/** Everything but open items. */
export function standingUses(
  id: QueueId,
  directory: Directory,
  policies: readonly Pick<PolicyVersion, "workflow" | "queue" | "boundaries" | "rules">[],
  fallback: QueueId,
): readonly QueueUse[] {
  const others = [...directory.queues.values()].filter((queue) => queue.id !== id);
  return [
    ...(id === fallback ? [{ kind: "fallback" } as const] : []),
    ...policies.flatMap(({ workflow, queue, boundaries, rules }): QueueUse[] => [
      ...(queue === id ? [{ kind: "policy", workflow } as const] : []),
      ...Object.entries(boundaries).flatMap(([of, boundary]) =>
        boundary.queue === id ? [{ kind: "boundary", workflow, of } as const] : [],
      ),
      ...rules.flatMap((rule) => (rule.require.queue === id ? [{ kind: "rule", workflow, of: rule.id } as const] : [])),
    ]),
    ...others.flatMap(({ id: queue, name, over, ladder }): QueueUse[] => [
      ...(over === id ? [{ kind: "over", queue, of: name } as const] : []),
      ...(ladder.some((rung) => rung.do === "move" && rung.to === id) ? [{ kind: "ladder", queue, of: name } as const] : []),
    ]),
  ];
}

/** Items count whoever may see them: one that is left, or whose decision is recalled, would be in no queue. */
export async function openUse(tx: Tx, id: QueueId): Promise<readonly QueueUse[]> {
  const count = (await countOpenIn(tx, id)) + (await countOnTheirWay(tx, id));
  return count === 0 ? [] : [{ kind: "items", count }];
}

export function useWords(use: QueueUse): string {
  switch (use.kind) {
    case "policy":
      return t("ladders.use_policy", { workflow: revealLine(use.workflow) });
    case "boundary":
    case "rule":
      return t(`ladders.use_${use.kind}`, { workflow: revealLine(use.workflow), of: revealLine(use.of) });
    case "over":
    case "ladder":
      return t(`ladders.use_${use.kind}`, { of: revealLine(use.of) });
    case "fallback":
      return t("ladders.use_fallback");
    case "items":
      return t("ladders.use_items", { count: use.count });
  }
}
