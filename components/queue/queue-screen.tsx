"use client";
// The queues: how full each is, and the work of one or of all of them.
import { asQueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useRef, useState } from "react";
import { useLive } from "@/components/data/live";
import { useMe, useQueues } from "@/components/data/questions";
import { useZone } from "@/components/marks/clock";
import { formatTime } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { QueueFilterBar } from "@/components/queue/queue-filter-bar";
import { filterParsers, questionOf } from "@/components/queue/queue-filters";
import { QueueList } from "@/components/queue/queue-list";
import { QueueTiles, sumOf } from "@/components/queue/queue-tiles";
import { Button, ButtonLink } from "@/components/ui/button";
import { useKeys } from "@/components/ui/keys";

/** Fetched when somebody asks for it. */
const SavedFilters = dynamic(() => import("@/components/queue/saved-filters").then((module) => module.SavedFilters));

const QueueLoads = dynamic(() => import("@/components/queue/queue-loads").then((module) => module.QueueLoads));

/** Says how old the numbers are while nothing new can come. */
function Freshness({ readAt }: { readonly readAt: number }) {
  const { state, lastAt } = useLive();
  const zone = useZone();
  if (state === "live" || state === "connecting") return null;
  return <StatusMark status="stale">{t("queue.countsFrom", { time: formatTime(lastAt ?? readAt, zone) })}</StatusMark>;
}

export function QueueScreen({ queueId }: { readonly queueId: string | null }) {
  const { data: queues = [], dataUpdatedAt } = useQueues();
  const { data: me } = useMe();
  const [filter, setFilter] = useQueryStates(filterParsers, { history: "replace", shallow: true });
  const [view, setView] = useQueryState("view", parseAsStringLiteral(["load"]));
  const search = useRef<HTMLInputElement>(null);
  const [page, setPage] = useState<HTMLElement | null>(null);
  const [dock, setDock] = useState<HTMLElement | null>(null);
  const [saved, setSaved] = useState(false);

  const queue = queueId === null ? null : (queues.find((candidate) => candidate.id === queueId) ?? null);
  const numbers = queue ?? sumOf(queues);
  const mayReview = me?.may.review === true && (queue === null || queue.member);
  const mayRead = me !== undefined && (me.may.manage || me.may.admin || me.may.audit);
  const showsLoad = mayRead && view === "load";
  const deskPath = queueId === null ? "/review" : `/review?queue=${encodeURIComponent(queueId)}`;
  const router = useRouter();
  const clear = () => void setFilter(null);

  useKeys({ "/": () => search.current?.focus(), ...(mayReview && { w: () => router.push(deskPath) }) });

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={setPage} className="quiet-scroll flex min-h-0 flex-1 flex-col max-mid:block max-mid:overflow-auto">
        <header className="flex shrink-0 flex-wrap items-center gap-3 min-h-[57px] border-b border-line px-gutter py-3">
          <h1 className="text-title font-strong">{t("frame.queues")}</h1>
          <span className="flex-1" />
          <Freshness readAt={dataUpdatedAt} />
          {mayRead && (
            <Button
              icon="gauge"
              aria-pressed={showsLoad}
              className={showsLoad ? "bg-selected" : undefined}
              onClick={() => void setView(showsLoad ? null : "load")}
            >
              {t("load.show")}
            </Button>
          )}
          <Button icon="filter" onClick={() => setSaved(true)}>
            {t("frame.savedFilters")}
          </Button>
          {mayReview && (
            <ButtonLink href={deskPath} keyFirst shortcut="W">
              {t("frame.doWork")}
            </ButtonLink>
          )}
        </header>
        <QueueTiles queues={queues} current={queueId} query={showsLoad ? "?view=load" : ""} />
        {showsLoad ? (
          <QueueLoads queueId={queueId} />
        ) : (
          <>
            <QueueFilterBar
              filter={filter}
              counts={{ overdue: numbers.overdue, near: numbers.overdue + numbers.dueSoon }}
              onChange={(part) => void setFilter(part)}
              search={search}
            />
            {/* Another queue or filter is another list: nothing chosen in one is carried into the next. */}
            <QueueList
              key={`${queueId} ${filter.only} ${filter.q} ${filter.level} ${filter.workflow} ${filter.sort}`}
              name={queue?.name ?? t("queue.allVisible")}
              question={questionOf(queueId, filter)}
              numbers={numbers}
              mayAct={me !== undefined && (me.may.review || me.may.manage)}
              page={page}
              dock={dock}
              onClearFilter={clear}
              onSort={(sort) => void setFilter({ sort })}
            />
          </>
        )}
      </div>
      <div ref={setDock} className="shrink-0" />
      {saved && (
        <SavedFilters
          onClose={() => setSaved(false)}
          now={{ queueId: queueId === null ? null : asQueueId(queueId), ...filter, q: filter.q.trim() }}
        />
      )}
    </div>
  );
}
