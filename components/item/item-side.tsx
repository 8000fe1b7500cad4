"use client";
// Beside the item: who holds it, its timeline, and how its agent has done.
import { asItemId } from "@core/words/ids";
import { t } from "@core/words/t";
import Link from "next/link";
import { ReadBy } from "@/components/erasure/item-content";
import { ExportButton } from "@/components/trail/export-dialog";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { AgentRecord } from "./agent-record";
import { useDesk } from "./desk";
import { HolderPanel } from "./holder-panel";
import { Timeline } from "./timeline";
import { latestPair, useComparison } from "./use-comparison";
import { timelineAddress } from "./use-item-place";

export function ItemSide() {
  const { item } = useDesk();
  const announce = useAnnounce();
  const { show } = useComparison(item);
  const latest = latestPair(item);
  return (
    <>
      <HolderPanel />
      <section aria-label={t("item.timeline")}>
        <div className="mb-2 flex items-center gap-2">
          <h2 className="flex-1 text-small font-strong">{t("item.timeline")}</h2>
          {latest !== null && item.erasedAt === null && (
            <Button look="quiet" size="small" shortcut="V" onClick={() => show(latest)}>
              {t("compare.compare")}
            </Button>
          )}
          <Button
            look="quiet"
            size="small"
            icon="copy"
            onClick={() => void navigator.clipboard.writeText(item.id).then(() => announce(t("item.idCopied")))}
          >
            {t("item.copyId")}
          </Button>
        </div>
        <Timeline key={item.id} itemId={item.id} entries={item.timeline} revisions={item.revisions} onCompare={show} />
        <Link href={timelineAddress(item.id)} prefetch={false} className="link mt-2 inline-block text-small">
          {t("past.wholeTimeline")}
        </Link>
      </section>
      <ReadBy item={item} />
      <AgentRecord item={item} />
      <ExportButton scope={{ of: "item", item: asItemId(item.id) }} className="self-start" />
    </>
  );
}
