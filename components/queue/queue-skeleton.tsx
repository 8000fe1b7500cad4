// Twelve grey rows in the very boxes of the real ones.
import type { QueueColumn } from "@core/words/settings";
import { t } from "@core/words/t";
import { COLUMNS, columnsStyle } from "@/components/queue/queue-columns";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = [62, 74, 55, 68, 80, 58, 71, 64, 77, 60, 69, 73] as const;

export function QueueSkeleton({ hidden }: { readonly hidden: readonly QueueColumn[] }) {
  const shown = (column: QueueColumn) => !hidden.includes(column);
  return (
    <div role="status" aria-label={t("queue.loading")} style={columnsStyle(hidden)}>
      {WIDTHS.map((width) => (
        <div key={width} className={cn(COLUMNS, "h-row items-center border-b border-line max-mid:h-[62px] max-mid:content-center")}>
          <Skeleton width={16} height={16} className="max-mid:row-span-2" />
          <Skeleton width={`${width}%`} />
          {shown("level") && <Skeleton width={72} className="max-mid:order-5" />}
          {shown("why") && <Skeleton width={`${140 - width}%`} className="max-w-full max-mid:order-4" />}
          {shown("risk") && <Skeleton width={90} className="max-mid:hidden" />}
          {shown("holder") && <Skeleton width={110} className="max-w-full max-mid:hidden" />}
          {shown("waited") && <Skeleton width={40} className="justify-self-end max-wide:hidden" />}
          <Skeleton width={56} className="justify-self-end" />
        </div>
      ))}
    </div>
  );
}
