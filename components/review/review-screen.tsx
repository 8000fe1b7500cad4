"use client";
// The reviewer's home: the next best item, one keystroke a decision, Undo while it is provisional, and never a page load between items.
import { t } from "@core/words/t";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useItem } from "@/components/data/questions";
import type { Sitting } from "@/components/data/up-next";
import { DecisionBar } from "@/components/item/decision-bar";
import { type Desk, DeskProvider } from "@/components/item/desk";
import { Enlarged } from "@/components/item/enlarged";
import { ItemArticle } from "@/components/item/item-article";
import { ItemSide } from "@/components/item/item-side";
import { ItemSkeleton } from "@/components/item/item-skeleton";
import { useEvidenceSeen } from "@/components/item/use-evidence-seen";
import { useItemDesk } from "@/components/item/use-item-desk";
import { useItemKeys } from "@/components/item/use-item-keys";
import { useLease } from "@/components/item/use-lease";
import { useSpokenTime } from "@/components/item/use-spoken-time";
import { useWorks } from "@/components/item/use-works";
import { type Walk, WalkProvider } from "@/components/item/walk";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Sheet } from "@/components/ui/sheet";
import { LastReceipt } from "./last-receipt";
import { NothingWaits } from "./nothing-waits";
import { KindChip, NextList, QueueList, Rail } from "./rail";
import { Strip } from "./strip";
import { useAutoClaim } from "./use-auto-claim";
import { type Review, useReview } from "./use-review";
import { useSpokenNew } from "./use-spoken-new";
import { YourDay } from "./your-day";

/** `sitting`: what it begins with. */
export function ReviewScreen({ sitting }: { readonly sitting: Sitting }) {
  const works = useWorks();
  const review = useReview(works, sitting);
  const { session, dispatch } = review;
  const { current } = session;
  const { data: latest } = useItem(current);
  const articleRef = useRef<HTMLElement>(null);
  const [enlarged, setEnlarged] = useState<string | null>(null);
  const [sheet, setSheet] = useState<"side" | "list" | null>(null);

  const shown = latest?.id === current ? (latest ?? null) : null;
  const looked = useEvidenceSeen(shown, articleRef);
  const enlarge = (sha256: string | null) => {
    looked.look();
    setEnlarged(sha256);
  };
  const desk = useItemDesk({
    latest: shown,
    seen: review.seen,
    works,
    pending: review.pending,
    problem: current === null ? null : (session.problems[current] ?? null),
    onExcuse: () => current !== null && dispatch({ type: "excused", itemId: current }),
    evidenceSeen: looked.seen,
    onSend: (item, before, order) => void review.carryOut(item, before, order),
  });
  useAutoClaim(desk, works, review.wasSent);
  useLease(desk?.item ?? null);
  useSpokenTime(desk?.item ?? null);
  useSpokenNew(session.fresh.length);

  const { undo, skip, choose } = review;
  const { kind } = review.sitting;
  const shownRow = current === null ? undefined : session.rows[current];
  const kindShown = useMemo(() => (shownRow === undefined ? null : { workflow: shownRow.workflow, action: shownRow.action }), [shownRow]);
  const walk = useMemo<Walk>(
    () => ({
      next: () => dispatch({ type: "stepped", by: 1 }),
      previous: () => dispatch({ type: "stepped", by: -1 }),
      skip,
      undo: () => void undo(),
      oneKind: kind === null && kindShown === null ? null : () => choose({ kind: kind === null ? kindShown : null }),
      inOneKind: kind !== null,
    }),
    [dispatch, undo, skip, choose, kind, kindShown],
  );
  useItemKeys({ desk, walk, articleRef, onEnlarge: enlarge, onSheet: () => setSheet((shown) => (shown === null ? "side" : null)) });
  useShowFromTop(desk, articleRef);

  return (
    <WalkProvider value={walk}>
      <div className="relative grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] mid:grid-cols-[232px_minmax(0,1fr)] mid:grid-rows-[minmax(0,1fr)_auto] wide:grid-cols-[var(--rail)_minmax(0,1fr)_var(--side)]">
        <Rail review={review} className="max-mid:hidden mid:row-span-2" />
        <Strip review={review} desk={desk} onList={() => setSheet("list")} className="mid:hidden" />
        {desk === null ? (
          <Nothing review={review} />
        ) : (
          <DeskOnScreen desk={desk} articleRef={articleRef} onEnlarge={enlarge} onSide={() => setSheet("side")} walk={walk} />
        )}
        {/* Over an open form it would cover what is being written. */}
        {(desk === null || desk.work.mode === null) && (
          <LastReceipt review={review} floating className="absolute inset-x-2 bottom-[118px] z-3 mid:hidden" />
        )}
      </div>
      {desk !== null && (
        <DeskProvider value={desk}>
          <Enlarged evidence={desk.item.revision.evidence.filter((piece) => piece.kind !== "link")} shown={enlarged} onShow={setEnlarged} />
          <Sheet open={sheet === "side"} onClose={() => setSheet(null)} title={t("review.side")}>
            <DialogBody className="flex flex-col gap-4">
              <ItemSide />
            </DialogBody>
          </Sheet>
        </DeskProvider>
      )}
      <Sheet open={sheet === "list"} onClose={() => setSheet(null)} title={t("review.upNext")}>
        <QueueList review={review} />
        <KindChip review={review} />
        <NextList review={review} onOpened={() => setSheet(null)} />
      </Sheet>
    </WalkProvider>
  );
}

