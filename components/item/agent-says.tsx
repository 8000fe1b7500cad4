// What the agent says of itself: its own confidence, its signals, its claims. Usable as a hint, verified by nobody.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { formatShare } from "@/components/marks/format";
import { Icon } from "@/components/ui/icon";
import type { ItemView } from "@/server/views/shapes";
import { printName, printValue } from "./effect-rows";
import { Section } from "./section";
import { isReading } from "./what-happens";

export function AgentSays({ item }: { readonly item: ItemView }) {
  const { confidence, signals, claims } = item.revision;
  const shown = isReading(item) ? [] : Object.entries(signals);
  if (confidence === null && shown.length === 0 && claims.length === 0) return null;
  return (
    <Section title={t("item.agentSays")} sub={t("item.notVerified")}>
      {(confidence !== null || shown.length > 0) && (
        <dl className="flex flex-wrap gap-x-5 gap-y-1">
          {confidence !== null && <Said name={t("item.confidence")} value={formatShare(confidence)} />}
          {shown.map(([name, value]) => (
            <Said key={name} name={printName(name)} value={printValue(value)} />
          ))}
        </dl>
      )}
      {claims.length > 0 && (
        <ul className="mt-1.5 grid gap-0.5">
          {claims.map((claim) => (
            <li key={`${claim.subject}-${claim.predicate}`} className="flex flex-wrap items-baseline gap-x-2">
              <Icon name="circle" size={12} className="self-center text-fg-3" />
              <span className="mono">{revealText(claim.subject)}</span>
              {revealText(claim.predicate)}
              <span className="text-small text-fg-3">{t("item.claimNotCheck")}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Said({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="text-small text-fg-2">{name}</dt>
      <dd className="font-medium tabular-nums [overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}
