// Twelve grey rows in the very boxes of the real ones.
import { t } from "@core/words/t";
import { COLUMNS } from "@/components/queue/queue-columns";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = [62, 74, 55, 68, 80, 58, 71, 64, 77, 60, 69, 73] as const;

export function QueueSkeleton() {
  return (
    <div role="status" aria-label={t("queue.loading")}>
      {WIDTHS.map((width) => (
        <div key={width} className={cn(COLUMNS, "h-row items-center border-b border-line max-mid:h-[62px] max-mid:content-center")}>
          <Skeleton width={16} height={16} className="max-mid:row-span-2" />
          <Skeleton width={`${width}%`} />
          <Skeleton width={72} className="max-mid:order-5" />
          <Skeleton width={`${140 - width}%`} className="max-w-full max-mid:order-4" />
          <Skeleton width={90} className="max-mid:hidden" />
          <Skeleton width={110} className="max-mid:hidden" />
          <Skeleton width={40} className="justify-self-end max-wide:hidden" />
          <Skeleton width={56} className="justify-self-end" />
        </div>
      ))}
    </div>
  );
}
