"use client";
// What will happen if it is approved: one sentence, what changes, the exact arguments, and how it is taken back.
import { spanWords } from "@core/words/labels";
import { SECOND } from "@core/words/time";
import type { Reversibility } from "@core/words/vocabulary";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Icon } from "@/components/ui/icon";
import type { ItemView } from "@/server/views/shapes";
import { ArgumentsEdit } from "./arguments-edit";
import { ArgumentsRead } from "./arguments-read";
import { useDesk } from "./desk";
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
      {work.mode === "edit" ? <ArgumentsEdit /> : <ArgumentsRead item={item} />}
      {/* What never ran, and never will, leaves nothing to take back. */}
      {item.execution !== "cancelled" && <TakingBack item={item} />}
    </Section>
  );
}

function condition({ purpose, level }: ItemView): string | undefined {
  if (purpose !== "decide") return undefined;
  return level === "human_only" ? "when you do it" : "if you approve";
}

/** It ran, whatever became of it afterwards. */
const hasHappened = ({ execution, reconcileWhy }: ItemView): boolean =>
  execution === "succeeded" ||
  execution === "reversing" ||
  execution === "reversed" ||
  (execution === "reconciling" && reconcileWhy === "reversal");

function tense(item: ItemView): string {
  if (hasHappened(item)) return "What happened";
  if (item.execution === "reconciling") return "What may have happened";
  return isClosed(item) && item.execution !== "cleared" && item.execution !== "executing" ? "What was proposed" : "What happens";
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

const HOW = {
  reversible: "Can be taken back",
  compensable: "Can be taken back",
  irreversible: "Cannot be taken back",
} as const satisfies Record<Reversibility, string>;

function TakingBack({ item }: { readonly item: ItemView }) {
  const zone = useZone();
  const now = useNow("minute");
  const { reversibility, windowS, text, until } = item.reversal;
  const never = reversibility === "irreversible" || windowS === 0;
  const [first, rest] = firstSentence(text);
  const running = until !== null && item.execution === "succeeded";
  const span = never ? "" : ` for ${spanWords(windowS * SECOND)}`;
  const lead = running
    ? `Can be taken back until ${formatWhen(until, now, zone)}.`
    : first.startsWith("Can")
      ? first
      : `${HOW[reversibility]}${span}.`;
  const more = first.startsWith("Can") ? rest : text;
  return (
    <p className="mt-2.5 grid grid-cols-[16px_1fr] gap-x-[9px] text-small leading-[19px] text-fg-2">
      <Icon name={never ? "lock" : "undo"} className="mt-0.5 text-fg" />
      <span>
        <span className="font-medium text-fg">{lead}</span> {more}
      </span>
    </p>
  );
}

function firstSentence(text: string): readonly [string, string] {
  const end = text.indexOf(". ");
  return end < 0 ? [text, ""] : [text.slice(0, end + 1), text.slice(end + 2)];
}
