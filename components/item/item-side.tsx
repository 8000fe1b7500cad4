"use client";
// Beside the item: who holds it, its timeline, and how its agent has done.
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { AgentRecord } from "./agent-record";
import { useDesk } from "./desk";
import { HolderPanel } from "./holder-panel";
import { Timeline } from "./timeline";

export function ItemSide() {
  const { item } = useDesk();
  const announce = useAnnounce();
  return (
    <>
      <HolderPanel />
      <section aria-label="Timeline">
        <div className="mb-2 flex items-center gap-2">
          <h2 className="flex-1 text-small font-strong">Timeline</h2>
          <Button
            look="quiet"
            size="small"
            icon="copy"
            onClick={() => void navigator.clipboard.writeText(item.id).then(() => announce("Id copied"))}
          >
            Copy id
          </Button>
        </div>
        <Timeline key={item.id} entries={item.timeline} />
      </section>
      <AgentRecord item={item} />
    </>
  );
}
