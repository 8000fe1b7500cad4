"use client";
// One queue as it is: what would happen to an item that came now, what it promises, which boundaries lead there and what keeps it from being removed.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import Link from "next/link";
import { useState } from "react";
import { useLadderOrders, useLadderWay } from "@/components/data/ladders";
import { DryRunPanel } from "@/components/ladders/dry-run-panel";
import { FindingList } from "@/components/ladders/finding-list";
import { LadderTimeline } from "@/components/ladders/ladder-timeline";
import { RemoveNamed } from "@/components/ladders/remove-named";
import { formatCount } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { policyPath } from "@/components/policy/policy-paths";
import { Button } from "@/components/ui/button";
import { Fact } from "@/components/ui/fact";
import { Skeleton } from "@/components/ui/skeleton";
import { useLate } from "@/components/ui/use-late";
import type { LadderQueue, LaddersPage, LeadingBoundary } from "@/server/views/shapes-ladders";

interface QueueDetailProps {
  readonly queue: LadderQueue;
  readonly page: LaddersPage;
  readonly onEdit: () => void;
  readonly onRemoved: () => void;
}

export function QueueDetail({ queue, page, onEdit, onRemoved }: QueueDetailProps) {
  const { data: way, isPending, isError } = useLadderWay(queue.id);
  const slow = useLate(isPending, 400);
  const [removing, setRemoving] = useState(false);
  const barred = queue.change.ok ? {} : { disabled: true, hint: queue.change.reason };
  return (
    <article
      aria-label={queue.name}
      className="grid content-start wide:h-full wide:grid-cols-[minmax(0,1fr)_372px] wide:grid-rows-[auto_minmax(0,1fr)]"
    >
      <header className="col-span-full flex flex-wrap items-center gap-2 border-b border-line px-gutter py-2.5">
        <h2 tabIndex={-1} className="min-w-0 flex-1 text-lead font-strong break-words">
          {queue.name}
        </h2>
        <Button look="quiet" onClick={() => setRemoving(true)} {...barred}>
          {t("ladders.remove")}
        </Button>
        <Button icon="pencil" onClick={onEdit} {...barred}>
          {t("ladders.edit")}
        </Button>
      </header>
      <div className="quiet-scroll grid min-h-0 content-start gap-6 px-gutter py-4 wide:overflow-auto">
        <section aria-label={t("ladders.ladder")}>
          <h3 className="mb-3 border-b border-line pb-1.5 font-strong">{t("ladders.ladder")}</h3>
          {way !== undefined && <LadderTimeline way={way} />}
          {way === undefined && slow && <Skeleton width="100%" height={220} />}
          {isError && <p className="text-danger">{t("ladders.notRead")}</p>}
        </section>
        <Leading leading={queue.leading} />
      </div>
      <div className="quiet-scroll grid min-h-0 content-start gap-6 px-gutter py-4 wide:overflow-auto wide:border-l wide:border-line-2 wide:px-4">
        <Facts queue={queue} />
        <FindingList title={t("ladders.findings")} findings={page.findings.filter((finding) => finding.queue.id === queue.id)} />
        {queue.change.ok && (
          <DryRunPanel edited={false} ask={{ queue: queue.id, ladder: [...queue.ladder], calendar: queue.calendar?.id ?? null }} />
        )}
        <section aria-label={t("ladders.usedBy")}>
          <h3 className="border-b border-line pb-1.5 font-strong">{t("ladders.usedBy")}</h3>
          <Uses queue={queue} />
        </section>
      </div>
      {removing && <RemoveQueue queue={queue} onClose={() => setRemoving(false)} onRemoved={onRemoved} />}
    </article>
  );
}

const promise = (seconds: number | null): string => (seconds === null ? t("ladders.promiseNone") : durationWords(seconds * SECOND));

