"use client";
// What one row of the boundary map means: who decides, how long it may take, what silence does, what can be taken back, and how its items fared.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import type { ReactNode } from "react";
import { formatCount } from "@/components/marks/format";
import { LevelMark } from "@/components/marks/level-mark";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { ButtonLink } from "@/components/ui/button";
import type { BoundaryGrid, GridRow } from "@/server/views/boundary-shapes";

const percent = (share: number): string => `${Number((100 * share).toFixed(2))}\u00a0%`;

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3 py-0.5">
      <dt className="flex-1 text-fg-2">{label}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}

export function BoundaryPanel({ row, grid }: { readonly row: GridRow; readonly grid: BoundaryGrid }) {
  const workflow = grid.workflows.find((one) => one.workflow === row.workflow);
  const [base, ...raised] = row.bands;
  return (
    <section
      aria-label={`${row.workflow} · ${row.action}`}
      className="quiet-scroll min-h-0 overflow-auto border-l border-line-2 p-4 max-mid:border-t max-mid:border-l-0 print:hidden"
    >
      <h2 className="font-strong break-words">
        {row.workflow} · {row.label ?? row.action}
      </h2>
      {workflow !== undefined && (
        <p className="text-small text-fg-2">
          {t("policy.since", { version: workflow.version })}
          <TimeMark at={workflow.since} />,{" "}
          {workflow.author === null ? t("policy.bySeed") : t("policy.byPerson", { name: workflow.author.name })}
        </p>
      )}
      {row.gaps.map((gap) => (
        <StatusMark key={gap} status="attention" className="mt-2 flex">
          {t(`policy.gap_${gap}`)}
        </StatusMark>
      ))}
      {base !== undefined && <LevelMark level={base.level} className="mt-3" />}
      <dl className="mt-2">
        <Fact label={t("policy.owner")}>
          {row.owner !== null ? <PersonMark person={row.owner} self="name" /> : (row.ownerName ?? t("policy.noOwner"))}
        </Fact>
        {row.queue !== null && (
          <Fact label={t("policy.whoDecides")}>{t("policy.peopleIn", { name: row.queue.name, count: row.reviewers })}</Fact>
        )}
        <Fact label={t("policy.approvals")}>{formatCount(row.quorum)}</Fact>
        <Fact label={t("policy.checkedShare")}>{percent(row.sampling)}</Fact>
        {row.dueInS !== null && <Fact label={t("policy.dueIn")}>{durationWords(row.dueInS * SECOND)}</Fact>}
        <Fact label={t("policy.ifSilent")}>{t(row.onSilence === "reject" ? "policy.rejected" : "policy.proceeds")}</Fact>
        {row.reversibility !== null && (
          <Fact label={t("policy.takenBack")}>
            {row.reversalWindowS === 0
              ? t("policy.never")
              : t("policy.forTime", { time: durationWords(row.reversalWindowS * SECOND), how: t(`marks.${row.reversibility}`) })}
          </Fact>
        )}
        {row.acceptedRisk !== null && <Fact label={t("policy.acceptedRisk")}>{row.acceptedRisk.reason}</Fact>}
      </dl>
      {raised.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-strong">{t("policy.rulesHere")}</h3>
          <ul>
            {raised.map((band) => (
              <li key={band.rule} className="flex items-center gap-3 border-t border-line py-1.5">
                <span className="min-w-0 flex-1">{band.when}</span>
                <LevelMark level={band.level} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="mt-4 mb-1 font-strong">{t("policy.lately", { days: grid.days })}</h3>
      <dl>
        <Fact label={t("policy.items")}>{formatCount(row.share.total)}</Fact>
        <Fact label={t("policy.letPass")}>{formatCount(row.share.passed)}</Fact>
        <Fact label={t("policy.checkedAfter")}>{formatCount(row.share.checked)}</Fact>
        <Fact label={t("policy.heldFor")}>{formatCount(row.share.held)}</Fact>
      </dl>
      <ButtonLink href={`/policy/${encodeURIComponent(row.workflow)}`} className="mt-4">
        {t("policy.openPolicy")}
      </ButtonLink>
    </section>
  );
}
