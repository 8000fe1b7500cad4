"use client";
// Any two revisions of an item side by side. Which two, stands in the address, so that the comparison can be passed on.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { usePathname, useSearchParams } from "next/navigation";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import type { ItemView, RevisionView } from "@/server/views/shapes";
import { WhatChanged } from "./changed-notice";

/** `2-5`: which two revisions of the item are compared; null where they are none of its own. */
export function comparedIn(text: string | null, revisions: readonly Pick<RevisionView, "number">[]): readonly [number, number] | null {
  const [, was, is] = /^(\d{1,4})-(\d{1,4})$/.exec(text ?? "") ?? [];
  const has = (number: number) => revisions.some((revision) => revision.number === number);
  return has(Number(was)) && has(Number(is)) ? [Number(was), Number(is)] : null;
}

export function CompareRevisions({ item }: { readonly item: ItemView }) {
  const { revisions, revision } = item;
  const pathname = usePathname();
  const asked = useSearchParams();
  const setText = (text: string | null) => {
    const next = new URLSearchParams(asked);
    if (text === null) next.delete("compare");
    else next.set("compare", text);
    window.history.replaceState(null, "", next.size === 0 ? pathname : `${pathname}?${next}`);
  };
  if (revisions.length < 2) return null;
  const pair = comparedIn(asked.get("compare"), revisions);
  const before = Math.max(...revisions.map(({ number }) => number).filter((number) => number < revision.number), 1);
  const put = (was: number, is: number) => setText(`${was}-${is}`);
  return (
    <>
      <Button look="quiet" size="small" icon="swap" onClick={() => put(before, revision.number)}>
        {t("item.compare")}
      </Button>
      <Sheet open={pair !== null} onClose={() => setText(null)} title={t("item.compareTitle")}>
        <DialogBody className="grid content-start gap-4">
          {pair !== null && <Compared revisions={revisions} was={pair[0]} is={pair[1]} onChoose={put} />}
        </DialogBody>
      </Sheet>
    </>
  );
}

interface ComparedProps {
  readonly revisions: readonly RevisionView[];
  readonly was: number;
  readonly is: number;
  readonly onChoose: (was: number, is: number) => void;
}

function Compared({ revisions, was, is, onChoose }: ComparedProps) {
  const [left, right] = [was, is].map((number) => revisions.find((revision) => revision.number === number));
  if (left === undefined || right === undefined) return null;
  const choice = (label: string, number: number, onNumber: (number: number) => void) => (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={number}
          onChange={(event) => onNumber(Number(event.target.value))}
          className="h-control w-full rounded-2 border border-line-control bg-surface px-2"
        >
          {revisions.map((revision) => (
            <option key={revision.number} value={revision.number}>
              {t("item.revisionBy", { number: revision.number, name: revealText(revision.by.name) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {choice(t("item.compareFrom"), was, (number) => onChoose(number, is))}
        {choice(t("item.compareTo"), is, (number) => onChoose(was, number))}
      </div>
      <p className="text-small text-fg-2">
        <TimeMark at={left.at} as="when" /> – <TimeMark at={right.at} as="when" />
      </p>
      {left.hash === right.hash ? <p>{t("item.compareSame")}</p> : <WhatChanged was={left} is={right} />}
    </>
  );
}
