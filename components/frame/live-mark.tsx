"use client";
// Whether what is shown is live, and if not, how old it is.
import { t } from "@core/words/t";
import { useLive } from "@/components/data/live";
import { useZone } from "@/components/marks/clock";
import { formatTimeExact } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";

export function LiveMark() {
  const { state, lastAt } = useLive();
  const zone = useZone();
  const broken = state === "reconnecting" || state === "offline";
  const name = t(`frame.${state}`);
  const words = broken && lastAt !== null ? t("frame.since", { state: name, time: formatTimeExact(lastAt, zone) }) : name;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-small text-fg-2" role={broken ? "alert" : undefined}>
      <i
        aria-hidden="true"
        className={cn(
          "size-[7px] rounded-full forced-colors:border",
          state === "live" ? "bg-ok" : broken ? "border-[1.5px] border-warn" : "border-[1.5px] border-line-control",
        )}
      />
      {broken ? (
        <>
          <span className="max-mid:hidden">{words}</span>
          <span className="mid:hidden">{name}</span>
        </>
      ) : (
        words
      )}
    </span>
  );
}
