"use client";
// Forms that hand an item on in time or to others: later, delegate, move.
import { suspendInput } from "@core/words/decisions";
import { plural } from "@core/words/labels";
import { useColleagues, useQueues } from "@/components/data/questions";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Field, Input } from "@/components/ui/field";
import type { ItemView } from "@/server/views/shapes";
import { Choices } from "./choices";
import { Colleagues } from "./colleagues";
import { check, FormShell, ready, useWords } from "./form-shell";
import { LATER_CHOICES, laterAt, localInputValue } from "./later";

export function LaterForm() {
  const zone = useZone();
  const now = useNow("minute");
  const { text, setText, choice, choose } = useWords("later");
  const untilMs = laterAt(choice ?? "hour", now);
  const reason = check(suspendInput.shape.reason, text);
  const order =
    untilMs === null
      ? { missing: "Choose a time that is still to come." }
      : ready(reason, (value) => ({ type: "suspend", untilMs, reason: value }));
  return (
    <FormShell
      title="Later: until when do you set it aside?"
      verb={untilMs === null ? "Set aside" : `Set aside until ${formatWhen(untilMs, now, zone)}`}
      ready={order}
    >
      <Choices label="Until" choices={LATER_CHOICES} value={choice ?? "hour"} onChoose={choose} />
      <div className="grid gap-2.5 mid:grid-cols-[220px_minmax(0,1fr)]">
        <Field label="Or at">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={untilMs === null ? "" : localInputValue(untilMs)}
              onChange={(event) => choose(event.target.value)}
            />
          )}
        </Field>
        <Field label="What you wait for">
          {(control) => <Input {...control} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />}
        </Field>
      </div>
      <p className="text-small text-fg-3">You keep holding it, and its ladder waits. At the deadline it is still answered by the policy.</p>
    </FormShell>
  );
}

export function DelegateForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("delegate");
  const { data: people } = useColleagues(item.id, true);
  const chosen = people?.find((person) => person.id === choice);
  const order =
    chosen === undefined
      ? { missing: "Choose who takes it over." }
      : { order: { type: "delegate", to: chosen.id, toName: chosen.name } as const };
  return (
    <FormShell
      title="Delegate: who takes this one over?"
      verb={chosen === undefined ? "Delegate" : `Delegate to ${chosen.name}`}
      ready={order}
    >
      <Colleagues
        itemId={item.id}
        none="Nobody else may decide this item. Escalate it, or move it to another queue."
        value={choice}
        onChoose={choose}
      />
    </FormShell>
  );
}

export function MoveForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("move");
  const { data: queues } = useQueues();
  const others = (queues ?? []).filter((queue) => queue.id !== item.queue);
  const chosen = others.find((queue) => queue.id === choice);
  const order =
    chosen === undefined ? { missing: "Choose a queue." } : { order: { type: "move", to: chosen.id, toName: chosen.name } as const };
  return (
    <FormShell title="Move: which queue is it for?" verb={chosen === undefined ? "Move" : `Move to ${chosen.name}`} ready={order}>
      {others.length === 0 && <p className="text-fg-2">There is no other queue that you may see.</p>}
      <Choices
        label="Queue"
        choices={others.map((queue) => ({
          value: queue.id,
          label: queue.name,
          hint: `${queue.owner.you ? "you answer" : `${queue.owner.name} answers`} for it, ${plural(queue.open, "open item")}`,
        }))}
        value={choice}
        onChoose={choose}
      />
    </FormShell>
  );
}
