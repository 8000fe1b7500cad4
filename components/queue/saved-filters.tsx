"use client";
// Filters under a name: go to one, save the one that stands, share it with a queue of one's own, rename or remove one's own.
import { saveFilterInput } from "@core/words/decisions";
import { asQueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { type FormEvent, useRef, useState } from "react";
import { problemOf } from "@/components/data/problem";
import { useMe, useQueues, useSavedFilters } from "@/components/data/questions";
import { useTRPC } from "@/components/data/trpc";
import { filterPath } from "@/components/queue/queue-filters";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import type { SavedFilter } from "@/server/views/shapes-queue";

interface SavedFiltersProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The filter that stands in the address now. */
  readonly now: SavedFilter["query"];
}

export function SavedFilters({ open, onClose, now }: SavedFiltersProps) {
  const { data: me } = useMe();
  const maySave = me !== undefined && (me.may.review || me.may.manage || me.may.admin);
  return (
    <Sheet open={open} onClose={onClose} title={t("frame.savedFilters")}>
      <DialogBody className="grid content-start gap-5">
        {maySave && <SaveForm now={now} />}
        <List onClose={onClose} />
      </DialogBody>
    </Sheet>
  );
}

/** Both change the list that is shown. */
function useFilterOrders() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.filters.list.queryKey() });
  return {
    save: useMutation(trpc.filters.save.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.filters.remove.mutationOptions({ onSuccess })),
  };
}

function SaveForm({ now }: Pick<SavedFiltersProps, "now">) {
  const { save } = useFilterOrders();
  const [name, setName] = useState("");
  const [sharedWith, setSharedWith] = useState<string>("");
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = saveFilterInput.shape.name.safeParse(name);
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message);
      field.current?.focus();
      return;
    }
    save.mutate(
      {
        id: crypto.randomUUID(),
        name: parsed.data,
        query: { ...now, queueId: now.queueId === null ? null : asQueueId(now.queueId) },
        sharedWith: sharedWith === "" ? null : asQueueId(sharedWith),
      },
      {
        onSuccess: () => {
          setName("");
          setError(undefined);
        },
        onError: (fault) => {
          const problem = problemOf(fault);
          setError(problem.kind === "refused" ? problem.text : t("queue.notSaved"));
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-2.5">
      <h3 className="text-small font-strong">{t("queue.saveNow")}</h3>
      <Field label={t("queue.name")} error={error}>
        {(control) => <Input {...control} ref={field} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <ShareField value={sharedWith} onChange={setSharedWith} />
      <Button type="submit" look="primary" pending={save.isPending} className="justify-self-start">
        {t("queue.save")}
      </Button>
    </form>
  );
}

function ShareField({ value, onChange }: { readonly value: string; readonly onChange: (queue: string) => void }) {
  const { data: queues = [] } = useQueues();
  const mine = queues.filter((queue) => queue.member || queue.owner.you);
  return (
    <Field label={t("queue.forWhom")}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t("queue.onlyMe")}</option>
          {mine.map((queue) => (
            <option key={queue.id} value={queue.id}>
              {t("queue.everybodyIn", { queue: queue.name })}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function List({ onClose }: { readonly onClose: () => void }) {
  const { data: filters, isError, refetch } = useSavedFilters();
  if (isError) {
    return (
      <p className="text-small text-fg-2">
        {t("queue.filtersNotRead")} <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>
      </p>
    );
  }
  if (filters === undefined) return null;
  if (filters.length === 0) return <p className="text-small text-fg-2">{t("queue.noFilters")}</p>;
  return (
    <ul className="border-b border-line">
      {filters.map((filter) => (
        <SavedRow key={filter.id} filter={filter} onGo={onClose} />
      ))}
    </ul>
  );
}

function SavedRow({ filter, onGo }: { readonly filter: SavedFilter; readonly onGo: () => void }) {
  const { save, remove } = useFilterOrders();
  const [name, setName] = useState<string | null>(null);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    const parsed = saveFilterInput.shape.name.safeParse(name);
    if (!parsed.success) return;
    const { id, query, sharedWith } = filter;
    save.mutate(
      {
        id,
        name: parsed.data,
        query: { ...query, queueId: query.queueId === null ? null : asQueueId(query.queueId) },
        sharedWith: sharedWith === null ? null : asQueueId(sharedWith.id),
      },
      { onSuccess: () => setName(null) },
    );
  };
  if (name !== null) {
    return (
      <li className="border-t border-line py-2">
        <form onSubmit={rename} className="flex items-center gap-2">
          <Input aria-label={t("queue.newName")} autoFocus value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
          <Button type="submit" pending={save.isPending}>
            {t("queue.rename")}
          </Button>
          <Button look="quiet" onClick={() => setName(null)}>
            {t("item.cancel")}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex min-h-11 items-center gap-2 border-t border-line py-1">
      <span className="min-w-0 flex-1">
        <Link href={filterPath(filter.query)} onClick={onGo} className="link block truncate font-medium">
          {filter.name}
        </Link>
        {filter.sharedWith !== null && (
          <span className="block truncate text-small text-fg-2">
            {filter.by.you
              ? t("queue.youShare", { queue: filter.sharedWith.name })
              : t("queue.shares", { name: filter.by.name, queue: filter.sharedWith.name })}
          </span>
        )}
      </span>
      {filter.by.you && (
        <>
          <Button look="quiet" size="small" onClick={() => setName(filter.name)}>
            {t("queue.rename")}
          </Button>
          <Button look="quiet" size="small" pending={remove.isPending} onClick={() => remove.mutate({ id: filter.id })}>
            {t("queue.remove")}
          </Button>
        </>
      )}
    </li>
  );
}
