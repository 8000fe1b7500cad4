// What is at stake: four steps, and the amount or the words. An irreversible action is always the highest step.

import { t } from "@core/words/t";
import type { Reversibility } from "@core/words/vocabulary";
import { formatMoney } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";

export type AtRisk = { readonly amount: number; readonly currency: string } | null;

const STEPS = [1, 2, 3, 4] as const;

/** Only for the eye: amounts from 250, 500 and 1,000 on are a step each. */
export function riskStep(atRisk: AtRisk, reversibility: Reversibility): number {
  if (reversibility === "irreversible") return 4;
  const amount = Math.abs(atRisk?.amount ?? 0);
  return amount >= 1_000 ? 4 : amount >= 500 ? 3 : amount >= 250 ? 2 : 1;
}

interface RiskMarkProps {
  readonly atRisk: AtRisk;
  readonly reversibility: Reversibility;
  readonly className?: string;
}

export function RiskMark({ atRisk, reversibility, className }: RiskMarkProps) {
  const step = riskStep(atRisk, reversibility);
  return (
    <span className={cn("inline-flex items-center gap-2 whitespace-nowrap tabular-nums", className)}>
      <span aria-hidden="true" className="inline-grid h-2 w-11 grid-cols-4 gap-0.5">
        {STEPS.map((place) => (
          <i
            key={place}
            className={cn("rounded-[1px] forced-colors:border", place <= step ? "bg-fg-2 forced-colors:bg-[CanvasText]" : "bg-line-2")}
          />
        ))}
      </span>
      {atRisk === null ? <span className="text-fg-2">{t(`marks.${reversibility}`)}</span> : formatMoney(atRisk)}
      {atRisk !== null && reversibility === "irreversible" && <span className="text-fg-2">{t("marks.irreversible")}</span>}
    </span>
  );
}
