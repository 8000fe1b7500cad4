"use client";
// Who works a queue: whether they are there, what they hold, how long that will keep them, and how much they may hold.
import { asPersonId } from "@core/words/ids";
import { durationWords } from "@core/words/labels";
import { MOST_IN_HAND } from "@core/words/load";
import { t } from "@core/words/t";
import { MINUTE } from "@core/words/time";
import { useState } from "react";
import { useLimitPerson } from "@/components/data/load";
import { formatCount } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { LoadedPerson, QueueLoad } from "@/server/views/shapes-load";

const COLUMNS = "grid grid-cols-[minmax(0,1fr)_minmax(96px,0.7fr)_minmax(88px,0.6fr)_minmax(132px,0.7fr)] items-center gap-x-4";

export function LoadPeople({ queue }: { readonly queue: QueueLoad }) {
  const [limiting, setLimiting] = useState<LoadedPerson | null>(null);
  const present = queue.people.filter((person) => person.present).length;
  return (
    <section aria-label={t("load.people")}>
      <h2 className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1.5 font-strong">
        {t("load.people")}
        <span className="text-small font-regular text-fg-2">
          {present === 0 ? t("load.nobodyOnDuty") : t("load.peopleOnDuty", { count: present })}
          {!queue.openNow && `, ${t("load.closedNow")}`}
        </span>
      </h2>
      {queue.people.length === 0 && <p className="py-2 text-fg-2">{t("load.nobody")}</p>}
      <ul>
        {queue.people.map((person) => (
          <PersonRow key={person.id} person={person} onLimit={() => setLimiting(person)} />
        ))}
      </ul>
      {limiting !== null && <LimitDialog person={limiting} onClose={() => setLimiting(null)} />}
    </section>
  );
}

function PersonRow({ person, onLimit }: { readonly person: LoadedPerson; readonly onLimit: () => void }) {
  const { present, holding, here, loadMs, limit, mayLimit, name } = person;
  const full = limit !== null && holding >= limit;
  return (
    <li className={cn(COLUMNS, "min-h-11 border-b border-line py-1.5 max-mid:grid-cols-2 max-mid:gap-y-1")}>
      <span className="flex min-w-0 items-center gap-2">
        <PersonMark person={person} self="name" />
        {!present && <StatusMark status="plain">{t("load.absent")}</StatusMark>}
      </span>
      <span className="tabular-nums max-mid:text-right">
        {t("load.holds")} {formatCount(holding)}
        {here !== holding && (
          <span className="block text-small text-fg-3">
            {formatCount(here)} {t("load.here")}
          </span>
        )}
      </span>
      <span className="text-fg-2 tabular-nums">{loadMs > 0 && t("load.workOf", { time: durationWords(Math.max(MINUTE, loadMs)) })}</span>
      <span className="flex items-center justify-end gap-2 tabular-nums">
        {full && <StatusMark status="attention">{t("load.full")}</StatusMark>}
        <span className={limit === null ? "text-small text-fg-3" : ""}>
          {limit === null ? t("load.noLimit") : `${t("load.limit")} ${formatCount(limit)}`}
        </span>
        {mayLimit && (
          <Button look="quiet" onClick={onLimit}>
            {t("load.changeLimit")}
            <span className="sr-only"> {t("load.limitOf", { name })}</span>
          </Button>
        )}
      </span>
    </li>
  );
}

function LimitDialog({ person, onClose }: { readonly person: LoadedPerson; readonly onClose: () => void }) {
  const { name, id, limit } = person;
  const send = useLimitPerson();
  const announce = useAnnounce();
  const [text, setText] = useState(limit === null ? "" : String(limit));
  const wanted = text.trim() === "" ? null : Number(text.trim());
  const wrong = wanted !== null && (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST_IN_HAND);
  const save = () => {
    if (wrong) return;
    const onSuccess = () => {
      announce(t("load.limitSet", { name }));
      onClose();
    };
    send.mutate({ person: asPersonId(id), limit: wanted }, { onSuccess });
  };
  return (
    <FormDialog
      title={t("load.limitOf", { name })}
      send={t("load.setLimit")}
      pending={send.isPending}
      barred={wrong ? t("load.limitWrong") : undefined}
      onSend={save}
      onClose={onClose}
    >
      <Field
        label={t("load.limit")}
        hint={t("load.limitWhat", { name })}
        error={wrong ? t("load.limitWrong") : (send.error?.message ?? undefined)}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="max-w-32 text-right tabular-nums"
          />
        )}
      </Field>
    </FormDialog>
  );
}
