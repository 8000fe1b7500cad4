"use client";
// How far an order for many has come, and the way to stop it: what was sent stays as it was answered.
import { t } from "@core/words/t";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";

interface BulkProgressProps {
  /** "Signing". */
  readonly doing: string;
  readonly answered: number;
  readonly of: number;
  readonly stop: () => void;
}

export function BulkProgress({ doing, answered, of, stop }: BulkProgressProps) {
  return (
    <section
      aria-label={t("queue.underWay")}
      className="z-20 flex shrink-0 items-center gap-3 border-t border-line-2 bg-surface px-gutter py-[9px] shadow-dock max-mid:px-4"
    >
      <span role="status" className="tabular-nums">
        {t("queue.progress", { doing, answered, all: of })}
      </span>
      <Progress label={`${doing} ${of}`} value={answered} max={of} />
      <Button onClick={stop}>{t("queue.stop")}</Button>
    </section>
  );
}
