"use client";
// What one row of the boundary map means: who changed it last, who decides, what silence does, what can be taken back, what a draft changes of it, and how its items fared.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { formatCount } from "@/components/marks/format";
import { LevelMark } from "@/components/marks/level-mark";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { shareWords } from "@/components/policy/field-words";
import { draftPath, policyPath } from "@/components/policy/policy-paths";
import { type RowDifference, rowBudget } from "@/components/policy/row-differences";
import { LastChange, RowRecordTable } from "@/components/policy/row-record";
import { ButtonLink } from "@/components/ui/button";
import { Fact } from "@/components/ui/fact";
import type { BoundaryGrid, GridRow, RowRecord } from "@/server/views/boundary-shapes";

interface BoundaryPanelProps {
  readonly row: GridRow;
  readonly grid: BoundaryGrid;
  /** Null while it is being read, and where there is no boundary. */
  readonly record: RowRecord | null;
  /** What the draft that is shown changes of it. */
  readonly differences: readonly RowDifference[];
  readonly className?: string;
}

export function BoundaryPanel({ row, grid, record, differences, className = "" }: BoundaryPanelProps) {
  const [base, ...raised] = row.bands;
  const workflow = revealLine(row.workflow);
  return (
    <section aria-label={`${workflow} · ${revealLine(row.action)}`} className={className}>
      <h2 className="font-strong break-words">
        {workflow} · {revealLine(row.label ?? row.action)}
      </h2>
      {/* Room is kept for it before it is known. */}
      <p className="min-h-[18px] text-small text-fg-2">
        {record?.changed === undefined || record.changed === null ? null : <LastChange changed={record.changed} />}
      </p>
      {row.gaps.map((gap) => (
        <StatusMark key={gap} status="attention" className="mt-2 flex">
          {t(`policy.gap_${gap}`)}
        </StatusMark>
      ))}
      {differences.length > 0 && <Differences differences={differences} />}
      {base !== undefined && <LevelMark level={base.level} className="mt-3" />}
      <RowFacts row={row} />
      {raised.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-strong">{t("policy.rulesHere")}</h3>
          <ul>
            {raised.map((band) => (
              <li key={band.rule} className="flex items-center gap-3 border-t border-line py-1.5">
                <span className="min-w-0 flex-1 break-words first-letter:uppercase">{band.when}</span>
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
      {record !== null && <RowRecordTable periods={record.periods} />}
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink href={policyPath(row.workflow)}>{t("policy.openPolicy")}</ButtonLink>
        {grid.draft?.workflow === row.workflow && (
          <ButtonLink href={draftPath(row.workflow, grid.draft.id)}>{t("boundaryMap.openDraft")}</ButtonLink>
        )}
      </div>
    </section>
  );
}

function Differences({ differences }: { readonly differences: readonly RowDifference[] }) {
  return (
    <>
      <h3 className="mt-3 mb-1 font-strong">{t("boundaryMap.whatDiffers")}</h3>
      <dl>
        {differences.map(({ key, name, from, to }) => (
          <div key={key} className="border-t border-line py-1.5">
            <dt className="text-small text-fg-2 break-words">{name}</dt>
            <dd className="break-words">
              <span className="text-fg-2">{from}</span> <span aria-hidden="true">→</span>{" "}
              <span className="sr-only">{t("boundaryMap.after")} </span>
              <span className="rounded-1 bg-ink-tint px-1 text-ink-text">{to}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function RowFacts({ row }: { readonly row: GridRow }) {
  return (
    <dl className="mt-2">
      <Fact label={t("policy.owner")}>
        {row.owner !== null ? <PersonMark person={row.owner} self="name" /> : (row.ownerName ?? t("policy.noOwner"))}
      </Fact>
      {row.queue !== null && (
        <Fact label={t("policy.whoDecides")}>{t("policy.peopleIn", { name: row.queue.name, count: row.reviewers })}</Fact>
      )}
      <Fact label={t("policy.approvals")}>{formatCount(row.quorum)}</Fact>
      <Fact label={t("policy.checkedShare")}>{shareWords(row.sampling)}</Fact>
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
      {row.budget !== null && <Fact label={t("boundaryMap.budget")}>{rowBudget(row.budget)}</Fact>}
    </dl>
  );
}
