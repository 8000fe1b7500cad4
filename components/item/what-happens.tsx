"use client";
// What will happen if it is approved: one sentence, what changes, the exact arguments, and how it is taken back.
import { spanIn } from "@core/words/span";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Icon } from "@/components/ui/icon";
import type { ItemView } from "@/server/views/shapes-item";
import { ArgumentsRead } from "./arguments-read";
import { useDesk } from "./desk";
import { EditFields } from "./edit-form";
import { effectRows } from "./effect-rows";
import { EffectTable } from "./effect-table";
import { isClosed } from "./item-words";
import { ReadingPanel } from "./reading-panel";
import { firstImage } from "./readings";
import { Section } from "./section";

/** A digit item is judged by its scan, so the scan stands with the effect and not among the evidence. */
export const isReading = (item: ItemView): boolean => item.signKeys !== null && firstImage(item.revision.evidence) !== null;

export function WhatHappens({ onEnlarge }: { readonly onEnlarge: (sha256: string) => void }) {
  const { item, work } = useDesk();
  const rows = effectRows(item.revision.before, item.revision.after, item.action);
  return (
    <Section title={tense(item)} sub={condition(item)}>
      <p className="text-lead text-pretty">{emphasised(item)}</p>
      {isReading(item) && <ReadingPanel item={item} onEnlarge={onEnlarge} />}
      {rows.length > 0 && <EffectTable rows={rows} past={hasHappened(item)} />}
      {work.mode === "edit" ? <EditFields /> : <ArgumentsRead item={item} />}
      {/* What never ran, and never will, leaves nothing to take back. */}
      {item.execution !== "cancelled" && <TakingBack item={item} />}
    </Section>
  );
}

function condition({ purpose, level }: ItemView): string | undefined {
  if (purpose !== "decide") return undefined;
  return t(level === "human_only" ? "item.whenYouDo" : "item.ifYouApprove");
}

/** It ran, whatever became of it afterwards. */
const hasHappened = ({ execution, reconcileWhy }: ItemView): boolean =>
  execution === "succeeded" ||
  execution === "reversing" ||
  execution === "reversed" ||
  (execution === "reconciling" && reconcileWhy === "reversal");

function tense(item: ItemView): string {
  if (hasHappened(item)) return t("item.whatHappened");
  if (item.execution === "reconciling") return t("item.whatMayHave");
  return t(isClosed(item) && item.execution !== "cleared" && item.execution !== "executing" ? "item.whatProposed" : "item.whatHappens");
}

/** The amount or value that the sentence is about, in strong. */
function emphasised(item: ItemView) {
  const { effect } = item;
  const found = /\d[\d,.]*\u00a0[A-Z]{3}/.exec(effect);
  if (found === null) return effect;
  return (
    <>
      {effect.slice(0, found.index)}
      <b>{found[0]}</b>
      {effect.slice(found.index + found[0].length)}
    </>
  );
}

function TakingBack({ item }: { readonly item: ItemView }) {
  const zone = useZone();
  const now = useNow("minute");
  const { reversibility, windowS, plan, until } = item.reversal;
  const never = reversibility === "irreversible" || windowS === 0;
  const running = until !== null && item.execution === "succeeded";
  const lead = running
    ? t("item.canUntil", { when: formatWhen(until, now, zone) })
    : never
      ? t("item.cannot")
      : t("item.canFor", { time: spanIn(windowS * SECOND) });
  return (
    <p className="mt-2.5 grid grid-cols-[16px_1fr] gap-x-[9px] text-small leading-[19px] text-fg-2">
      <Icon name={never ? "lock" : "undo"} className="mt-0.5 text-fg" />
      <span>
        <span className="font-medium text-fg">{lead}</span> {plan}
      </span>
    </p>
  );
}

function _firstSentence(text: string): readonly [string, string] {
  const end = text.indexOf(". ");
  return end < 0 ? [text, ""] : [text.slice(0, end + 1), text.slice(end + 2)];
}
