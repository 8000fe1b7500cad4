"use client";
// Over every page while something is stopped: what, since when and by whom.
import { t } from "@core/words/t";
import Link from "next/link";
import { useStops } from "@/components/data/stops";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { targetName } from "@/components/stop/target-name";
import { Icon } from "@/components/ui/icon";

export function StopBanner() {
  const { data: stops = [] } = useStops();
  const zone = useZone();
  const now = useNow("minute");
  const on = stops.filter((stop) => stop.on);
  const all = on.find(({ scope }) => scope === "all");
  return (
    // It is there before it says something, so that it is heard when it does.
    <div role="alert">
      {on.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-2.5 border-b border-danger-line bg-danger-tint px-gutter py-2">
          <Icon name="octagon" className="text-danger" />
          <span className="min-w-0 font-medium break-words">
            {all === undefined
              ? t("stop.bannerSome", { count: on.length, names: on.map(targetName).join(", ") })
              : t("stop.bannerAll", { time: formatWhen(all.at, now, zone), name: all.by.name })}
          </span>
          <Link href="/stop" className="underline decoration-danger-line hover:decoration-current">
            {t("stop.see")}
          </Link>
        </p>
      )}
    </div>
  );
}
