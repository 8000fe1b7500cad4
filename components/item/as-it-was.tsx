"use client";
// The screen of an item as it was at an instant: the same parts under a clock that stands, in a hatched frame, with a banner across, and no way to decide.
import { t } from "@core/words/t";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useAsItWas, useStepsAhead } from "@/components/data/past";
import { StoppedClock, useZone } from "@/components/marks/clock";
import { formatAbsolute } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { useKeys } from "@/components/ui/keys";
import { NotRead } from "@/components/ui/not-read";
import { Sheet } from "@/components/ui/sheet";
import type { ItemView } from "@/server/views/shapes-item";
import type { AsItWas } from "@/server/views/shapes-past";
import { AgentRecord } from "./agent-record";
import { AgentSays } from "./agent-says";
import { Checks } from "./checks";
import { Comparison } from "./comparison";
import { type Desk, DeskProvider } from "./desk";
import { Enlarged } from "./enlarged";
import { Evidence } from "./evidence";
import { ItemHeader } from "./item-header";
import { ItemSkeleton } from "./item-skeleton";
import { Outcome } from "./outcome";
import { PastBanner } from "./past-banner";
import { PastControls } from "./past-controls";
import { Reasons } from "./reasons";
import { Siblings } from "./siblings";
import { SimilarCases } from "./similar-cases";
import { Timeline } from "./timeline";
import { useComparison } from "./use-comparison";
import { timelineAddress, useItemPlace } from "./use-item-place";
import { isReading, WhatHappens } from "./what-happens";
import { NO_WORK } from "./work";

/** Whatever else is answered may be another answer the next time. */
const NO_SUCH: ReadonlySet<string> = new Set(["NOT_FOUND", "FORBIDDEN", "BAD_REQUEST"]);

export function AsItWasScreen({ itemId, at }: { readonly itemId: string; readonly at: number }) {
  const { by, go } = useItemPlace();
  const router = useRouter();
  const question = useAsItWas({ itemId, atMs: at, seenBy: by });
  const past = question.data;
  useStepsAhead(past, by);
  const step = (to: AsItWas["before"] | undefined) => (to === null || to === undefined ? undefined : () => go({ at: to.at, by }));
  const leave = () => router.push(`/items/${itemId}`);
  useKeys({ ArrowLeft: step(past?.before), ArrowRight: step(past?.after), Escape: leave });
  useTitle(past);

  if (past === undefined) {
    if (!question.isError) return <ItemSkeleton />;
    if (!NO_SUCH.has(question.error.data?.code ?? ""))
      return (
        <div className="p-gutter">
          <NotRead title={t("item.notReadable")} onRetry={question.refetch} />
        </div>
      );
    return (
      <Blank
        rank={1}
        icon="search"
        title={t("past.notReadable")}
        actions={<ButtonLink href={`/items/${itemId}`}>{t("past.backToNow")}</ButtonLink>}
      >
        <p>{t("past.notReadableWhy")}</p>
      </Blank>
    );
  }
  return (
    <div className="hatch grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] p-[5px] [print-color-adjust:exact]">
      <PastBanner past={past} />
      {past.item === null ? <NotYet past={past} /> : <Then key={past.item.id} past={past} item={past.item} />}
      <PastControls past={past} by={by} go={go} pending={question.isPlaceholderData} />
    </div>
  );
}

