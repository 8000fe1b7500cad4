"use client";
// Queues each under the one above it, the chosen one's ladder beside them; calendars and all findings a segment away. What is looked at stands in the address.
import { t } from "@core/words/t";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef, useState } from "react";
import { useLadders } from "@/components/data/ladders";
import { CalendarTab } from "@/components/ladders/calendar-tab";
import { FindingList } from "@/components/ladders/finding-list";
import { QueueDetail } from "@/components/ladders/queue-detail";
import { QueueEditor } from "@/components/ladders/queue-editor";
import { inOverOrder, QueueTree } from "@/components/ladders/queue-tree";
import { useUnsavedKeys } from "@/components/ladders/unsaved";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { useFocusOnHeading } from "@/components/ui/focus-heading";
import { NotRead } from "@/components/ui/not-read";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import type { LaddersPage } from "@/server/views/shapes-ladders";

const VIEWS = ["queues", "calendars", "findings"] as const;

export function LaddersScreen() {
  const { data: page, isError, refetch } = useLadders();
  // Each look is a step that the browser's back button takes back.
  const [{ view, queue, calendar }, setShown] = useQueryStates(
    { view: parseAsStringLiteral(VIEWS).withDefault("queues"), queue: parseAsString, calendar: parseAsString },
    { history: "push" },
  );
  const [editing, setEditing] = useState<string | "new" | null>(null);
  if (page === undefined) {
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("ladders.notRead")} onRetry={refetch} />
      </div>
    ) : null;
  }
  const barred = page.create.ok ? {} : { disabled: true, hint: page.create.reason };
  return (
    <div className="flex h-full min-h-0 flex-col max-mid:block max-mid:overflow-auto">
      <header className="flex min-h-[57px] shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("ladders.title")}</h1>
        <p className="min-w-0 flex-1 truncate text-small text-fg-2 max-wide:hidden">{t("ladders.what")}</p>
        <span className="flex-1 wide:hidden" />
        <Segment
          label={t("ladders.view")}
          value={view}
          choices={[
            { value: "queues", label: t("ladders.tabQueues") },
            { value: "calendars", label: t("ladders.tabCalendars") },
            { value: "findings", label: `${t("ladders.tabFindings")} ${page.findings.length}` },
          ]}
          onChange={(next) => {
            setEditing(null);
            void setShown({ view: next });
          }}
        />
        {view === "queues" && (
          <Button icon="plus" onClick={() => setEditing("new")} {...barred}>
            {t("ladders.newQueue")}
          </Button>
        )}
      </header>
      {view === "queues" && (
        <Queues
          page={page}
          chosen={queue}
          editing={editing}
          onEdit={setEditing}
          onChoose={(id) => {
            setEditing(null);
            void setShown({ queue: id });
          }}
        />
      )}
      {view === "calendars" && <CalendarTab page={page} chosen={calendar} onChoose={(id) => void setShown({ calendar: id })} />}
      {view === "findings" && <Findings page={page} />}
    </div>
  );
}

interface QueuesProps {
  readonly page: LaddersPage;
  readonly chosen: string | null;
  readonly editing: string | "new" | null;
  readonly onEdit: (editing: string | "new" | null) => void;
  readonly onChoose: (id: string | null) => void;
}

function Queues({ page, chosen, editing, onEdit, onChoose }: QueuesProps) {
  const rows = inOverOrder(page.queues);
  const current = page.queues.find(({ id }) => id === chosen) ?? rows[0]?.queue ?? null;
  const unsaved = useUnsavedKeys();
  // An edit that was left goes on where it was.
  const goesOn = current !== null && (editing === current.id || unsaved.includes(`queue:${current.id}`));
  const edited = editing === "new" ? null : goesOn ? current : undefined;
  const detail = useRef<HTMLDivElement>(null);
  const onHeading = useFocusOnHeading(detail);
  return (
    <>
      {chosen !== null && current !== null && current.id !== chosen && editing !== "new" && (
        <p className="shrink-0 border-b border-line px-gutter py-2 text-fg-2 break-words">{t("ladders.noSuchQueue", { id: chosen })}</p>
      )}
      <div className="grid min-h-0 flex-1 max-mid:block mid:grid-cols-[232px_minmax(0,1fr)]">
        <div className="border-b border-line px-gutter py-2.5 mid:hidden">
          <Select aria-label={t("ladders.queueList")} value={current?.id ?? ""} onChange={({ target }) => onChoose(target.value)}>
            {rows.map(({ queue, depth }) => (
              <option key={queue.id} value={queue.id}>
                {`${"\u2003".repeat(depth)}${queue.name}`}
              </option>
            ))}
          </Select>
        </div>
        <QueueTree
          rows={rows}
          findings={page.findings}
          current={editing === "new" ? null : (current?.id ?? null)}
          unsaved={unsaved}
          onChoose={onChoose}
          onNew={() => onEdit("new")}
        />
        <div ref={detail} className="min-h-0 mid:max-wide:overflow-auto">
          {edited !== undefined ? (
            <QueueEditor
              key={edited?.id ?? "new"}
              queue={edited}
              page={page}
              onCancel={onHeading(() => onEdit(null))}
              onSaved={onHeading(onChoose)}
            />
          ) : current === null ? (
            <Blank icon="layers" title={t("ladders.noQueues")}>
              <p>{t("ladders.noQueuesWhy")}</p>
            </Blank>
          ) : (
            <QueueDetail
              key={current.id}
              queue={current}
              page={page}
              onEdit={onHeading(() => onEdit(current.id))}
              onRemoved={onHeading(() => onChoose(null))}
            />
          )}
        </div>
      </div>
    </>
  );
}

function Findings({ page }: { readonly page: LaddersPage }) {
  if (page.findings.length === 0)
    return (
      <Blank title={t("ladders.pathsWork")}>
        <p>{t("ladders.pathsWorkWhy")}</p>
      </Blank>
    );
  return (
    <div className="quiet-scroll min-h-0 flex-1 overflow-auto px-gutter py-4">
      <FindingList title={t("ladders.findingsAll")} findings={page.findings} linked />
    </div>
  );
}
