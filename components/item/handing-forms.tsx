"use client";
// Forms that hand an item on in time or to others: later, delegate, move.
import { suspendInput } from "@core/words/decisions";
import { t } from "@core/words/t";
import { useColleagues, useQueues } from "@/components/data/questions";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Field, Input } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes-item";
import { Choices } from "./choices";
import { Colleagues } from "./colleagues";
import { check, FormShell, ready, useWords } from "./form-shell";
import { laterAt, laterChoices, localInputValue } from "./later";
import { QueueChoices } from "./queue-choices";

export function LaterForm() {
  const zone = useZone();
  const now = useNow("minute");
  const { text, setText, choice, choose } = useWords("later");
  const untilMs = laterAt(choice ?? "hour", now);
  const reason = check(suspendInput.shape.reason, text);
  const order =
    untilMs === null ? { missing: t("handing.timeToCome") } : ready(reason, (value) => ({ type: "suspend", untilMs, reason: value }));
  return (
    <FormShell
      title={t("handing.untilWhen")}
      verb={untilMs === null ? t("handing.setAside") : t("handing.setAsideUntil", { when: formatWhen(untilMs, now, zone) })}
      ready={order}
    >
      <Choices label={t("handing.until")} choices={laterChoices()} value={choice ?? "hour"} onChoose={choose} />
      <div className="grid gap-2.5 mid:grid-cols-[220px_minmax(0,1fr)]">
        <Field label={t("handing.orAt")}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={untilMs === null ? "" : localInputValue(untilMs)}
              onChange={(event) => choose(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("handing.waitFor")}>
          {(control) => <Input {...control} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />}
        </Field>
      </div>
      <p className="text-small text-fg-3">{t("handing.keepHolding")}</p>
    </FormShell>
  );
}

export function DelegateForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("delegate");
  const { data: people } = useColleagues(item.id, true);
  const chosen = people?.find((person) => person.id === choice);
  const order =
    chosen === undefined
      ? { missing: t("handing.chooseTaker") }
      : { order: { type: "delegate", to: chosen.id, toName: chosen.name } as const };
  return (
    <FormShell
      title={t("handing.whoTakes")}
      verb={chosen === undefined ? t("item.delegate") : t("handing.delegateTo", { name: chosen.name })}
      ready={order}
    >
      <Colleagues itemId={item.id} none={t("handing.nobodyElse")} value={choice} onChoose={choose} />
    </FormShell>
  );
}

export function MoveForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("move");
  const { data: queues } = useQueues();
  const others = (queues ?? []).filter((queue) => queue.id !== item.queue);
  const chosen = others.find((queue) => queue.id === choice);
  const order =
    chosen === undefined ? { missing: t("handing.chooseQueue") } : { order: { type: "move", to: chosen.id, toName: chosen.name } as const };
  return (
    <FormShell
      title={t("handing.whichQueue")}
      verb={chosen === undefined ? t("item.move") : t("handing.moveTo", { queue: chosen.name })}
      ready={order}
    >
      <QueueChoices queues={others} value={choice} onChoose={choose} />
    </FormShell>
  );
}
