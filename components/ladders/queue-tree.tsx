// The queues, each under the one above it, with what the lint has against it.
import { t } from "@core/words/t";
import type { EditKey } from "@/components/ladders/unsaved";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import type { LadderQueue, PathFindingView } from "@/server/views/shapes-ladders";

export interface TreeRow {
  readonly queue: LadderQueue;
  readonly depth: number;
}

/** From the top downwards, the higher rank first; what stands in a circle comes last, once. */
export function inOverOrder(queues: readonly LadderQueue[]): readonly TreeRow[] {
  const known = new Set(queues.map(({ id }) => id));
  const rows: TreeRow[] = [];
  const placed = new Set<string>();
  const place = (queue: LadderQueue, depth: number): void => {
    if (placed.has(queue.id)) return;
    placed.add(queue.id);
    rows.push({ queue, depth });
    for (const below of queues) if (below.over?.id === queue.id) place(below, depth + 1);
  };
  for (const queue of queues) if (queue.over === null || !known.has(queue.over.id)) place(queue, 0);
  for (const queue of queues) place(queue, 0);
  return rows;
}

interface QueueTreeProps {
  readonly rows: readonly TreeRow[];
  readonly findings: readonly PathFindingView[];
  readonly current: string | null;
  /** Edited and not saved. */
  readonly unsaved: readonly EditKey[];
  readonly onChoose: (id: string) => void;
  readonly onNew: () => void;
}

export function QueueTree({ rows, findings, current, unsaved, onChoose, onNew }: QueueTreeProps) {
  return (
    <nav aria-label={t("ladders.queueList")} className="quiet-scroll min-h-0 overflow-auto border-r border-line-2 p-2 max-mid:hidden">
      <ul>
        {rows.map(({ queue, depth }) => {
          const found = findings.filter((finding) => finding.queue.id === queue.id);
          const failed = found.some(({ severity }) => severity === "error");
          return (
            <li key={queue.id}>
              <button
                type="button"
                onClick={() => onChoose(queue.id)}
                aria-current={queue.id === current ? "true" : undefined}
                className={cn(
                  "grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 rounded-2 py-1.5 pr-2 text-left",
                  queue.id === current ? "bg-selected" : "hover:bg-hover",
                  INDENTS[Math.min(depth, INDENTS.length - 1)],
                )}
              >
                <span className="truncate font-medium">
                  {queue.over !== null && <span className="sr-only">{t("ladders.under", { name: queue.over.name })}: </span>}
                  {queue.name}
                </span>
                {found.length > 0 && (
                  <Icon
                    name={failed ? "octagon" : "triangle"}
                    size={14}
                    className={failed ? "text-danger" : "text-warn"}
                    label={t(failed ? "ladders.toMend" : "ladders.toKnow", { count: found.length })}
                  />
                )}
                <span className="col-span-full truncate text-small text-fg-2">
                  {unsaved.includes(`queue:${queue.id}`) ? (
                    <NotSaved />
                  ) : (
                    `${queue.owner.name} · ${queue.calendar === null ? t("ladders.dayAndNight") : queue.calendar.name}`
                  )}
                </span>
              </button>
            </li>
          );
        })}
        {unsaved.includes("queue:new") && (
          <li>
            <button
              type="button"
              onClick={onNew}
              aria-current={current === null ? "true" : undefined}
              className={cn("grid w-full rounded-2 px-2 py-1.5 text-left", current === null ? "bg-selected" : "hover:bg-hover")}
            >
              <span className="truncate font-medium">{t("ladders.newQueue")}</span>
              <span className="text-small">
                <NotSaved />
              </span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}

const INDENTS = ["pl-2", "pl-6", "pl-10", "pl-14"] as const;

/** Says of a row that it is edited and not saved. */
export function NotSaved() {
  return (
    <span className="inline-flex items-center gap-1 text-warn">
      <Icon name="pencil" size={12} />
      {t("ladders.notSaved")}
    </span>
  );
}
