"use client";
// Searches under a name: go to one, save the one that stands, share it with a queue of one's own, remove one's own.
import { asQueueId } from "@core/words/ids";
import { saveSearchInput } from "@core/words/search-trail";
import { t } from "@core/words/t";
import Link from "next/link";
import { type FormEvent, useRef, useState } from "react";
import { problemOf } from "@/components/data/problem";
import { useMe, useQueues } from "@/components/data/questions";
import { useSavedSearches, useSearchOrders } from "@/components/data/trail";
import { searchPath } from "@/components/trail/trail-search";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import type { SavedSearch } from "@/server/views/shapes-trail";

interface SavedSearchesProps {
  readonly q: string;
  readonly onClose: () => void;
}

export function SavedSearches({ q, onClose }: SavedSearchesProps) {
  const { data: me } = useMe();
  const maySave = me !== undefined && (me.may.review || me.may.manage || me.may.admin);
  return (
    <Sheet open onClose={onClose} title={t("trail.saved")}>
      <DialogBody className="grid content-start gap-5">
        {maySave && <SaveForm q={q} />}
        <List onClose={onClose} />
      </DialogBody>
    </Sheet>
  );
}

function SaveForm({ q }: { readonly q: string }) {
  const { save } = useSearchOrders();
  const { data: queues = [] } = useQueues();
  const [name, setName] = useState("");
  const [sharedWith, setSharedWith] = useState("");
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const mine = queues.filter((queue) => queue.member || queue.owner.you);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = saveSearchInput.shape.name.safeParse(name);
    if (!parsed.success) {
      setError(t("form.name"));
      field.current?.focus();
      return;
    }
    save.mutate(
      { id: crypto.randomUUID(), name: parsed.data, search: q, sharedWith: sharedWith === "" ? null : asQueueId(sharedWith) },
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
      <h3 className="text-small font-strong">{t("trail.saveNow")}</h3>
      <p className="mono break-words text-small text-fg-2">{q === "" ? t("trail.everything") : q}</p>
      <Field label={t("queue.name")} error={error}>
        {(control) => <Input {...control} ref={field} value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t("queue.forWhom")}>
        {(control) => (
          <Select {...control} value={sharedWith} onChange={({ target }) => setSharedWith(target.value)}>
            <option value="">{t("queue.onlyMe")}</option>
            {mine.map((queue) => (
              <option key={queue.id} value={queue.id}>
                {t("queue.everybodyIn", { queue: queue.name })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" look="primary" pending={save.isPending} className="justify-self-start">
        {t("trail.saveNow")}
      </Button>
    </form>
  );
}

function List({ onClose }: Pick<SavedSearchesProps, "onClose">) {
  const { data: searches, isError, refetch } = useSavedSearches();
  if (isError) {
    return (
      <p className="text-small text-fg-2">
        {t("queue.filtersNotRead")} <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>
      </p>
    );
  }
  if (searches === undefined) return null;
  if (searches.length === 0) return <p className="text-small text-fg-2">{t("trail.noSaved")}</p>;
  return (
    <ul className="border-b border-line">
      {searches.map((search) => (
        <SavedRow key={search.id} saved={search} onGo={onClose} />
      ))}
    </ul>
  );
}

function SavedRow({ saved, onGo }: { readonly saved: SavedSearch; readonly onGo: () => void }) {
  const { remove } = useSearchOrders();
  const { sharedWith, by } = saved;
  return (
    <li className="flex min-h-11 items-center gap-2 border-t border-line py-1">
      <span className="min-w-0 flex-1">
        <Link href={searchPath(saved.search)} onClick={onGo} className="link block truncate font-medium">
          {saved.name}
        </Link>
        <span className="mono block truncate text-micro text-fg-2">{saved.search}</span>
        {sharedWith !== null && (
          <span className="block truncate text-small text-fg-2">
            {by.you ? t("queue.youShare", { queue: sharedWith.name }) : t("queue.shares", { name: by.name, queue: sharedWith.name })}
          </span>
        )}
      </span>
      {by.you && (
        <Button look="quiet" size="small" pending={remove.isPending} onClick={() => remove.mutate({ id: saved.id })}>
          {t("queue.remove")}
        </Button>
      )}
    </li>
  );
}
