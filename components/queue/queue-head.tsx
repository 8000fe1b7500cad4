// The columns' names; it stays in view while the rows scroll.
import { t } from "@core/words/t";
import { COLUMNS } from "@/components/queue/queue-columns";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";

interface QueueHeadProps {
  readonly selectable: boolean;
  readonly state: boolean | "indeterminate";
  /** Chooses every row that is loaded, or none. */
  readonly onAll: (all: boolean) => void;
}

export function QueueHead({ selectable, state, onAll }: QueueHeadProps) {
  return (
    <tr
      aria-rowindex={1}
      className={cn(
        COLUMNS,
        "sticky top-0 z-10 h-[30px] items-center border-b border-line-2 bg-surface text-small text-fg-3 max-mid:sr-only",
      )}
    >
      <th scope="col" className="font-regular flex">
        <span className="sr-only">{t("queue.select")}</span>
        {selectable && <Checkbox checked={state} label={t("queue.selectAll")} onChange={onAll} className="max-mid:hidden" />}
      </th>
      <th scope="col" className="text-left font-regular">
        {t("item.item")}
      </th>
      <th scope="col" className="text-left font-regular">
        {t("queue.level")}
      </th>
      <th scope="col" className="text-left font-regular">
        {t("item.whyHere")}
      </th>
      <th scope="col" className="text-left font-regular">
        {t("queue.atRisk")}
      </th>
      <th scope="col" className="text-left font-regular">
        <span className="max-wide:sr-only">{t("queue.holder")}</span>
      </th>
      <th scope="col" className="font-regular text-right max-wide:hidden">
        {t("queue.waited")}
      </th>
      <th scope="col" className="font-regular text-right">
        {t("queue.dueIn")}
      </th>
    </tr>
  );
}
