"use client";
// Beside the item: who holds it, its timeline, and how its agent has done.
import { AgentRecord } from "./agent-record";
import { useDesk } from "./desk";
import { HolderPanel } from "./holder-panel";
import { Timeline } from "./timeline";

export function ItemSide() {
  const { item } = useDesk();
  return (
    <>
      <HolderPanel />
      <section aria-label="Timeline">
        <h2 className="mb-2 text-small font-strong">Timeline</h2>
        <Timeline key={item.id} entries={item.timeline} />
      </section>
      <AgentRecord item={item} />
    </>
  );
}
