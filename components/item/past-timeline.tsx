"use client";
// The whole timeline of an item on a page of its own: who held it for how long, every event with who and why, and beside it the chosen one with its proof.
import { t } from "@core/words/t";
import Link from "next/link";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useItemPast } from "@/components/data/past";
import { useZone } from "@/components/marks/clock";
import { formatAbsolute } from "@/components/marks/format";
import { ProofPanel } from "@/components/trail/proof-panel";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { useKeys } from "@/components/ui/keys";
import { Sheet } from "@/components/ui/sheet";
import { useMedia } from "@/components/ui/use-media";
import type { ItemPast, PastEntry } from "@/server/views/shapes-past";
import { HolderBar } from "./holder-bar";
import { ItemSkeleton } from "./item-skeleton";
import { keyOf, PastEvents } from "./past-events";
import { pastAddress } from "./use-item-place";

/** Beside the list there is room for the chosen event. */
const WIDE = "(min-width: 1181px)";

export function PastTimeline({ itemId }: { readonly itemId: string }) {
  const question = useItemPast(itemId);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const there = question.data !== undefined;
  useEffect(() => {
    if (there) headingRef.current?.focus({ preventScroll: true });
  }, [there]);
  if (question.data === undefined) {
    if (!question.isError) return <ItemSkeleton />;
    return (
      <Blank
        rank={1}
        icon="octagon"
        title={t("past.timelineNotRead")}
        actions={<Button onClick={() => void question.refetch()}>{t("frame.tryAgain")}</Button>}
      >
        <p>{t("review.notReadWhy")}</p>
      </Blank>
    );
  }
  return <Whole past={question.data} headingRef={headingRef} />;
}

function Whole({ past, headingRef }: { readonly past: ItemPast; readonly headingRef: RefObject<HTMLHeadingElement | null> }) {
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const wide = useMedia(WIDE);
  const { entries } = past;
  const chosen = entries.find((entry) => keyOf(entry) === chosenKey) ?? null;
  const step = (by: 1 | -1) => {
    const place = chosen === null ? (by === 1 ? -1 : entries.length) : entries.indexOf(chosen);
    const next = entries[place + by];
    if (next !== undefined) setChosenKey(keyOf(next));
  };
  useKeys({ j: () => step(1), k: () => step(-1), Escape: chosen === null ? undefined : () => setChosenKey(null) });
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] wide:grid-cols-[minmax(0,1fr)_var(--side)]">
      <PastEvents
        past={past}
        chosen={chosenKey}
        onChoose={(entry) => setChosenKey(keyOf(entry))}
        head={
          <header className="grid gap-3.5 pb-4">
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-60">
                <p className="text-small text-fg-2">{t("past.timelineOf", { count: entries.length })}</p>
                <h1
                  ref={headingRef}
                  tabIndex={-1}
                  className="text-title font-strong tracking-[-0.014em] outline-none [overflow-wrap:anywhere]"
                >
                  {past.title}
                </h1>
              </div>
              <ButtonLink href={`/items/${past.id}`} icon="left">
                {t("past.backToItem")}
              </ButtonLink>
            </div>
            {past.blind && <p className="text-small text-fg-2">{t("past.blindStill")}</p>}
            <HolderBar spans={past.spans} at={chosen?.at ?? null} />
          </header>
        }
      />
      {wide ? (
        <aside aria-label={t("past.event")} className="quiet-scroll overflow-y-auto border-l border-line-2 px-4 py-3.5">
          {chosen === null ? <p className="text-fg-2">{t("past.choose")}</p> : <EventDetail past={past} entry={chosen} />}
        </aside>
      ) : (
        <Sheet open={chosen !== null} onClose={() => setChosenKey(null)} title={t("past.event")}>
          <DialogBody>{chosen !== null && <EventDetail past={past} entry={chosen} />}</DialogBody>
        </Sheet>
      )}
    </div>
  );
}

/** What stands in the trail of one event, and the ways into its instant: just before it is what whoever did it had before them. */
function EventDetail({ past, entry }: { readonly past: ItemPast; readonly entry: PastEntry }) {
  const zone = useZone();
  return (
    <div className="grid content-start gap-4">
      <div className="grid gap-1">
        <p className="font-strong [overflow-wrap:anywhere]">{entry.text}</p>
        <p className="text-small text-fg-2">{formatAbsolute(entry.at, zone)}</p>
        <p className="flex flex-wrap gap-x-3 text-small">
          <Link
            prefetch={false}
            href={pastAddress(
              past.id,
              Math.max(past.openedAt, entry.at - 1),
              entry.actor.kind === "person" && entry.actor.id !== "" ? entry.actor.id : null,
            )}
            className="link"
          >
            {entry.actor.kind === "person" ? t("past.screenBefore", { who: entry.actor.name }) : t("past.justBefore")}
          </Link>
          <Link prefetch={false} href={pastAddress(past.id, entry.at)} className="link">
            {t("past.justAfter")}
          </Link>
        </p>
        {entry.erased.length > 0 && <p className="text-small text-warn">{t("past.erased", { fields: entry.erased.join(", ") })}</p>}
      </div>
      {entry.logIndex !== null ? <ProofPanel logIndex={entry.logIndex} unnamed /> : <NoProof past={past} entry={entry} />}
    </div>
  );
}

function NoProof({ past, entry }: { readonly past: ItemPast; readonly entry: PastEntry }) {
  if (entry.hash === null) return <p className="text-small text-fg-2">{t("past.otherStream")}</p>;
  return (
    <div className="grid gap-1 text-small text-fg-2">
      <p>{t(past.mayProve ? "past.notNumbered" : "past.mayNotProve")}</p>
      <p className="mono [overflow-wrap:anywhere]">{entry.hash}</p>
    </div>
  );
}
