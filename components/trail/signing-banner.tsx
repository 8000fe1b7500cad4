"use client";
// Over every page of those who run the product or audit it while the trail is not signed: since when, and what stands against it.
import { type PlainKey, t } from "@core/words/t";
import type { SigningFault } from "@core/words/trail-proofs";
import { useTrailSigning } from "@/components/data/trail-signing";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Icon } from "@/components/ui/icon";

const WHY: Record<SigningFault, PlainKey> = {
  "tree-shrank": "trailSigning.treeShrank",
  "root-differs": "trailSigning.rootDiffers",
  "not-an-extension": "trailSigning.notAnExtension",
  "tree-incomplete": "trailSigning.treeIncomplete",
  "note-differs": "trailSigning.noteDiffers",
};

export function SigningBanner({ shown }: { readonly shown: boolean }) {
  const { data: verdict } = useTrailSigning(shown);
  const zone = useZone();
  const now = useNow("minute");
  if (!shown) return null;
  return (
    // It is there before it says something, so that it is heard when it does.
    <div role="alert">
      {verdict?.state === "refused" && (
        <p className="flex flex-wrap items-baseline gap-x-2.5 border-b border-danger-line bg-danger-tint px-gutter py-2">
          <Icon name="triangle" className="self-center text-danger" />
          <span className="min-w-0 font-medium break-words">
            {t("trailSigning.refusedSince", { time: formatWhen(verdict.since, now, zone) })}
          </span>
          <span className="min-w-0 break-words text-fg-2">
            {t(WHY[verdict.fault])} {t("trailSigning.whatToDo")}
          </span>
        </p>
      )}
      {verdict?.state === "late" && (
        <p className="flex flex-wrap items-baseline gap-x-2.5 border-b border-warn-line bg-warn-tint px-gutter py-2">
          <Icon name="triangle" className="self-center text-warn" />
          <span className="min-w-0 font-medium break-words">
            {t("trailSigning.lateSince", { time: formatWhen(verdict.since, now, zone) })}
          </span>
          <span className="min-w-0 break-words text-fg-2">{t("trailSigning.lookIntoLog")}</span>
        </p>
      )}
    </div>
  );
}