/** Each item is read from its head: scrolled to the top, the heading focused and so announced with level, question and time left. */
function useShowFromTop(desk: Desk | null, articleRef: RefObject<HTMLElement | null>): void {
  const itemId = desk?.item.id ?? null;
  const headingRef = desk?.headingRef;
  useEffect(() => {
    if (itemId === null) return;
    articleRef.current?.scrollTo({ top: 0 });
    articleRef.current?.parentElement?.scrollTo({ top: 0 });
    headingRef?.current?.focus({ preventScroll: true });
  }, [itemId, headingRef, articleRef]);
}

function Nothing({ review }: { readonly review: Review }) {
  return (
    <>
      <div className="min-h-0 mid:col-start-2 mid:row-span-2">
        {review.session.current !== null || review.isLoading ? <ItemSkeleton /> : <NothingWaits review={review} />}
      </div>
      <aside aria-label={t("review.yourDay")} className="border-line-2 px-4 py-3.5 max-wide:hidden wide:row-span-2 wide:border-l">
        {review.session.current === null && !review.isLoading && <YourDay />}
      </aside>
    </>
  );
}

interface DeskOnScreenProps {
  readonly desk: Desk;
  readonly articleRef: RefObject<HTMLElement | null>;
  readonly onEnlarge: (sha256: string) => void;
  readonly onSide: () => void;
  readonly walk: Walk;
}

function DeskOnScreen({ desk, articleRef, onEnlarge, onSide, walk }: DeskOnScreenProps) {
  return (
    <DeskProvider value={desk}>
      <div className="quiet-scroll min-h-0 max-mid:relative max-mid:overflow-auto mid:contents">
        <ItemArticle articleRef={articleRef} onEnlarge={onEnlarge} onSide={onSide} className="mid:overflow-x-hidden mid:overflow-y-auto" />
        <aside
          aria-label={t("review.side")}
          className="quiet-scroll flex flex-col gap-4 border-line-2 px-4 py-3.5 max-mid:border-t mid:max-wide:hidden wide:overflow-y-auto wide:border-l"
        >
          <ItemSide />
        </aside>
      </div>
      <div className="mid:col-start-2 mid:-col-end-1">
        <DecisionBar
          walking={
            <>
              <Button size="large" look="quiet" keyFirst shortcut="S" onClick={() => desk.open("skip")}>
                {t("review.skip")}
              </Button>
              <Button size="large" look="quiet" keyFirst shortcut="J" onClick={() => walk.next?.()} className="max-wide:hidden">
                {t("review.next")}
              </Button>
              <Button size="large" look="quiet" keyFirst shortcut="K" onClick={() => walk.previous?.()} className="max-wide:hidden">
                {t("review.previous")}
              </Button>
            </>
          }
        />
      </div>
    </DeskProvider>
  );
}
