// A policy to read: boundaries, thresholds and rules with all that they ask for, and the registry that says what is known of each action.
import type { Boundary, PolicyVersion, Rule } from "@core/policy/policy";
import type { RegistryAction, RegistryVersion } from "@core/policy/registry";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { LevelMark } from "@/components/marks/level-mark";
import { ArgumentsTable } from "@/components/policy/arguments-table";
import { labelOf, type PolicyDocuments } from "@/components/policy/documents";
import { fieldName, requireWords, stepsWords, valueWords } from "@/components/policy/field-words";
import { Part } from "@/components/policy/part";
import { reasonIn, thresholdWords } from "@/components/policy/policy-words";

/** Ids by name, where the name is known. */
type People = Readonly<Record<string, string>>;

interface PolicyReadProps extends PolicyDocuments {
  readonly people: People;
}

export function PolicyRead({ policy, registry, people }: PolicyReadProps) {
  const thresholds = Object.entries(policy.thresholds);
  const boundaries = Object.entries(policy.boundaries);
  return (
    <>
      <Part title={t("policy.boundaries")} count={boundaries.length}>
        {boundaries.map(([action, boundary]) => (
          <div key={action} className={ROW}>
            <LevelMark level={boundary.level} className="h-5 justify-self-start" />
            <div className="min-w-0">
              <p className="[overflow-wrap:anywhere]">
                {labelOf(registry, action)} <span className="mono text-fg-2">{revealLine(action)}</span>
              </p>
              <Fields fields={boundaryFields(boundary, policy, people)} />
            </div>
          </div>
        ))}
        <Fields fields={[["sampling_floor", policy.sampling_floor]]} className="py-2" />
      </Part>
      <Part title={t("policy.thresholds")} count={thresholds.length}>
        {thresholds.map(([name, threshold]) => (
          <div
            key={name}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-2 mid:grid-cols-[200px_minmax(0,26rem)_7rem]"
          >
            <span className="min-w-0 mono [overflow-wrap:anywhere]">{name}</span>
            <span className="min-w-0 text-fg-2 max-mid:order-last max-mid:col-span-full">{threshold.label}</span>
            <span className="text-right tabular-nums">{thresholdWords(threshold)}</span>
          </div>
        ))}
      </Part>
      <Part title={t("policy.rules")} count={policy.rules.length}>
        {policy.rules.map((rule) => (
          <RuleRead key={rule.id} rule={rule} policy={policy} />
        ))}
      </Part>
    </>
  );
}

/** The level stands first, where the eye runs down. */
const ROW = "grid items-start gap-x-6 gap-y-1 border-b border-line py-2 mid:grid-cols-[120px_minmax(0,1fr)]";

function RuleRead({ rule, policy }: { readonly rule: Rule; readonly policy: PolicyVersion }) {
  const more = requireWords(rule.require);
  return (
    <div className={ROW}>
      {rule.require.level === undefined ? (
        <span className="max-mid:hidden" />
      ) : (
        <LevelMark level={rule.require.level} className="h-5 justify-self-start" />
      )}
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">{reasonIn(rule.reason, policy)}</p>
        <p className="mono text-fg-2 [overflow-wrap:anywhere]">{rule.when}</p>
        <p className="text-small text-fg-2 [overflow-wrap:anywhere]">
          {[rule.actions === null ? "" : rule.actions.map(revealLine).join(", "), more].filter((words) => words !== "").join(" · ")}
        </p>
      </div>
    </div>
  );
}

type Field = readonly [name: string, value: Json];

/** Fields side by side, each under its name; what says nothing is left out. */
function Fields({ fields, className = "" }: { readonly fields: readonly Field[]; readonly className?: string }) {
  const saying = fields.filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0));
  return (
    <dl className={`flex flex-wrap gap-x-4 text-small text-fg-2 ${className}`}>
      {saying.map(([name, value]) => (
        <div key={name} className="flex min-w-0 gap-1.5">
          <dt className="text-fg-3">{fieldName(name)}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere] tabular-nums">{valueWords(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function boundaryFields({ level: _level, accepted_risk, ...boundary }: Boundary, policy: PolicyVersion, people: People): readonly Field[] {
  const named = (id: string) => people[id] ?? id;
  const risk = accepted_risk === null ? null : { reason: accepted_risk.reason, owner: named(accepted_risk.owner) };
  return Object.entries({
    ...boundary,
    quorum: boundary.quorum === 1 ? null : boundary.quorum,
    queue: boundary.queue ?? policy.queue,
    owner: boundary.owner === null ? null : named(boundary.owner),
    exclude: boundary.exclude.map(named),
    accepted_risk: risk,
  });
}

export function RegistryRead({ registry }: { readonly registry: RegistryVersion }) {
  return (
    <>
      {Object.entries(registry.actions).map(([name, action]) => (
        <ActionRead key={name} name={name} action={action} />
      ))}
      {registry.steps !== undefined && (
        <p className="text-small [overflow-wrap:anywhere]">
          <span className="text-fg-2">{t("declaredSteps.title")}</span> {stepsWords(registry.steps)}
        </p>
      )}
    </>
  );
}

function ActionRead({ name, action }: { readonly name: string; readonly action: RegistryAction }) {
  return (
    <Part title={revealLine(action.label ?? name)} count={Object.keys(action.facts).length}>
      <p className="py-1.5 text-fg-2 [overflow-wrap:anywhere]">
        <span className="mono">{revealLine(name)}</span> · {t(`marks.${action.reversibility}`)}
        {action.reversal_window_s > 0 && ` · ${durationWords(action.reversal_window_s * SECOND)}`}
        {action.reversal !== null && ` · ${action.reversal}`}
      </p>
      {Object.entries(action.facts).map(([fact, { type, from, required, label }]) => (
        <div
          key={fact}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-1.5 mid:grid-cols-[170px_minmax(0,1fr)_70px_minmax(0,200px)_70px]"
        >
          <span className="min-w-0 mono [overflow-wrap:anywhere]">{fact}</span>
          <span className="min-w-0 text-fg-2 max-mid:order-3 max-mid:col-span-full max-mid:empty:hidden">{label}</span>
          <span className="text-fg-2 max-mid:text-right">{type}</span>
          <span className="min-w-0 mono text-fg-2 [overflow-wrap:anywhere] max-mid:order-2">{from}</span>
          <span className="text-small text-fg-2 max-mid:order-2 max-mid:text-right">
            {t(required ? "policy.required" : "policy.optional")}
          </span>
        </div>
      ))}
      {action.at_risk !== null && (
        <p className="border-b border-line py-1.5">
          <span className="text-fg-2">{t("registry.atRisk")}</span>{" "}
          <span className="mono [overflow-wrap:anywhere]">
            {action.at_risk.amount} {action.at_risk.currency}
          </span>
        </p>
      )}
      {action.arguments_schema !== null && (
        <details className="border-b border-line py-1.5">
          <summary className="text-fg-2">{t("registry.arguments")}</summary>
          <ArgumentsTable schema={action.arguments_schema} />
        </details>
      )}
    </Part>
  );
}
