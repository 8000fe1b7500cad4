"use client";
// The test bench of a rule: what it says of past items as it stands on the page, in the words that a reviewer would read, and of a case that never was.
import { t } from "@core/words/t";
import Link from "next/link";
import { useId, useState } from "react";
import { useRuleTrial } from "@/components/data/policies";
import { ReasonList } from "@/components/item/reasons";
import { type BenchGround, LevelChange, OverHistory, SETTLED_MS } from "@/components/policy/bench-parts";
import { CaseByHand } from "@/components/policy/case-by-hand";
import { CaseDetail } from "@/components/policy/case-detail";
import { Button } from "@/components/ui/button";
import { Segment } from "@/components/ui/segment";
import { useSettled } from "@/components/ui/use-settled";
import type { Asked, RuleTrialView, TriedItem } from "@/server/views/shapes-trials";

type Shown = Asked | "byHand";

export function RuleBench({ rule, registry, draft }: BenchGround) {
  const settled = useSettled(rule, SETTLED_MS);
  const { data: found, error } = useRuleTrial(draft.id, draft.version, settled);
  const [wanted, setWanted] = useState<Shown | null>(null);
  const shown = wanted ?? (found !== undefined && found.asked === 0 ? "byHand" : firstShown(found));
  return (
    <section aria-label={t("trials.tryRule", { rule: rule.id })} className="grid min-w-0 gap-2.5 rounded-2 bg-sunken p-3">
      <p className="flex min-h-[18px] flex-wrap items-baseline gap-x-3 gap-y-0.5 text-small text-fg-2">
        {error !== null && <span className="text-danger">{t("trials.notRead", { why: error.message })}</span>}
        {found !== undefined && (
          <>
            <OverHistory history={found} />
            {found.asked > 0 && (
              <span aria-live="polite" className="text-fg">
                {found.raised === 0 ? t("trials.raisesNone") : t("trials.raises", { count: found.raised })}
              </span>
            )}
          </>
        )}
      </p>
      {found !== undefined && (
        <Segment
          label={t("trials.cases")}
          value={shown}
          choices={[
            { value: "matches", label: t("trials.matches", { count: found.counts.matches }) },
            { value: "fails", label: t("trials.fails", { count: found.counts.fails }) },
            { value: "misses", label: t("trials.misses", { count: found.counts.misses }) },
            { value: "byHand", label: t("trials.byHand") },
          ]}
          onChange={setWanted}
          className="justify-self-start max-mid:grid max-mid:w-full max-mid:grid-cols-2"
        />
      )}
      {shown === "byHand" ? (
        <CaseByHand rule={settled} registry={registry} draft={draft} />
      ) : (
        found !== undefined && <TriedList found={found} shown={shown} ground={{ rule: settled, registry, draft }} />
      )}
    </section>
  );
}

/** What somebody looks for first: where it matches, else where it fails. */
function firstShown(found: RuleTrialView | undefined): Asked {
  if (found === undefined || found.counts.matches > 0) return "matches";
  return found.counts.fails > 0 ? "fails" : "misses";
}

interface TriedListProps {
  readonly found: RuleTrialView;
  readonly shown: Asked;
  readonly ground: BenchGround;
}

function TriedList({ found, shown, ground }: TriedListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const items = found.shown[shown];
  if (found.asked === 0) return <p className="text-fg-2">{t("trials.noneAsked")}</p>;
  if (items.length === 0) return <p className="text-fg-2">{t(`trials.none_${shown}`)}</p>;
  return (
    <div className="grid gap-1">
      <ul
        aria-label={t(`trials.${shown}`, { count: found.counts[shown] })}
        className="quiet-scroll max-h-96 overflow-y-auto rounded-2 border border-line bg-surface"
      >
        {items.map((item) => (
          <Tried key={item.id} item={item} ground={ground} open={open === item.id} onOpen={(next) => setOpen(next ? item.id : null)} />
        ))}
      </ul>
      {items.length < found.counts[shown] && (
        <p className="text-small text-fg-2">{t("trials.firstOf", { shown: items.length, count: found.counts[shown] })}</p>
      )}
    </div>
  );
}

interface TriedProps {
  readonly item: TriedItem;
  readonly ground: BenchGround;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

function Tried({ item, ground, open, onOpen }: TriedProps) {
  const id = useId();
  const { title, imported, reason } = item;
  return (
    <li className="border-line px-3 py-2 not-first:border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {imported ? (
          <span className="min-w-40 flex-1 truncate">{title}</span>
        ) : (
          <Link href={`/items/${item.id}`} prefetch={false} className="min-w-40 flex-1 truncate hover:underline">
            {title}
          </Link>
        )}
        {imported && <span className="text-small text-fg-2">{t("trials.caseImported")}</span>}
        <LevelChange without={item.without} with={item.with} />
        <Button
          look="quiet"
          size="small"
          icon={open ? "up" : "down"}
          aria-label={t("trials.allFactsOf", { title })}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onOpen(!open)}
        >
          {t("trials.allFacts")}
        </Button>
      </div>
      {reason !== null && <ReasonList reasons={[reason]} atRisk={null} />}
      {open && (
        <div id={id} className="mt-1.5 border-t border-line pt-2">
          <CaseDetail ground={ground} on={{ kind: imported ? "imported" : "item", id: item.id }} />
        </div>
      )}
    </li>
  );
}
