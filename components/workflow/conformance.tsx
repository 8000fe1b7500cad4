"use client";
// How runs keep to the steps that the workflow declares: the fitness, and what runs do otherwise, with runs behind each.
import { t } from "@core/words/t";
import Link from "next/link";
import { formatCount, formatPercent } from "@/components/marks/format";
import { stepsWords } from "@/components/policy/field-words";
import { policyPath } from "@/components/policy/policy-paths";
import { runPath } from "@/components/run/run-filters";
import type { WorkflowMap } from "@/server/views/shapes-workflows";

export function Conformance({ map, workflow }: { readonly map: WorkflowMap; readonly workflow: string }) {
  const { conformance, runs, source } = map;
  return (
    <section className="grid gap-2 border-t border-line pt-3">
      <h2 className="text-small font-strong">{t("runs.conformance")}</h2>
      {conformance === null ? (
        <>
          <p className="text-small text-fg-2">{t("runs.notDeclared")}</p>
          <Link href={policyPath(workflow)} className="link flex min-h-6 items-center justify-self-start text-small" prefetch={false}>
            {t("runs.toPolicy")}
          </Link>
        </>
      ) : (
        <>
          <p className="font-strong tabular-nums">{t("runs.fitness", { share: formatPercent(conformance.fitness) })}</p>
          <p className="text-small text-fg-2">
            {t("runs.keepTo", { whole: conformance.whole, all: runs, steps: stepsWords(conformance.steps) })}
          </p>
          <ul className="grid gap-1 text-small">
            {conformance.deviations.map(({ kind, step, count, runs: some }) => (
              <li key={`${kind} ${step}`}>
                <details>
                  <summary className="flex min-h-6 cursor-pointer items-center gap-2 hover:text-fg">
                    <span className="min-w-0 [overflow-wrap:anywhere]">{t(`runs.${kind}`, { step })}</span>
                    <span className="ml-auto tabular-nums">{formatCount(count)}</span>
                  </summary>
                  {count > some.length && <p className="pl-3 text-fg-3">{t("runs.someOf", { count: some.length })}</p>}
                  <ul className="flex flex-wrap gap-x-3 gap-y-1 py-1 pl-3">
                    {some.map((run) => (
                      <li key={run}>
                        <Link href={runPath({ workflow, run, source })} className="link flex min-h-6 items-center" prefetch={false}>
                          {run}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
