"use client";
// If the draft had been in force: levels, errors, hours, queues, people, rules, and every item that changes level. What was found stays while the next one runs.
import { t } from "@core/words/t";
import { useSimulation } from "@/components/data/simulations";
import { formatTenths } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { SidesRow, SidesTable, SimulatedErrors, SimulatedLevels } from "@/components/policy/simulation-levels";
import { SimulatedHours, SimulatedPeople, SimulatedQueues } from "@/components/policy/simulation-load";
import { SimulatedMoves } from "@/components/policy/simulation-moves";
import { SimulationRun } from "@/components/policy/simulation-run";
import type { SimulationFound } from "@/server/views/shapes-simulation";

export function SimulationPanel({ draft }: { readonly draft: string }) {
  const { data: simulation, isError } = useSimulation(draft);
  const found = simulation?.found ?? null;
  return (
    <section aria-label={t("policy.ifInForce")}>
      <h2 className="flex flex-wrap items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("policy.ifInForce")}
        {found?.first != null && (
          <span className="text-small font-regular text-fg-2">
            {t("policy.lastItems", { count: found.rows })} <TimeMark at={found.first} />
            {found.imported > 0 && ` · ${t("policy.ofThemImported", { count: found.imported })}`}
            {` · ${t("simulation.took", { seconds: formatTenths(found.tookMs / 1_000) })}`}
          </span>
        )}
      </h2>
      {isError && <p className="py-2 text-fg-2">{t("policy.notRead")}</p>}
      {simulation !== undefined && <SimulationRun draft={draft} simulation={simulation} />}
      {found?.stale === true && <StatusMark status="stale">{t("simulation.stale")}</StatusMark>}
      {found?.rows === 0 && <p className="py-2 text-fg-2">{t("policy.noHistory")}</p>}
      {found !== null && found.rows > 0 && <Found found={found} />}
    </section>
  );
}

function Found({ found }: { readonly found: SimulationFound }) {
  return (
    <>
      <SimulatedLevels found={found} />
      <SimulatedMoves found={found} />
      <SimulatedErrors found={found} />
      <SimulatedHours found={found} />
      <SimulatedQueues found={found} />
      <SimulatedPeople found={found} />
      {found.rules.length > 0 && (
        <details className="pt-3">
          <summary className="font-medium">{t("simulation.rules")}</summary>
          <SidesTable head={t("simulation.rule")} caption={t("simulation.rules")}>
            {found.rules.map(({ rule, before, after }) => (
              <SidesRow
                key={rule}
                head={<span className="mono break-words">{rule}</span>}
                before={before}
                after={after}
                missing={t("simulation.noSuchRule")}
              />
            ))}
          </SidesTable>
        </details>
      )}
    </>
  );
}
