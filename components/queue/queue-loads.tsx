"use client";
// A manager's view of load: of all queues as a table, of one with its people and what became of its promises.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { MINUTE } from "@core/words/time";
import Link from "next/link";
import type { ReactNode } from "react";
import { useQueueLoads } from "@/components/data/load";
import { useNow } from "@/components/marks/clock";
import { formatCount, formatPercent } from "@/components/marks/format";
import { Avatar } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { LoadPeople } from "@/components/queue/load-people";
import { PromiseView } from "@/components/queue/promise-view";
import { cn } from "@/components/ui/cn";
import { NotRead } from "@/components/ui/not-read";
import { Skeleton } from "@/components/ui/skeleton";
import type { PromiseRecord, QueueLoad } from "@/server/views/shapes-load";

export function QueueLoads({ queueId }: { readonly queueId: string | null }) {
  const { data: queues, isError, refetch } = useQueueLoads(queueId);
  if (queues === undefined)
    return (
      <div className="px-gutter py-4">
        {isError ? <NotRead title={t("load.notRead")} onRetry={refetch} /> : <Skeleton width="100%" height={180} />}
      </div>
    );
  const [one] = queues;
  return (
    <div className="quiet-scroll min-h-0 flex-1 overflow-auto max-mid:overflow-visible">
      {queueId === null || one === undefined ? <AllQueues queues={queues} /> : <OneQueue queue={one} />}
    </div>
  );
}

/** What is expected is told in whole minutes. */
const expected = (ms: number): string => (ms === 0 ? t("load.nothing") : durationWords(Math.max(MINUTE, ms)));

/** The promise that people wait for: that it is decided, or where nothing of the kind is promised, that it is taken up. */
const foremost = ({ response, resolution }: QueueLoad): PromiseRecord => (resolution.promisedS === null ? response : resolution);

const COLUMNS =
  "grid grid-cols-[minmax(140px,1.5fr)_repeat(3,minmax(52px,0.5fr))_minmax(64px,0.6fr)_minmax(96px,1fr)_minmax(120px,1.1fr)_minmax(120px,1fr)] items-center gap-x-4 px-gutter max-mid:grid-cols-3 max-mid:items-start max-mid:gap-y-2";

function AllQueues({ queues }: { readonly queues: readonly QueueLoad[] }) {
  return (
    <table aria-label={t("load.ofQueues")} className="block w-full">
      <thead className="block">
        <tr className={cn(COLUMNS, "h-[30px] border-b border-line-2 text-small text-fg-3 max-mid:sr-only")}>
          <Head>{t("load.queue")}</Head>
          <Head right>{t("load.waiting")}</Head>
          <Head right>{t("load.atRisk")}</Head>
          <Head right>{t("load.overdue")}</Head>
          <Head right>{t("load.oldest")}</Head>
          <Head>{t("load.workLeft")}</Head>
          <Head>{t("load.onDuty")}</Head>
          <Head>{t("load.kept")}</Head>
        </tr>
      </thead>
      <tbody className="block">
        {queues.map((queue) => (
          <QueueRow key={queue.id} queue={queue} />
        ))}
      </tbody>
    </table>
  );
}

const Head = ({ right = false, children }: { readonly right?: boolean; readonly children: ReactNode }) => (
  <th scope="col" className={cn("truncate text-left font-regular", right && "justify-self-end")}>
    {children}
  </th>
);

/** A figure in its column; on phones, where there is no head above it, with its name. */
function Cell({ name, right = false, children }: { readonly name: string; readonly right?: boolean; readonly children: ReactNode }) {
  return (
    <td className={cn("min-w-0 p-0 tabular-nums", right && "mid:justify-self-end")}>
      <span className="block text-small text-fg-3 mid:hidden">{name}</span>
      {children}
    </td>
  );
}

function QueueRow({ queue }: { readonly queue: QueueLoad }) {
  const now = useNow("minute");
  const present = queue.people.filter((person) => person.present);
  return (
    <tr className={cn(COLUMNS, "min-h-11 border-b border-line py-1.5")}>
      <th scope="row" className="min-w-0 text-left font-regular max-mid:col-span-3">
        <Link href={`/queues/${encodeURIComponent(queue.id)}?view=load`} className="link block truncate font-medium">
          {queue.name}
        </Link>
        <span className="block truncate text-small text-fg-3">
          {queue.owner.you ? t("load.youAnswer") : t("load.answers", { name: queue.owner.name })}
        </span>
      </th>
      <Cell name={t("load.waiting")} right>
        {formatCount(queue.waiting)}
      </Cell>
      <Cell name={t("load.atRisk")} right>
        {queue.atRisk === 0 ? <None /> : <StatusMark status="soon">{formatCount(queue.atRisk)}</StatusMark>}
      </Cell>
      <Cell name={t("load.overdue")} right>
        {queue.overdue === 0 ? <None /> : <StatusMark status="overdue">{formatCount(queue.overdue)}</StatusMark>}
      </Cell>
      <Cell name={t("load.oldest")} right>
        {queue.oldestAt === null ? <span className="text-fg-3">–</span> : durationWords(now - queue.oldestAt)}
      </Cell>
      <Cell name={t("load.workLeft")}>
        {expected(queue.workMs)}
        {queue.workMs > 0 && queue.clearsInMs !== null && present.length > 1 && (
          <span className="block text-small text-fg-2">{t("load.clearsIn", { time: expected(queue.clearsInMs) })}</span>
        )}
      </Cell>
      <td className="min-w-0 p-0 max-mid:col-span-2">
        <OnDuty queue={queue} />
      </td>
      <Cell name={t("load.kept")}>
        <Kept record={foremost(queue)} />
      </Cell>
    </tr>
  );
}

