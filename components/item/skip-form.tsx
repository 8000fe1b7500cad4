"use client";
// Skipping: a reason by its digit skips at once, S again skips without one. It asks nobody; it is counted, for whoever cuts the queues.
import { t } from "@core/words/t";
import { Choices } from "./choices";
import { useDesk } from "./desk";
import { FormShell, useWords } from "./form-shell";
import { useWalk } from "./walk";

const REASONS = ["item.skipField", "item.skipKnow", "item.skipUnclear", "item.skipLong"] as const;

export function SkipForm() {
  const { item, change } = useDesk();
  const { skip } = useWalk();
  const { choice, choose } = useWords("skip");
  if (skip === null) return null;
  const skipFor = (reason: string | null) => {
    change({ mode: null });
    skip(reason);
  };
  return (
    <FormShell title={t("item.skipWhy", { title: item.title })} verb={t("review.skip")} ready={{ act: () => skipFor(choice ?? null) }}>
      <Choices
        label={t("item.reason")}
        choices={REASONS.map((key) => ({ value: t(key), label: t(key) }))}
        value={choice}
        onChoose={choose}
        onDigit={skipFor}
      />
      <p className="text-small text-fg-2">{t("item.skipWhat")}</p>
    </FormShell>
  );
}