function Facts({ queue }: { readonly queue: LadderQueue }) {
  const { terms } = queue;
  return (
    <section aria-label={t("ladders.facts")}>
      <h3 className="mb-1 border-b border-line pb-1.5 font-strong">{t("ladders.facts")}</h3>
      <dl>
        <Fact label={t("ladders.id")}>
          <span className="mono">{queue.id}</span>
        </Fact>
        <Fact label={t("ladders.owner")}>
          <PersonMark person={queue.owner} self="name" />
        </Fact>
        <Fact label={t("ladders.members")}>
          {queue.members.length === 0 ? t("ladders.membersNone") : queue.members.map(({ name }) => name).join(", ")}
        </Fact>
        <Fact label={t("ladders.over")}>{queue.over === null ? t("ladders.overNone") : queue.over.name}</Fact>
        <Fact label={t("ladders.rank")}>{formatCount(queue.rank)}</Fact>
        <Fact label={t("ladders.calendar")}>
          {queue.calendar === null ? (
            t("ladders.dayAndNight")
          ) : (
            <Link href={`/ladders?view=calendars&calendar=${encodeURIComponent(queue.calendar.id)}`} className="link">
              {queue.calendar.name}
            </Link>
          )}
        </Fact>
        <Fact label={t("ladders.skills")}>{terms.skills.length === 0 ? t("ladders.skillsNone") : terms.skills.join(", ")}</Fact>
        <Fact label={t("ladders.response")}>{promise(terms.responseS)}</Fact>
        <Fact label={t("ladders.resolution")}>{promise(terms.resolutionS)}</Fact>
        <Fact label={t("ladders.assign")}>{t(`ladders.assign_${terms.assign}`)}</Fact>
        {terms.keepRuns && <p className="text-small text-fg-2">{t("ladders.keepRuns")}</p>}
      </dl>
    </section>
  );
}

function Leading({ leading }: { readonly leading: readonly LeadingBoundary[] }) {
  return (
    <section aria-label={t("ladders.leadsHere")}>
      <h3 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("ladders.leadsHere")} <span className="text-small font-regular text-fg-3 tabular-nums">{leading.length}</span>
      </h3>
      {leading.length === 0 && <p className="py-2 text-fg-2">{t("ladders.leadsNone")}</p>}
      <ul>
        {leading.map(({ workflow, action, rule, onSilence, maxS }) => (
          <li key={`${workflow} ${action} ${rule}`} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-1.5">
            <span className="min-w-40 flex-1 [overflow-wrap:anywhere]">
              <Link href={policyPath(workflow)} prefetch={false} className="font-medium hover:underline">
                {revealLine(workflow)} · {revealLine(action)}
              </Link>
              {rule !== null && <span className="text-fg-2"> {t("ladders.byRule", { rule })}</span>}
            </span>
            <span className="text-small text-fg-2 tabular-nums">
              {t("ladders.silenceAfter", { time: durationWords(maxS * SECOND) })}:{" "}
              {t(onSilence === "reject" ? "ladders.rejected" : "ladders.proceeds")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Uses({ queue }: { readonly queue: LadderQueue }) {
  if (queue.uses.length === 0) return <p className="py-2 text-fg-2">{t("ladders.usedByNothing")}</p>;
  return (
    <ul>
      {queue.uses.map(({ words, href }) => (
        <li key={words} className="border-b border-line py-1.5 [overflow-wrap:anywhere]">
          {href === null ? (
            words
          ) : (
            <Link href={href} prefetch={false} className="link">
              {words}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

interface RemoveQueueProps {
  readonly queue: LadderQueue;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

function RemoveQueue({ queue, onClose, onRemoved }: RemoveQueueProps) {
  const { removeQueue } = useLadderOrders();
  const used = queue.uses.length > 0;
  return (
    <RemoveNamed
      name={queue.name}
      what={t(used ? "ladders.cannotRemove" : "ladders.removeQueueWhat")}
      uses={used ? <Uses queue={queue} /> : null}
      order={removeQueue}
      remove={() => removeQueue.mutateAsync({ id: queue.id, version: queue.version })}
      onClose={onClose}
      onRemoved={onRemoved}
    />
  );
}