const None = () => <span className="text-fg-3">0</span>;

/** Faces of so many; the others are counted. */
const FACES = 4;

function OnDuty({ queue }: { readonly queue: QueueLoad }) {
  const present = queue.people.filter((person) => person.present);
  if (present.length === 0) return <StatusMark status="attention">{t("load.nobodyOnDuty")}</StatusMark>;
  return (
    <span className="flex items-center gap-1.5">
      <span className="flex -space-x-1" title={present.map(({ name }) => name).join(", ")}>
        {present.slice(0, FACES).map((person) => (
          <Avatar key={person.id} person={person} />
        ))}
      </span>
      <span className="min-w-0 text-small text-fg-2">
        {t("load.peopleOnDuty", { count: present.length })}
        {!queue.openNow && <span className="block text-fg-3">{t("load.closedNow")}</span>}
      </span>
    </span>
  );
}

function Kept({ record }: { readonly record: PromiseRecord }) {
  const { promisedS, kept, broken } = record;
  const all = kept + broken;
  if (all === 0) return <span className="text-small text-fg-3">{t(promisedS === null ? "load.notPromised" : "load.noneYet")}</span>;
  return (
    <span className="block">
      {formatPercent(kept / all)} <span className="text-small text-fg-3">{t("load.keptOf", { kept, all })}</span>
    </span>
  );
}

function OneQueue({ queue }: { readonly queue: QueueLoad }) {
  const now = useNow("minute");
  const present = queue.people.filter((person) => person.present).length;
  return (
    <div className="grid gap-6 px-gutter py-4">
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(112px,1fr))] gap-x-6 gap-y-3">
        <Figure name={t("load.waiting")}>{formatCount(queue.waiting)}</Figure>
        <Figure name={t("load.inWork")}>{formatCount(queue.inWork)}</Figure>
        <Figure name={t("load.atRisk")}>
          {queue.atRisk === 0 ? (
            0
          ) : (
            <StatusMark status="soon" className="text-[20px]/[26px]">
              {formatCount(queue.atRisk)}
            </StatusMark>
          )}
        </Figure>
        <Figure name={t("load.overdue")}>
          {queue.overdue === 0 ? (
            0
          ) : (
            <StatusMark status="overdue" className="text-[20px]/[26px]">
              {formatCount(queue.overdue)}
            </StatusMark>
          )}
        </Figure>
        <Figure name={t("load.oldest")}>{queue.oldestAt === null ? t("load.nothing") : durationWords(now - queue.oldestAt)}</Figure>
        <Figure
          name={t("load.workLeft")}
          under={
            queue.workMs > 0 && queue.clearsInMs !== null && present > 1
              ? t("load.clearsIn", { time: expected(queue.clearsInMs) })
              : undefined
          }
        >
          {expected(queue.workMs)}
        </Figure>
      </dl>
      <LoadPeople queue={queue} />
      <section aria-label={t("load.kept")} className="grid gap-6 wide:grid-cols-2">
        <PromiseView title={t("load.response")} record={queue.response} />
        <PromiseView title={t("load.resolution")} record={queue.resolution} />
        <p className="text-small text-fg-3 wide:col-span-2">{t("load.inOpenTime")}</p>
      </section>
      {queue.sentUp.sent > 0 && (
        <section aria-label={t("load.sentUp")}>
          <h2 className="border-b border-line pb-1.5 font-strong">{t("load.sentUp")}</h2>
          <p className="pt-2">{t("load.sentUpWords", queue.sentUp)}</p>
        </section>
      )}
    </div>
  );
}

function Figure({ name, under, children }: { readonly name: string; readonly under?: string | undefined; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-fg-2">{name}</dt>
      <dd>
        <span className="block text-[20px]/[26px] font-strong tracking-[-0.02em] tabular-nums">{children}</span>
        {under !== undefined && <span className="block text-small text-fg-2">{under}</span>}
      </dd>
    </div>
  );
}
