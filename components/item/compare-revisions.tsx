"use client";
// Any two revisions of an item, part by part: who wrote each and when, what differs, and what is the same.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { useId } from "react";
import { useNow, useZone } from "@/components/marks/clock";
import { formatHash, formatWhen } from "@/components/marks/format";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import type { ItemView, RevisionView } from "@/server/views/shapes-item";
import { printJson } from "./arguments-read";
import { ChangeTable, LineDiff } from "./change-table";
import { printValue } from "./effect-rows";
import { differenceBetween, type RevisionPart } from "./revision-changes";
import { comparisonAddress, type Pair } from "./use-comparison";

interface CompareProps {
  readonly item: ItemView;
  readonly pair: Pair;
  readonly onPair: (pair: Pair | null) => void;
}

export function CompareRevisions({ item, pair, onPair }: CompareProps) {
  const announce = useAnnounce();
  const { revisions } = item;
  const find = (number: number) => revisions.find((revision) => revision.number === number);
  const [was, is] = [find(pair.from), find(pair.to)];
  if (was === undefined || is === undefined) return null;
  const { changed, same } = differenceBetween(was, is);
  const copyLink = async () => {
    await navigator.clipboard.writeText(new URL(comparisonAddress(item, pair), window.location.origin).href);
    announce(t("compare.linkCopied"));
  };
  return (
    <Dialog open onClose={() => onPair(null)} title={t("compare.heading")} className="w-[min(920px,calc(100vw-24px))]">
      <DialogBody className="grid content-start gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Side
            label={t("compare.from")}
            revision={was}
            other={is.number}
            revisions={revisions}
            onChoose={(from) => onPair({ ...pair, from })}
          />
          <Side label={t("compare.to")} revision={is} other={was.number} revisions={revisions} onChoose={(to) => onPair({ ...pair, to })} />
        </div>
        <div role="status" className="text-small text-fg-2">
          {changed.length === 0 ? t("compare.nothing") : t("compare.differ", { parts: changed.map(({ name }) => name).join(", ") })}
          {changed.length > 0 && same.length > 0 && ` ${t("compare.same", { parts: same.join(", ") })}`}
        </div>
        {changed.map((part) => (
          <PartChanges key={part.name} part={part} was={was} is={is} />
        ))}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" icon="link" onClick={() => void copyLink()}>
          {t("compare.copyLink")}
        </Button>
        <Button look="quiet" icon="swap" onClick={() => onPair({ from: pair.to, to: pair.from })}>
          {t("compare.swap")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface SideProps {
  readonly label: string;
  readonly revision: RevisionView;
  readonly other: number;
  readonly revisions: readonly RevisionView[];
  readonly onChoose: (number: number) => void;
}

function Side({ label, revision, other, revisions, onChoose }: SideProps) {
  const zone = useZone();
  const now = useNow("minute");
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <Select id={id} value={revision.number} onChange={(event) => onChoose(Number(event.target.value))}>
        {revisions.map(({ number, by }) => (
          <option key={number} value={number} disabled={number === other}>
            {t("compare.option", { number, name: revealText(by.name) })}
          </option>
        ))}
      </Select>
      <p className="mt-1 text-small text-fg-3 [overflow-wrap:anywhere]">
        {formatWhen(revision.at, now, zone)} <span className="hash">{formatHash(revision.hash)}</span>
      </p>
    </div>
  );
}

function PartChanges({ part, was, is }: { readonly part: RevisionPart; readonly was: RevisionView; readonly is: RevisionView }) {
  const named = (revision: RevisionView) => t("item.revision", { number: revision.number });
  return (
    <section aria-label={part.name} className="grid min-w-0 gap-2">
      {part.values.length > 0 && (
        <ChangeTable what={part.name} was={named(was)} is={named(is)} changes={part.values} print={part.signed ? printJson : printValue} />
      )}
      {part.texts.map((text) => (
        <LineDiff
          key={text.path}
          name={t("compare.textOf", { part: part.name, name: revealText(text.path) })}
          was={text.was}
          is={text.is}
        />
      ))}
    </section>
  );
}
