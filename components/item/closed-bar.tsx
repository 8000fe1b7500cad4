"use client";
// The bar of an item that nobody has to decide any more: its last state, and what can still be undone or taken back.
import { never } from "@core/words/result";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ItemView } from "@/server/views/shapes";
import { useDesk } from "./desk";

/** The last state in a sentence. */
export function closedWords(item: ItemView): string {
  const by = item.decision?.by.map((person) => (person.you ? "you" : person.name)).join(" and ");
  const who = by === undefined || by === "" ? "" : ` by ${by}`;
  switch (item.execution) {
    case "cleared":
      return `Cleared${who}; ${item.agent.name} has not run it yet.`;
    case "executing":
      return `${item.agent.name} is running it now.`;
    case "succeeded":
      return `${item.agent.name} has run it once${who === "" ? "" : `, approved${who}`}.`;
    case "failed":
      return `It was approved${who} and failed: no effect remains.`;
    case "cancelled":
      return item.reviewLabel === "expired"
        ? "Nobody decided in time, so it was rejected at the deadline. It did not run."
        : `This item is closed: ${item.reviewLabel}${who}. It did not run.`;
    case "reversing":
      return `${item.agent.name} is taking it back.`;
    case "reversed":
      return `${item.agent.name} ran it and has taken it back.`;
    case "reconciling":
      return "Nobody knows whether it ran.";
    case "held":
      return "Nothing has run.";
    default:
      return never(item.execution);
  }
}

export function ClosedActions() {
  const { item, send, open, pending } = useDesk();
  const { recall, requestReversal } = item.allowed;
  return (
    <>
      {recall.ok && (
        <Button
          size="large"
          keyFirst
          shortcut="Z"
          icon="undo"
          pending={pending}
          onClick={() => send({ type: "recall" })}
          className="max-mid:flex-1"
        >
          Undo the decision
        </Button>
      )}
      {item.execution === "succeeded" && (
        <Button
          size="large"
          icon="undo"
          pending={pending}
          onClick={() => open("reverse")}
          disabled={!requestReversal.ok}
          hint={requestReversal.ok ? undefined : requestReversal.reason}
          className="max-mid:flex-1"
        >
          Take it back
        </Button>
      )}
      {item.execution === "succeeded" && !requestReversal.ok && (
        <p aria-hidden="true" className="flex min-w-0 items-center gap-1.5 text-small text-fg-2">
          <Icon name="lock" size={14} />
          {requestReversal.reason}
        </p>
      )}
      {!recall.ok && item.execution !== "succeeded" && <p className="text-fg-2">Nothing is left to decide here.</p>}
    </>
  );
}
