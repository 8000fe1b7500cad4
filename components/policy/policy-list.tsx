"use client";
// The policies there are: what is in force of each, and who is changing them.
import { t } from "@core/words/t";
import Link from "next/link";
import { useImports } from "@/components/data/imports";
import { usePolicies } from "@/components/data/policies";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { PredictabilityAlarms } from "@/components/policy/predictability-alarm";
import { PredictabilityPanel } from "@/components/policy/predictability-panel";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export function PolicyList() {
  const { data: policies = [] } = usePolicies();
  const { data: imports } = useImports();
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-3 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("frame.policies")}</h1>
        <span className="flex-1" />
        <ButtonLink href="/policy/import" icon="download">
          {t(imports?.may ? "imports.title" : "imports.list")}
        </ButtonLink>
      </header>
      <PredictabilityAlarms />
      {policies.length === 0 ? (
        <Blank icon="sliders" title={t("policy.noWorkflow")}>
          <p>{t("policy.noWorkflowWhy")}</p>
        </Blank>
      ) : (
        <ul>
          {policies.map((one) => (
            <li key={one.workflow} className="border-b border-line">
              <Link
                href={`/policy/${encodeURIComponent(one.workflow)}`}
                className="flex flex-wrap items-center gap-x-6 gap-y-0.5 px-gutter py-2.5 hover:bg-hover"
              >
                <span className="min-w-40 flex-1 font-medium">{one.workflow}</span>
                <span className="text-fg-2">{t("policy.actionsAndRules", { actions: one.actions, rules: one.rules })}</span>
                <span className="w-40 text-fg-2 tabular-nums max-mid:w-auto">
                  {t("policy.version", { version: one.version })}, <TimeMark at={one.since} />
                </span>
                <span className="w-56 text-fg-2 max-mid:w-auto">
                  {one.asked > 0 ? (
                    <StatusMark status="attention">{t("policy.waitsForSecond", { count: one.asked })}</StatusMark>
                  ) : (
                    t("policy.draftsOpen", { count: one.drafts })
                  )}
                </span>
                <Icon name="right" className="text-fg-3 max-mid:hidden" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <PredictabilityPanel />
    </div>
  );
}
