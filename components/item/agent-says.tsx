// What the agent says of itself: its own confidence, its signals, its claims. Usable as a hint, verified by nobody.
import { t } from "@core/words/t";
import { formatShare } from "@/components/marks/format";
import type { ItemView } from "@/server/views/shapes-item";
import { printName, printValue } from "./effect-rows";
import { Section } from "./section";
import { isReading } from "./what-happens";

export function AgentSays({ item }: { readonly item: ItemView }) {
  const { confidence, signals } = item.revision;
  const shown = isReading(item) ? [] : Object.entries(signals);
  if (confidence === null && shown.length === 0) return null;
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
