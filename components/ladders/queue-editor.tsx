"use client";
// A queue and its ladder as somebody changes them: what would happen then is drawn beside it, and the lint speaks before anything is saved.
import { t } from "@core/words/t";
import { useState } from "react";
import { useLadderOrders, useQueuePreview } from "@/components/data/ladders";
import { DryRunPanel } from "@/components/ladders/dry-run-panel";
import { fieldErrorsOf, problemText } from "@/components/ladders/field-errors";
import { FindingList } from "@/components/ladders/finding-list";
import { LadderTimeline } from "@/components/ladders/ladder-timeline";
import { draftOf, editOf, NEW_QUEUE, type QueueDraft } from "@/components/ladders/queue-draft";
import { QueueFields } from "@/components/ladders/queue-fields";
import { RungEditor } from "@/components/ladders/rung-editor";
import { type Unsaved, useUnsaved } from "@/components/ladders/unsaved";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useSettled } from "@/components/ui/use-settled";
import type { LadderQueue, LaddersPage } from "@/server/views/shapes-ladders";

const SETTLED_MS = 300;

interface QueueEditorProps {
  /** Null: a new one. */
  readonly queue: LadderQueue | null;
  readonly page: LaddersPage;
  readonly onSaved: (id: string) => void;
  readonly onCancel: () => void;
}

export function QueueEditor({ queue, page, onSaved, onCancel }: QueueEditorProps) {
  // As it was when the edit began: what others save meanwhile must not be overwritten unseen.
  const [begin] = useState<Unsaved<QueueDraft>>(() =>
    queue === null ? { draft: NEW_QUEUE, version: null } : { draft: draftOf(queue), version: queue.version },
  );
  const { draft, version, changed, change: changeDraft, forget } = useUnsaved<QueueDraft>(`queue:${queue?.id ?? "new"}`, begin);
  const { saveQueue } = useLadderOrders();
  const announce = useAnnounce();
  const isNew = queue === null;
  const edit = editOf(draft);
  const settled = useSettled(JSON.stringify(edit === null ? null : { ...edit, isNew }), SETTLED_MS);
  const { data: preview } = useQueuePreview(JSON.parse(settled));
  const refused = fieldErrorsOf(saveQueue.error);
  const findings = edit === null ? [] : (preview?.findings ?? []);
  const errorAt = (field: string) =>
    refused.get(field) ?? findings.find((one) => one.queue.id === draft.id && one.severity === "error" && one.field === field)?.mend;
  const change = (next: Partial<QueueDraft>) => {
    changeDraft((was) => ({ ...was, ...next }));
    if (saveQueue.error !== null) saveQueue.reset();
  };
  const broken = findings.some(({ severity }) => severity === "error");
  const problem = problemText(saveQueue.error);
  const save = () => {
    if (edit === null) return;
    saveQueue.mutate(
      { ...edit, version },
      {
        onSuccess: () => {
          announce(t("ladders.saved", { name: edit.name }));
          forget();
          onSaved(edit.id);
        },
      },
    );
  };
  const barred = edit === null ? t("ladders.notWhole") : broken ? t("ladders.errorsStop") : null;
  const fields = <QueueFields draft={draft} isNew={isNew} page={page} errorAt={errorAt} onChange={change} />;
  return (
    <form
      aria-label={queue === null ? t("ladders.newQueue") : queue.name}
      className="grid min-h-0 content-start mid:grid-cols-[minmax(0,1fr)] wide:h-full wide:grid-cols-[minmax(0,1fr)_372px] wide:grid-rows-[auto_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        if (barred === null) save();
      }}
    >
      <header className="col-span-full flex flex-wrap items-center gap-2 border-b border-line px-gutter py-2.5">
        <h2 tabIndex={-1} className="min-w-0 flex-1 text-lead font-strong break-words">
          {queue === null ? t("ladders.newQueue") : queue.name}
        </h2>
        <Button
          look="quiet"
          onClick={() => {
            forget();
            onCancel();
          }}
        >
          {t(changed ? "ladders.discard" : "ladders.cancel")}
        </Button>
        <Button type="submit" look="primary" pending={saveQueue.isPending} disabled={barred !== null} hint={barred ?? undefined}>
          {t("ladders.save")}
        </Button>
      </header>
      <div className="quiet-scroll grid min-h-0 content-start gap-6 px-gutter py-4 wide:overflow-auto">
        {problem !== null && <Banner tone="failed" title={problem} />}
        {isNew && fields}
        <RungEditor rungs={draft.ladder} queues={page.queues} errorAt={errorAt} onChange={(ladder) => change({ ladder })} />
        {!isNew && fields}
      </div>
      <div className="quiet-scroll grid min-h-0 content-start gap-6 px-gutter py-4 wide:overflow-auto wide:border-l wide:border-line-2 wide:px-4">
        <section aria-label={t("ladders.ladder")}>
          <h3 className="mb-3 border-b border-line pb-1.5 font-strong">{t("ladders.ladder")}</h3>
          {edit === null || preview === undefined ? (
            <p className="text-fg-2">{t("ladders.notWhole")}</p>
          ) : (
            <LadderTimeline way={preview.way} />
          )}
        </section>
        {edit !== null && preview !== undefined && <FindingList title={t("ladders.findings")} findings={findings} />}
        {!isNew && <DryRunPanel edited ask={edit === null ? null : { queue: draft.id, ladder: edit.ladder, calendar: draft.calendar }} />}
      </div>
    </form>
  );
}
