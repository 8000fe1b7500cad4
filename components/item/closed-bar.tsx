"use client";
// The bar of an item that nobody has to decide any more: its last state, and what can still be undone or taken back.
import { never } from "@core/words/result";
import { language, t } from "@core/words/t";
import { ContentMenu } from "@/components/erasure/item-content";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";

/** The last state in a sentence. */
export function closedWords(item: ItemView): string {
  const by = item.decision?.by.map((person) => (person.you ? t("item.you") : person.name)) ?? [];
  const who = by.length === 0 ? "" : t("item.byWhom", { who: by.join(t("item.and")) });
  const agent = item.agent.name;
  switch (item.execution) {
    case "cleared":
      return t("item.isCleared", { who, agent });
    case "executing":
      return t("item.isExecuting", { agent });
    case "succeeded":
      return who === "" ? t("item.hasRun", { agent }) : t("item.hasRunApproved", { agent, who });
    case "failed":
      return t("item.hasFailed", { who });
    case "cancelled":
      return item.reviewLabel === "expired"
        ? t("item.hasExpired")
        : t("item.isClosed", { how: t(`marks.${item.reviewLabel}`).toLocaleLowerCase(language()), who });
    case "reversing":
      return t("item.isReversing", { agent });
    case "reversed":
      return t("item.hasReversed", { agent });
    case "reconciling":
      return t("item.nobodyKnows");
    case "held":
      return t("item.nothingRan");
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
          {t("item.undoDecision")}
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
          {t("item.takeBack")}
        </Button>
      )}
      {item.execution === "succeeded" && !requestReversal.ok && (
        <p aria-hidden="true" className="flex min-w-0 items-center gap-1.5 text-small text-fg-2">
          <Icon name="lock" size={14} />
          {requestReversal.reason}
        </p>
      )}
      {!recall.ok && item.execution !== "succeeded" && <p className="text-fg-2">{t("item.nothingLeft")}</p>}
      <ContentMenu item={item} />
    </>
  );
}
