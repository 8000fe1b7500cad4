"use client";
// The item itself, in the order in which a decision asks for it: what is left, what happens, why here, what is known, what was decided before.
import { t } from "@core/words/t";
import type { RefObject } from "react";
import { ContentNotice, ErasedNotice } from "@/components/erasure/item-content";
import { cn } from "@/components/ui/cn";
import { AgentSays } from "./agent-says";
import { Checks } from "./checks";
import { Comparison } from "./comparison";
import { useDesk } from "./desk";
import { Evidence } from "./evidence";
import { ItemHeader } from "./item-header";
import { Notices } from "./notices";
import { Outcome } from "./outcome";
import { Reasons } from "./reasons";
import { Siblings } from "./siblings";
import { SimilarCases } from "./similar-cases";
import { isReading, WhatHappens } from "./what-happens";
import { WholeRun } from "./whole-run";

interface ItemArticleProps {
  readonly articleRef: RefObject<HTMLElement | null>;
  readonly onEnlarge: (sha256: string) => void;
  /** Opens the holder and the timeline, where they have no room beside the item. */
  readonly onSide: () => void;
  readonly className?: string;
}

export function ItemArticle({ articleRef, onEnlarge, onSide, className }: ItemArticleProps) {
  const { item, newer, headingRef } = useDesk();
  const rest = isReading(item)
    ? item.revision.evidence.filter((piece) => piece.kind === "text" || piece.kind === "link")
    : item.revision.evidence;
  return (
    <article
      ref={articleRef}
      aria-label={t("item.item")}
      className={cn("quiet-scroll min-w-0 px-gutter pt-4 pb-6 max-mid:pt-3.5", className)}
    >
      <ItemHeader item={item} headingRef={headingRef} onSide={onSide} />
      <Notices />
      <ErasedNotice item={item} />
      <ContentNotice item={item} />
      {item.erasedAt === null ? (
        <div className={newer === null ? "" : "mt-4 opacity-55"} inert={newer !== null}>
          <Outcome />
          <WhatHappens onEnlarge={onEnlarge} />
          <Reasons item={item} />
          <Checks item={item} />
          <Evidence evidence={rest} onEnlarge={onEnlarge} />
          <Siblings item={item} />
          <AgentSays item={item} />
          <SimilarCases item={item} />
          <WholeRun item={item} />
        </div>
      ) : (
        <div>
          <Outcome />
          <Siblings item={item} />
          <WholeRun item={item} />
        </div>
      )}
      {item.erasedAt === null && <Comparison item={item} />}
    </article>
  );
}
