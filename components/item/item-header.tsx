"use client";
// The head of an item: why a person looks, what it is, what is left to them, and how long there is.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { RefObject } from "react";
import { useZone } from "@/components/marks/clock";
import { DueClock } from "@/components/marks/due-clock";
import { formatTime } from "@/components/marks/format";
import { Fuse } from "@/components/marks/fuse";
import { LevelMark } from "@/components/marks/level-mark";
import { ExecutionMark, ReviewMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ItemView } from "@/server/views/shapes-item";
import { Unchecked } from "./checks";
import { isClosed, levelSentence } from "./item-words";
import { Lookers } from "./lookers";

interface ItemHeaderProps {
  readonly item: ItemView;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
  readonly onSide: () => void;
}

/** The level, question and time are read with the heading, which takes the focus after each decision. */
export function ItemHeader({ item, headingRef, onSide }: ItemHeaderProps) {
  const closed = isClosed(item);
  return (
    <header className="relative pb-3.5">
      <div className="mb-[5px] flex items-start gap-3">
        {/* Each part brings the point before it; the one that begins a line lies outside of the box and is cut off. */}
        <p id="item-level" className="min-w-0 flex-1 overflow-hidden text-small text-fg-2">
          <span className="-ml-6 flex flex-wrap items-center gap-y-0.5">
            <LevelMark level={item.level} className="ml-6">
              {levelSentence(item.level, item.quorum)}
            </LevelMark>
            <Part>{item.workflow}</Part>
            {item.step !== null && <Part>{revealLine(item.step)}</Part>}
            {item.externalId !== null && <Part mono>{revealLine(item.externalId)}</Part>}
          </span>
        </p>
        <Button look="quiet" size="small" shortcut="T" onClick={onSide} className="-my-1 max-mid:hidden wide:hidden">
          {holderWords(item)}
        </Button>
      </div>
      <div className="flex items-start gap-x-4 max-mid:flex-wrap">
        <h1
          ref={headingRef}
          tabIndex={-1}
          aria-describedby="item-level item-question item-due"
          className="min-w-0 flex-1 text-title max-mid:basis-52 font-strong tracking-[-0.014em] outline-none [overflow-wrap:anywhere]"
        >
          {revealLine(item.revision.title)}
        </h1>
        <p id="item-due" className="leading-[26px] whitespace-nowrap">
          {closed ? <Outcome item={item} /> : <Due item={item} />}
        </p>
      </div>
      {!closed && <Question item={item} />}
      <Lookers item={item} />
      <Deadline item={item} />
    </header>
  );
}

/** Who has the next move, where there is no room for the holder beside the item. */
function holderWords({ claim, holder }: ItemView): string {
  if (claim?.by.you === true) return t("item.youHold");
  return holder === null ? t("item.timeline") : t("item.holds", { name: holder.name });
}

function Part({ children, mono = false }: { readonly children: string; readonly mono?: boolean }) {
  return (
    <span className="relative min-w-0 pl-6 [overflow-wrap:anywhere]">
      <span aria-hidden="true" className="absolute left-[11px] text-fg-3">
        ·
      </span>
      <span className={mono ? "mono" : undefined}>{children}</span>
    </span>
  );
}

function Outcome({ item }: { readonly item: ItemView }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <ReviewMark label={item.reviewLabel} />
      <ExecutionMark state={item.execution} />
    </span>
  );
}

function Due({ item }: { readonly item: ItemView }) {
  const zone = useZone();
  const dueAt = item.dueAt ?? item.maxAt;
  if (item.review === "awaiting_input") return <DueClock dueAt={dueAt} paused={t("item.waitsForAgent")} />;
  if (dueAt === null) return <DueClock dueAt={null} />;
  return (
    <>
      <DueClock dueAt={dueAt} plain left className="font-strong [&>span]:font-strong" />
      <span className="text-small text-fg-2">
        {t(item.dueAt === null ? "item.closesAt" : "item.dueAt", { time: formatTime(dueAt, zone) })}
      </span>
    </>
  );
}

/** What nobody has verified. It stands above everything else, so that people do not check again what was checked. */
export function Question({ item }: { readonly item: ItemView }) {
  if (item.question === "") return null;
  const reconciling = item.purpose === "reconcile";
  return (
    <p id="item-question" className="mt-2 flex items-baseline gap-[9px]">
      <Icon name={reconciling ? "triangle" : "eye"} size={14} className="mt-[3px] self-start text-ink-text" />
      <span>
        <b>{reconciling ? t("item.toEstablish") : t("item.leftToYou")}</b> {item.question}
        <Unchecked item={item} />
      </span>
    </p>
  );
}

function Deadline({ item }: { readonly item: ItemView }) {
  const dueAt = item.dueAt ?? item.maxAt;
  const line = "absolute right-0 -bottom-px left-0 z-1";
  if (isClosed(item) || dueAt === null) return <div aria-hidden="true" className={`${line} h-px bg-line-2`} />;
  const rungs = item.timeline.filter((entry) => entry.type === "rung_fired").map((entry) => entry.at);
  return <Fuse openedAt={item.openedAt} dueAt={dueAt} rungs={rungs} className={line} />;
}
