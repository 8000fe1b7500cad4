"use client";
// What people said of a draft, and a field to say something. It changes nothing of the draft.
import { t } from "@core/words/t";
import { useState } from "react";
import { useDraftOrders } from "@/components/data/policies";
import { PersonMark } from "@/components/marks/person-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import type { PolicyDraftView } from "@/server/views/shapes-policy";

export function DraftComments({ draft }: { readonly draft: PolicyDraftView }) {
  const [text, setText] = useState("");
  const { comment } = useDraftOrders();
  const send = () => comment.mutate({ draft: draft.id, text }, { onSuccess: () => setText("") });
  return (
    <section aria-label={t("policy.comments")}>
      <h2 className="border-b border-line pb-1.5 font-strong">
        {t("policy.comments")} <span className="text-small font-regular text-fg-3 tabular-nums">{draft.comments.length}</span>
      </h2>
      <ul>
        {draft.comments.map(({ id, person, at, text: said }) => (
          <li key={id} className="border-b border-line py-2">
            <p className="flex items-center gap-2 text-small text-fg-2">
              <PersonMark person={person} self="name" /> <TimeMark at={at} />
            </p>
            <p className="whitespace-pre-wrap break-words">{said}</p>
          </li>
        ))}
      </ul>
      {draft.allowed.comment.ok && (
        <form
          className="grid gap-2 pt-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") send();
          }}
        >
          <Field label={t("policy.comment")} error={comment.error?.message}>
            {(control) => <Textarea {...control} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <span>
            <Button type="submit" pending={comment.isPending}>
              {t("policy.say")}
            </Button>
          </span>
        </form>
      )}
    </section>
  );
}
