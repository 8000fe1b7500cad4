"use client";
// What came of one file of past cases: how much was read, what could not be read and why, and the workflows whose drafts can be tried on it.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import Link from "next/link";
import { useState } from "react";
import { useImportRefusals, useStopImport } from "@/components/data/imports";
import { formatCount } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { type Status, StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { HistoryImport, ImportState } from "@/server/views/shapes-imports";

const STATUS = { reading: "plain", waiting: "attention", stopped: "attention", finished: "ok" } as const satisfies Record<
  ImportState,
  Status
>;

export function ImportReport({ one, may }: { readonly one: HistoryImport; readonly may: boolean }) {
  const { mutate, isPending } = useStopImport();
  const announce = useAnnounce();
  return (
    <li aria-label={one.name} className="grid gap-1.5 border-b border-line py-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 font-medium break-words">{one.name}</span>
        <StatusMark status={STATUS[one.state]} {...(one.state === "reading" && { icon: "play" })} className="whitespace-normal">
          {t(`imports.state_${one.state}`)}
        </StatusMark>
        <span className="inline-flex items-center gap-2 text-fg-2">
          <TimeMark at={one.startedAt} />
          {one.by === null ? t("imports.byOperator") : <PersonMark person={one.by} self="name" />}
        </span>
        {one.readAs !== null && (
          <span className="text-fg-2">
            {t("imports.calledAs", { workflow: revealLine(one.readAs.workflow), action: revealLine(one.readAs.action) })}
          </span>
        )}
        {may && one.state === "reading" && (
          <Button
            size="small"
            icon="x"
            pending={isPending}
            aria-label={t("imports.stopThis", { name: one.name })}
            onClick={() =>
              mutate(
                { import: one.id },
                { onSuccess: () => announce(t("imports.stopped")), onError: (problem) => announce(problem.message) },
              )
            }
          >
            {t("imports.stop")}
          </Button>
        )}
      </p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {(["read", "kept", "known", "refused"] as const).map((name) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-fg-2">{t(`imports.${name}`)}</dt>
            <dd className={name === "refused" && one.refused > 0 ? "font-medium text-danger" : "font-medium"}>{formatCount(one[name])}</dd>
          </div>
        ))}
      </dl>
      <Cases workflows={one.workflows} />
      <Refusals one={one} />
    </li>
  );
}

function Cases({ workflows }: Pick<HistoryImport, "workflows">) {
  if (workflows.length === 0) return null;
  return (
    <ul className="grid gap-0.5">
      {workflows.map(({ workflow, count, hasPolicy }) => (
        <li key={workflow} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 break-words">{t("imports.cases", { count, workflow: revealLine(workflow) })}</span>
          {hasPolicy ? (
            <Link href={`/policy/${encodeURIComponent(workflow)}?tab=drafts`} className="link text-fg-2">
              {t("imports.tryDraft", { workflow: revealLine(workflow) })}
            </Link>
          ) : (
            <span className="text-fg-3">{t("imports.noPolicy")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Refusals({ one: { id, refused } }: { readonly one: HistoryImport }) {
  const [open, setOpen] = useState(false);
  const { data: refusals = [] } = useImportRefusals(id, refused, open);
  if (refused === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="font-medium">{t("imports.refusals", { count: refused })}</summary>
      <table className="mt-1 w-full text-left">
        <thead>
          <tr className="text-micro text-fg-3 [&>th]:py-1 [&>th]:pr-4 [&>th]:font-regular">
            <th scope="col" className="w-32">
              {t("imports.position")}
            </th>
            <th scope="col">{t("imports.why")}</th>
          </tr>
        </thead>
        <tbody>
          {refusals.map(({ position, why }) => (
            <tr key={position} className="border-t border-line align-top [&>*]:py-1 [&>*]:pr-4">
              <th scope="row" className="font-regular tabular-nums">
                {formatCount(position)}
              </th>
              <td className="break-words">{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refusals.length > 0 && refused > refusals.length && (
        <p className="text-small text-fg-2">{t("imports.moreRefusals", { count: refused - refusals.length })}</p>
      )}
    </details>
  );
}
