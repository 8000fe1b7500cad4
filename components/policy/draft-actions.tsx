"use client";
// What can be done with a draft: ask for a second person, sign and publish, give it back, drop it. What is signed stands in the dialog by its seal.
import { t } from "@core/words/t";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDraftOrders } from "@/components/data/policies";
import { Seal } from "@/components/marks/seal";
import { policyPath } from "@/components/policy/policy-paths";
import type { Saving } from "@/components/policy/use-draft";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { Allowed } from "@/server/views/shapes";
import type { PolicyDraftView } from "@/server/views/shapes-policy";

type Form = "ask" | "publish" | "giveBack" | "drop" | null;

const hintOf = (allowed: Allowed) => (allowed.ok ? {} : { disabled: true, hint: allowed.reason });

interface ActionsProps {
  readonly draft: PolicyDraftView;
  /** How what was typed was saved: only what is saved can be signed. What the server refused can still be dropped. */
  readonly saving: Saving;
  /** Nothing is on its way: an order names what the server has. */
  readonly settled: boolean;
}

export function DraftActions({ draft, saving, settled }: ActionsProps) {
  const [form, setForm] = useState<Form>(null);
  const { allowed } = draft;
  const asked = draft.state === "asked";
  const unsettled = settled ? {} : { disabled: true, hint: t("policy.saving") };
  const unsaved = saving === "refused" ? { disabled: true, hint: t("policy.notSaved") } : unsettled;
  return (
    <>
      {!asked && (
        <Button look="quiet" onClick={() => setForm("drop")} {...hintOf(allowed.drop)} {...unsettled}>
          {t("policy.drop")}
        </Button>
      )}
      {asked && (
        <Button onClick={() => setForm("giveBack")} {...hintOf(allowed.giveBack)}>
          {t(draft.askedBy?.you === true ? "policy.takeBack" : "policy.giveBack")}
        </Button>
      )}
      {asked || draft.tightening ? (
        <Button look="primary" icon="check" onClick={() => setForm("publish")} {...hintOf(allowed.publish)} {...unsaved}>
          {t(draft.tightening ? "policy.publish" : "policy.signAndPublish")}
        </Button>
      ) : (
        <Button look="primary" icon="send" onClick={() => setForm("ask")} {...hintOf(allowed.ask)} {...unsaved}>
          {t("policy.askSecond")}
        </Button>
      )}
      {form !== null && <DraftForm form={form} draft={draft} onClose={() => setForm(null)} />}
    </>
  );
}

interface FormProps {
  readonly form: Exclude<Form, null>;
  readonly draft: PolicyDraftView;
  readonly onClose: () => void;
}

const TITLES = { ask: "policy.askSecond", publish: "policy.signAndPublish", giveBack: "policy.giveBack", drop: "policy.drop" } as const;
const SENDS = { ask: "policy.ask", publish: "policy.publish", giveBack: "policy.giveBack", drop: "policy.drop" } as const;

function DraftForm({ form, draft: latest, onClose }: FormProps) {
  // As it was when this opened: what somebody writes meanwhile is not what is signed here, and the server says so.
  const [draft] = useState(latest);
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  const { send, pending, problem: refused } = useSendForm(form, draft, onClose);
  const problem = empty ? t("policy.sayWhy") : refused;
  // Whoever asked has said why; the second person signs that.
  const asks = form === "ask" || form === "giveBack" || (form === "publish" && draft.reason === null);
  const act = () => {
    const unsaid = asks && text.trim() === "";
    setEmpty(unsaid);
    if (!unsaid) send(text);
  };
  return (
    <FormDialog
      title={t(TITLES[form])}
      send={t(SENDS[form])}
      look={form === "drop" ? "danger" : "primary"}
      pending={pending}
      onSend={act}
      onClose={onClose}
    >
      {form === "drop" && <p>{t("policy.dropSure")}</p>}
      {(form === "ask" || form === "publish") && (
        <p className="flex flex-wrap items-center gap-3">
          <Seal hash={draft.hash} />
          {draft.findings.length > 0 && <span className="text-fg-2">{t("policy.warningsToo", { count: draft.findings.length })}</span>}
        </p>
      )}
      {form === "publish" && draft.reason !== null && <p>{draft.reason}</p>}
      {asks && (
        <Field label={t(form === "giveBack" ? "policy.whyBack" : "policy.why")} error={problem ?? undefined}>
          {(control) => <Textarea {...control} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      )}
      {!asks && problem !== null && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </FormDialog>
  );
}

function useSendForm(form: Exclude<Form, null>, draft: PolicyDraftView, onClose: () => void) {
  const { ask, publish, giveBack, drop } = useDraftOrders();
  const announce = useAnnounce();
  const router = useRouter();
  const seen = { draft: draft.id, version: draft.version };
  const order = { ask, publish, giveBack, drop }[form];
  const done = (words: string) => {
    announce(words);
    onClose();
  };
  const send = (text: string) => {
    // Not told by `mutate`: what was read anew may take this form away before the order counts as done. A refusal stands in it.
    const then = <Answer,>(sent: Promise<Answer>, after: (answer: Answer) => void) => void sent.then(after, () => {});
    if (form === "ask") then(ask.mutateAsync({ ...seen, reason: text }), () => done(t("policy.askedNow")));
    else if (form === "giveBack") then(giveBack.mutateAsync({ ...seen, text }), onClose);
    else if (form === "drop") then(drop.mutateAsync(seen), () => router.push(policyPath(draft.workflow)));
    else
      then(
        publish.mutateAsync({ ...seen, hash: draft.hash, warnings: draft.findings.length, reason: draft.reason === null ? text : null }),
        ({ policy }) => done(t("policy.publishedNow", { version: policy })),
      );
  };
  return { send, pending: order.isPending, problem: order.error?.message ?? null };
}
