"use client";
// The item was changed while it was read: said as an alert, then shown value by value. Nothing can be signed before the new revision was looked at.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { useZone } from "@/components/marks/clock";
import { formatHash, formatTime } from "@/components/marks/format";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ItemView } from "@/server/views/shapes-item";
import { BesideRow, ChangeTable } from "./change-table";
import { changesBetween, unchangedNames } from "./changes";
import { useDesk } from "./desk";
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
      <WhatChanged shown={shown} newer={newer} />
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

function WhatChanged({ shown, newer }: { readonly shown: ItemView; readonly newer: ItemView }) {
  const [was, is] = [shown.revision, newer.revision];
  const changes = changesBetween(was.arguments, is.arguments);
  const same = unchangedNames(was.arguments, is.arguments);
  const around = [
    was.title === is.title ? null : t("item.theTitle"),
    JSON.stringify([was.before, was.after]) === JSON.stringify([is.before, is.after]) ? null : t("item.theEffect"),
    JSON.stringify(was.evidence) === JSON.stringify(is.evidence) ? null : t("item.theEvidence"),
    was.confidence === is.confidence && JSON.stringify(was.signals) === JSON.stringify(is.signals) ? null : t("item.theSignals"),
  ].filter((part) => part !== null);
  return (
    <ChangeTable
      what={t("item.whatChanged")}
      was={
        <>
          {t("item.onYourScreen", { number: was.number })} <span className="hash">{formatHash(was.hash)}</span>
        </>
      }
      is={
        <>
          {t("item.proposedNow", { number: is.number })} <span className="hash">{formatHash(is.hash)}</span>
        </>
      }
      changes={changes}
    >
      {same.length > 0 && (
        <BesideRow mono quiet name={same.map(revealText).join(", ")}>
          {t("item.same")}
        </BesideRow>
      )}
      {around.length > 0 && <BesideRow name={t("item.beside")}>{t("item.changedToo", { what: around.join(", ") })}</BesideRow>}
    </ChangeTable>
  );
}