/** Whoever has it in another window or prints it reads the instant in the title too. */
function useTitle(past: AsItWas | undefined): void {
  const zone = useZone();
  const title = past === undefined ? null : t("past.titleOf", { when: formatAbsolute(past.at, zone), title: past.title });
  useEffect(() => {
    if (title === null) return;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}

function NotYet({ past }: { readonly past: AsItWas }) {
  return (
    <div className="min-h-0 overflow-auto bg-surface">
      <Blank rank={1} icon="clock" title={t("past.notYet")}>
        {past.after !== null && <p>{t("past.notYetWhy")}</p>}
      </Blank>
    </div>
  );
}

const nothing = () => {};

function Then({ past: { at, erasedAt }, item }: { readonly past: AsItWas; readonly item: ItemView }) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const [enlarged, setEnlarged] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  useKeys({ t: () => setSheet((shown) => !shown) });
  useEffect(() => headingRef.current?.focus({ preventScroll: true }), []);
  const desk: Desk = {
    item,
    newer: null,
    acceptNewer: nothing,
    work: NO_WORK,
    change: nothing,
    open: nothing,
    send: nothing,
    pending: false,
    problem: null,
    excuse: nothing,
    lostClaim: false,
    headingRef,
  };
  const pieces = item.revision.evidence;
  const rest = isReading(item) ? pieces.filter(({ kind }) => kind === "text" || kind === "link") : pieces;
  return (
    <StoppedClock at={at}>
      <DeskProvider value={desk}>
        <div className="quiet-scroll grid min-h-0 grid-cols-[minmax(0,1fr)] bg-surface max-mid:overflow-auto wide:grid-cols-[minmax(0,1fr)_var(--side)]">
          <article
            aria-label={t("past.article")}
            className="quiet-scroll min-w-0 px-gutter pt-4 pb-6 mid:overflow-x-hidden mid:overflow-y-auto"
          >
            <ItemHeader item={item} headingRef={headingRef} onSide={() => setSheet(true)} />
            {erasedAt !== null && <Gone at={erasedAt} />}
            <Outcome />
            {erasedAt === null && (
              <>
                <WhatHappens onEnlarge={setEnlarged} />
                <Reasons item={item} />
                <Checks item={item} />
                <Evidence evidence={rest} onEnlarge={setEnlarged} />
                <Siblings item={item} />
                <AgentSays item={item} />
                <SimilarCases item={item} />
                <Comparison item={item} />
              </>
            )}
            <p className="border-t border-line py-3 text-small text-fg-3">{t("past.madeOf")}</p>
          </article>
          <aside
            aria-label={t("review.side")}
            className="quiet-scroll flex flex-col gap-4 border-line-2 px-4 py-3.5 max-wide:mid:hidden wide:overflow-y-auto wide:border-l max-mid:border-t"
          >
            <SideThen item={item} />
          </aside>
        </div>
        <Enlarged evidence={pieces.filter(({ kind }) => kind !== "link")} shown={enlarged} onShow={setEnlarged} />
        <Sheet open={sheet} onClose={() => setSheet(false)} title={t("review.side")}>
          <DialogBody className="flex flex-col gap-4">
            <SideThen item={item} />
          </DialogBody>
        </Sheet>
      </DeskProvider>
    </StoppedClock>
  );
}

/** An empty screen is not what they saw: it says that it is gone, and since when. */
function Gone({ at }: { readonly at: number }) {
  const zone = useZone();
  return (
    <Banner className="mt-4" title={t("past.gone", { when: formatAbsolute(at, zone) })}>
      <p>{t("erasure.erasedStays")}</p>
    </Banner>
  );
}

function SideThen({ item }: { readonly item: ItemView }) {
  const { show } = useComparison(item);
  return (
    <>
      <section aria-label={t("item.holder")}>
        <h2 className="text-small font-strong">{t("past.heldBy")}</h2>
        <p className="mt-1">
          <HolderMark holder={item.holder} />
        </p>
        <p className="text-small text-fg-2">
          {t("item.since")} <TimeMark at={item.heldSince} />
        </p>
      </section>
      <section aria-label={t("item.timeline")}>
        <div className="mb-2 flex items-center gap-2">
          <h2 className="flex-1 text-small font-strong">{t("past.timelineThen")}</h2>
          <Link href={timelineAddress(item.id)} className="link text-small">
            {t("past.whole")}
          </Link>
        </div>
        <Timeline itemId={item.id} entries={item.timeline} revisions={item.revisions} onCompare={show} standing />
      </section>
      <AgentRecord item={item} />
    </>
  );
}
