"use client";
// The buttons of the decision bar, each on its key: for an item that awaits a decision, and for one of which nobody knows what happened.
import { t } from "@core/words/t";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Allowed } from "@/server/views/shapes";
import type { ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";
import { approveThing } from "./item-words";
import { MoreMenu } from "./more-menu";

/** Disabled with its reason, in the button's own words. */
const gate = (allowed: Allowed, stale: boolean) =>
  stale ? { disabled: true, hint: t("item.lookFirst") } : allowed.ok ? {} : { disabled: true, hint: allowed.reason };

export function DecideActions() {
  const { item, newer, send, open, work, pending } = useDesk();
  const { allowed } = item;
  const stale = newer !== null;
  const thing = approveThing(item);
  const note = work.note.trim() === "" ? null : work.note;
  const onlyPerson = item.level === "human_only";
  return (
    <>
      {onlyPerson ? (
        <Button
          size="large"
          look="primary"
          keyFirst
          shortcut="P"
          onClick={() => open("respond")}
          {...gate(allowed.respond, stale)}
          className="max-mid:flex-1"
        >
          {t("item.respondResult")}
        </Button>
      ) : (
        <Button
          size="large"
          look={allowed.approve.ok && !stale ? "primary" : "plain"}
          keyFirst
          shortcut="A"
          pending={pending}
          onClick={() => send({ type: "approve", note })}
          {...gate(allowed.approve, stale)}
          className="pr-3.5 max-mid:flex-1"
        >
          {thing === null ? t("item.approve") : t("item.approveThing", { thing })}
        </Button>
      )}
      {item.signKeys !== null && !onlyPerson && <SignKeysHint item={item} stale={stale} />}
      {!onlyPerson && (
        <Button size="large" keyFirst shortcut="E" onClick={() => open("edit")} {...gate(allowed.edit, stale)} className="max-mid:hidden">
          {t("item.edit")}
        </Button>
      )}
      <Button size="large" keyFirst shortcut="R" onClick={() => open("reject")} {...gate(allowed.reject, stale)}>
        {t("item.reject")}
      </Button>
      <Button size="large" keyFirst shortcut="Q" onClick={() => open("ask")} {...gate(allowed.ask, stale)} className="max-mid:hidden">
        {t("item.askAgent")}
      </Button>
      <Elsewhere />
    </>
  );
}

/** Ways that every item has: up, and what is rarer. */
function Elsewhere() {
  const { item, open } = useDesk();
  return (
    <>
      <Button
        size="large"
        keyFirst
        shortcut="X"
        onClick={() => open("escalate")}
        {...gate(item.allowed.escalate, false)}
        className="max-mid:hidden"
      >
        {t("item.escalate")}
      </Button>
      <MoreMenu />
    </>
  );
}

function SignKeysHint({ item, stale }: { readonly item: ItemView; readonly stale: boolean }) {
  const { signKeys, allowed } = item;
  if (signKeys === null || stale || !allowed.edit.ok) return null;
  const keys = signKeys.values.filter((value) => String(value).length === 1).map(String);
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <span className="flex items-center gap-1.5 px-1.5 text-fg-2 max-mid:hidden coarse:hidden">
      <Kbd>{first}</Kbd>
      <span className="text-fg-3">{t("item.to")}</span>
      <Kbd>{last}</Kbd>
      {t("item.signAnother", { argument: signKeys.argument.replaceAll("_", " ") })}
    </span>
  );
}

export function ReconcileActions() {
  const { item, open, send, pending } = useDesk();
  const { allowed } = item;
  return (
    <>
      <Button
        size="large"
        look={allowed.reconcile.ok ? "primary" : "plain"}
        onClick={() => open("reconcile")}
        {...gate(allowed.reconcile, false)}
        className="max-mid:flex-1"
      >
        {t("item.sayWhat")}
      </Button>
      {item.reconcileWhy === "reversal" && (
        <Button
          size="large"
          pending={pending}
          onClick={() => send({ type: "retryReversal" })}
          {...gate(allowed.retryReversal, false)}
          className="max-mid:hidden"
        >
          {t("item.retryReversal")}
        </Button>
      )}
      <Elsewhere />
    </>
  );
}
