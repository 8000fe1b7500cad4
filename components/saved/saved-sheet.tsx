"use client";
// What people keep under a name, filters of a queue and searches of the trail alike: save what stands now, for oneself or for a queue of one's own, and see all there is.
import { savedNameSchema } from "@core/words/decisions";
import { asQueueId, type QueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useMe, useQueues } from "@/components/data/questions";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";

interface Named {
  readonly name: string;
  readonly sharedWith: QueueId | null;
}

interface SavedSheetProps extends SaveFormProps, SavedListProps {
  readonly title: string;
  readonly onClose: () => void;
}

export function SavedSheet({ title, onClose, heading, verb, what, saving, onSave, answer, none, notRead, children }: SavedSheetProps) {
  const { data: me } = useMe();
  const maySave = me !== undefined && (me.may.review || me.may.manage || me.may.admin);
  return (
    <Sheet open onClose={onClose} title={title}>
      <DialogBody className="grid content-start gap-5">
        {maySave && <SaveForm heading={heading} verb={verb} what={what} saving={saving} onSave={onSave} />}
        <SavedList answer={answer} none={none} notRead={notRead}>
          {children}
        </SavedList>
      </DialogBody>
    </Sheet>
  );
}

interface SaveFormProps {
  readonly heading: string;
  /** What the button says. */
  readonly verb: string;
  /** What stands now, where the page behind does not show it. */
  readonly what?: ReactNode;
  readonly saving: boolean;
  readonly onSave: (
    named: Named,
    told: { readonly onSuccess: () => void; readonly onError: (fault: { readonly message: string }) => void },
  ) => void;
}

function SaveForm({ heading, verb, what, saving, onSave }: SaveFormProps) {
  const [name, setName] = useState("");
  const [sharedWith, setSharedWith] = useState("");
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = savedNameSchema.safeParse(name);
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message);
      field.current?.focus();
      return;
    }
    onSave(
      { name: parsed.data, sharedWith: sharedWith === "" ? null : asQueueId(sharedWith) },
      {
        onSuccess: () => {
          setName("");
          setError(undefined);
        },
        onError: (fault) => setError(fault.message),
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-2.5">
      <h3 className="text-small font-strong">{heading}</h3>
      {what}
      <Field label={t("queue.name")} error={error}>
        {(control) => <Input {...control} ref={field} value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <ShareField value={sharedWith} onChange={setSharedWith} />
      <Button type="submit" look="primary" pending={saving} className="justify-self-start">
        {verb}
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
        <Select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
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

interface SavedListProps {
  readonly answer: { readonly data: readonly unknown[] | undefined; readonly isError: boolean; readonly refetch: () => Promise<unknown> };
  readonly none: string;
  readonly notRead: string;
  /** The rows. */
  readonly children: ReactNode;
}

function SavedList({ answer: { data, isError, refetch }, none, notRead, children }: SavedListProps) {
  if (isError) {
    return (
      <p className="text-small text-fg-2">
        {notRead} <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>
      </p>
    );
  }
  if (data === undefined) return null;
  return data.length === 0 ? <p className="text-small text-fg-2">{none}</p> : <ul className="border-b border-line">{children}</ul>;
}
