"use client";
// The item was changed while it was read: said as an alert, then shown value by value. Nothing can be signed before the new revision was looked at.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { useZone } from "@/components/marks/clock";
import { formatHash, formatTime } from "@/components/marks/format";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { ItemView, RevisionView } from "@/server/views/shapes";
import { printJson } from "./arguments-read";
import { type Change, changesBetween, unchangedNames } from "./changes";
import { useDesk } from "./desk";
import { differenceOf } from "./difference";
import { printName, printValue } from "./effect-rows";

export function Changed({ shown, newer }: { readonly shown: ItemView; readonly newer: ItemView }) {
  const { acceptNewer } = useDesk();
  const zone = useZone();
  const { revision } = newer;
  return (
    <>
      <Banner
        tone="stale"
        title={t("item.changedTitle")}
        className="mt-3.5 mb-3.5"
        actions={
          <Button keyFirst shortcut="Enter" onClick={acceptNewer}>
            {t("item.showRevision", { number: revision.number })}
          </Button>
        }
      >
        {t("item.proposedNew", {
          who: revealText(revision.by.name),
          number: revision.number,
          time: formatTime(revision.at, zone),
          opened: shown.revision.number,
        })}
        {changedWords(shown, newer)}
      </Banner>
      <WhatChanged
        was={shown.revision}
        is={newer.revision}
        heads={[t("item.onYourScreen", { number: shown.revision.number }), t("item.proposedNow", { number: newer.revision.number })]}
      />
    </>
  );
}

/** The first changes in a sentence each, since the alert is heard before the table is read. */
function changedWords(shown: ItemView, newer: ItemView): string {
  const changes = changesBetween(shown.revision.arguments, newer.revision.arguments).slice(0, 2);
  const words = changes.map(({ path, was, is }) => t("item.changedFrom", { name: printName(path), was: printed(was), is: printed(is) }));
  return words.join("");
}

const printed = (value: Json | undefined) => (value === undefined ? t("item.nothing") : printValue(value));

const CELL = "border-t border-line px-3 py-1 align-top [overflow-wrap:anywhere]";
const HEAD = "bg-sunken px-3 py-[3px] text-left text-micro font-regular text-fg-3";

interface WhatChangedProps {
  readonly was: RevisionView;
  readonly is: RevisionView;
  /** What each side is, beside its number: "on your screen". */
  readonly heads?: readonly [was: string, is: string];
}

/** Two revisions value by value. */
export function WhatChanged({ was, is, heads }: WhatChangedProps) {
  const changes = changesBetween(was.arguments, is.arguments);
  const same = unchangedNames(was.arguments, is.arguments);
  const around = [
    was.title === is.title ? null : t("item.theTitle"),
    JSON.stringify([was.before, was.after]) === JSON.stringify([is.before, is.after]) ? null : t("item.theEffect"),
    JSON.stringify(was.evidence) === JSON.stringify(is.evidence) ? null : t("item.theEvidence"),
    was.confidence === is.confidence && JSON.stringify(was.signals) === JSON.stringify(is.signals) ? null : t("item.theSignals"),
  ].filter((part) => part !== null);
  return (
    <div className="overflow-hidden rounded-2 border border-line-2">
      <table className="w-full table-fixed border-collapse tabular-nums">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, "w-[34%]")}>
              {t("item.whatChanged")}
            </th>
            <th scope="col" className={HEAD}>
              {heads?.[0] ?? t("item.revisionHead", { number: was.number })} <span className="hash">{formatHash(was.hash)}</span>
            </th>
            <th scope="col" className={HEAD}>
              {heads?.[1] ?? t("item.revisionHead", { number: is.number })} <span className="hash">{formatHash(is.hash)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row" className={cn(CELL, "mono text-left font-regular text-fg-2")}>
                {revealText(change.path)}
              </th>
              <td className={cn(CELL, "bg-danger-tint")}>
                <Sign of="−" className="text-danger" />
                {change.was === undefined ? t("item.notThere") : printJson(change.was)}
              </td>
              <td className={cn(CELL, "bg-ok-tint")}>
                <Sign of="+" className="text-ok" />
                {change.is === undefined ? t("item.notThere") : printJson(change.is)}
                <Difference change={change} />
              </td>
            </tr>
          ))}
          {same.length > 0 && (
            <tr>
              <th scope="row" className={cn(CELL, "mono text-left font-regular text-fg-2")}>
                {same.map(revealText).join(", ")}
              </th>
              <td colSpan={2} className={cn(CELL, "pl-7 text-fg-3")}>
                {t("item.same")}
              </td>
            </tr>
          )}
          {around.length > 0 && (
            <tr>
              <th scope="row" className={cn(CELL, "text-left font-regular text-fg-2")}>
                {t("item.beside")}
              </th>
              <td colSpan={2} className={CELL}>
                {t("item.changedToo", { what: around.join(", ") })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** How far a number moved between the two revisions. */
function Difference({ change }: { readonly change: Change }) {
  const words = differenceOf(change.was, change.is);
  return words === null ? null : <span className="ml-2 text-small text-fg-2">{words}</span>;
}

const Sign = ({ of, className }: { readonly of: string; readonly className: string }) => (
  <span aria-hidden="true" className={cn("inline-block w-4 font-mono font-medium", className)}>
    {of}
  </span>
);
