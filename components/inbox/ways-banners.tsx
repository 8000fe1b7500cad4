"use client";
// Ways out that do not work, for those who look after them: since when, why, what waits, and what was refused for good.
import { t } from "@core/words/t";
import { useWaysOut } from "@/components/data/inbox";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Banner } from "@/components/ui/banner";
import { cn } from "@/components/ui/cn";

export function WaysBanners({ className }: { readonly className?: string }) {
  const { data } = useWaysOut();
  const now = useNow("minute");
  const zone = useZone();
  const broken = data?.ways.flatMap(({ way, broken }) => (broken === null ? [] : [{ way, ...broken }])) ?? [];
  const refused = data?.refused ?? [];
  if (broken.length === 0 && refused.length === 0) return null;
  return (
    <div className={cn("grid gap-3", className)}>
      {broken.map(({ way, since, fault, waiting }) => (
        <Banner
          key={way}
          tone="failed"
          title={
            <span className="break-words">
              {t("inbox.wayBroken", { way: t(`inbox.${way}`), time: formatWhen(since, now, zone), fault })}
            </span>
          }
        >
          {waiting > 0 && t("inbox.wayWaiting", { count: waiting })}
        </Banner>
      ))}
      {refused.length > 0 && (
        <Banner tone="attention" title={t("inbox.refusedTitle", { count: refused.length })}>
          <ul>
            {refused.map(({ way, name, at, fault }) => (
              <li key={`${way} ${name} ${at}`} className="break-words">
                {t("inbox.refusedOne", { way: t(`inbox.${way}`), name, time: formatWhen(at, now, zone), fault })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}
