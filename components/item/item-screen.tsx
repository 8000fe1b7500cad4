"use client";
// One item on a page of its own: as in review, without the list. A closed one shows its last state and what can still be taken back.
import { t } from "@core/words/t";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Before, useSend } from "@/components/data/decide";
import { doneWords, type Order, orderNoun } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import { useItem } from "@/components/data/questions";
import { useAnnounce } from "@/components/ui/announcer";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Sheet } from "@/components/ui/sheet";
import type { ItemView } from "@/server/views/shapes-item";
import { DecisionBar } from "./decision-bar";
import { DeskProvider } from "./desk";
import { Enlarged } from "./enlarged";
import { ItemArticle } from "./item-article";
import { ItemSide } from "./item-side";
import { ItemSkeleton } from "./item-skeleton";
import { useEvidenceSeen } from "./use-evidence-seen";
import { useItemDesk } from "./use-item-desk";
import { useItemKeys } from "./use-item-keys";
import { useLease } from "./use-lease";
import { useSpokenTime } from "./use-spoken-time";
import { useWorks } from "./use-works";
import { NO_WALK } from "./walk";

interface Refused {
  readonly problem: Problem;
  readonly order: Order;
}

export function ItemScreen({ itemId }: { readonly itemId: string }) {
  const question = useItem(itemId);
  const announce = useAnnounce();
  const sendOrder = useSend();
  const works = useWorks();
  const articleRef = useRef<HTMLElement>(null);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [enlarged, setEnlarged] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const { done } = works;

  const onSend = useCallback(
    async (_item: ItemView, before: Before, order: Order) => {
      setPending(true);
      setRefused(null);
      const sent = await sendOrder(before, order);
      setPending(false);
      if (sent.ok) {
        if (order.type !== "claim") done(before.id);
        announce(`${doneWords(order.type)}.`);
      } else {
        setRefused({ problem: sent.problem, order });
        announce(t("item.notRecorded", { order: orderNoun(order.type) }));
      }
    },
    [sendOrder, done, announce],
  );

  const looked = useEvidenceSeen(question.data ?? null, articleRef);
  const enlarge = (sha256: string | null) => {
    looked.look();
    setEnlarged(sha256);
  };
  const desk = useItemDesk({
    latest: question.data ?? null,
    evidenceSeen: looked.seen,
    seen: null,
    works,
    pending,
    problem: refused,
    onExcuse: () => setRefused(null),
    onSend,
  });
  useLease(desk?.item ?? null);
  useSpokenTime(desk?.item ?? null);
  useItemKeys({ desk, walk: NO_WALK, articleRef, onEnlarge: enlarge, onSheet: () => setSheet((shown) => !shown) });

  const headingRef = desk?.headingRef;
  useEffect(() => headingRef?.current?.focus({ preventScroll: true }), [headingRef]);

  if (desk === null) {
    if (question.isError) return <NotThere onRetry={() => void question.refetch()} gone={question.error.data?.code === "NOT_FOUND"} />;
    return <ItemSkeleton />;
  }
  return (
    <DeskProvider value={desk}>
      <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] wide:grid-cols-[minmax(0,1fr)_var(--side)]">
        <div className="quiet-scroll min-h-0 max-mid:relative max-mid:overflow-auto mid:contents">
          <ItemArticle
            articleRef={articleRef}
            onEnlarge={enlarge}
            onSide={() => setSheet(true)}
            className="mid:overflow-x-hidden mid:overflow-y-auto"
          />
          <aside
            aria-label={t("review.side")}
            className="quiet-scroll flex flex-col gap-4 border-line-2 px-4 py-3.5 max-wide:mid:hidden wide:overflow-y-auto wide:border-l max-mid:border-t"
          >
            <ItemSide />
          </aside>
        </div>
        <div className="wide:col-span-2">
          <DecisionBar />
        </div>
      </div>
      <Enlarged evidence={desk.item.revision.evidence.filter((piece) => piece.kind !== "link")} shown={enlarged} onShow={setEnlarged} />
      <Sheet open={sheet} onClose={() => setSheet(false)} title={t("review.side")}>
        <DialogBody className="flex flex-col gap-4">
          <ItemSide />
        </DialogBody>
      </Sheet>
    </DeskProvider>
  );
}

function NotThere({ gone, onRetry }: { readonly gone: boolean; readonly onRetry: () => void }) {
  return gone ? (
    <Blank
      rank={1}
      icon="search"
      title={t("item.noSuch")}
      actions={
        <ButtonLink href="/review" shortcut={["G", "R"]}>
          {t("frame.goToReview")}
        </ButtonLink>
      }
    >
      <p>{t("item.noSuchWhy")}</p>
    </Blank>
  ) : (
    <Blank rank={1} icon="octagon" title={t("item.notReadable")} actions={<Button onClick={onRetry}>{t("frame.tryAgain")}</Button>}>
      <p>{t("review.notReadWhy")}</p>
    </Blank>
  );
}
