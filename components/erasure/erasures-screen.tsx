"use client";
// Erasures: what waits for a second person, how long workflows keep content, what is on hold, and what is over.
import { t } from "@core/words/t";
import { useState } from "react";
import { useErasures } from "@/components/data/erasures";
import { AskDialog } from "@/components/erasure/ask-dialogs";
import { ErasureList } from "@/components/erasure/erasure-list";
import { HoldList } from "@/components/erasure/hold-list";
import { RetentionList } from "@/components/erasure/retention-list";
import { Button } from "@/components/ui/button";
import { NotRead } from "@/components/ui/not-read";

export function ErasuresScreen() {
  const { data: page, isError, refetch } = useErasures();
  const [asking, setAsking] = useState<"person" | "case" | null>(null);
  if (page === undefined) {
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("erasure.notRead")} onRetry={refetch} />
      </div>
    ) : null;
  }
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
        <div className="min-w-60 flex-1">
          <h1 className="text-title font-strong">{t("erasure.title")}</h1>
          <p className="max-w-prose text-fg-2">{t("erasure.what")}</p>
        </div>
        {page.people !== null && <Button onClick={() => setAsking("person")}>{t("erasure.askPerson")}</Button>}
        {page.workflows.length > 0 && <Button onClick={() => setAsking("case")}>{t("erasure.askCase")}</Button>}
      </header>
      <div className="grid max-w-[1100px] gap-6 px-gutter py-4">
        <ErasureList title={t("erasure.toSign")} none={t("erasure.nothingToSign")} erasures={page.asked} />
        <RetentionList retentions={page.retentions} />
        <HoldList holds={page.holds} workflows={page.workflows} />
        <ErasureList title={t("erasure.over")} none={t("erasure.nothingOver")} erasures={page.over} />
      </div>
      {asking !== null && <AskDialog kind={asking} page={page} onClose={() => setAsking(null)} />}
    </div>
  );
}
