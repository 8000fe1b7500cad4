"use client";
// What is signed, and every way to decide: the bar never scrolls away. A form opens in it, above the keys, so that the item stays in sight.
import { SECOND } from "@core/words/time";
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef } from "react";
import { useNow, useZone } from "@/components/marks/clock";
import { formatTime } from "@/components/marks/format";
import { Seal } from "@/components/marks/seal";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { Allowed, ItemView } from "@/server/views/shapes";
import { ClosedActions, closedWords } from "./closed-bar";
import { useDesk } from "./desk";
import { EditActions } from "./edit-actions";
import { approveThing, isClosed } from "./item-words";
import { MoreMenu } from "./more-menu";

const loadForm = () => import("./order-form").then(({ OrderForm }) => ({ default: OrderForm }));
const OrderForm = lazy(loadForm);

interface DecisionBarProps {
  /** Skip, next and previous: only where there is a list. */
  readonly walking?: ReactNode;
}

export function DecisionBar({ walking }: DecisionBarProps) {
  const { item, work } = useDesk();
  const { mode } = work;
  // The forms come in a chunk of their own, fetched once the screen has settled, so that a key finds them there.
  useEffect(() => {
    const idle = setTimeout(() => void loadForm(), 300);
    return () => clearTimeout(idle);
  }, []);
  const formed = mode !== null && mode !== "edit" && mode !== "note";
  return (
    <section
      aria-label="Decision"
      className="z-2 grid grid-cols-[minmax(0,1fr)] gap-[9px] border-t border-line-2 bg-surface pt-[9px] pr-4 pb-3 pl-6 shadow-dock max-mid:gap-2 max-mid:px-3 max-mid:pt-2"
    >
      <Signs />
      {work.note !== "" || mode === "note" ? <Note /> : null}
      {formed ? (
        <Suspense fallback={null}>
          <OrderForm key={`${item.id} ${mode}`} mode={mode} />
        </Suspense>
      ) : (
        <div className="flex flex-wrap items-center gap-1.5 max-mid:flex-nowrap">
          {mode === "edit" ? (
            <EditActions />
          ) : isClosed(item) ? (
            <ClosedActions />
          ) : item.purpose === "reconcile" ? (
            <ReconcileActions />
          ) : (
            <DecideActions />
          )}
          <span className="flex-1 max-mid:hidden" />
          <span className="contents max-mid:hidden">{walking}</span>
        </div>
      )}
    </section>
  );
}

/** The line that says what a decision would sign, or why nothing can be signed. */
function Signs() {
  const { item, newer, pending, open, work } = useDesk();
  return (
    <div className="flex min-h-6 min-w-0 items-center gap-2.5 text-small text-fg-2">
      {pending ? <span role="status">Sending, the answer is on its way.</span> : <Signing item={item} newer={newer} />}
      <span className="flex-1" />
      {item.purpose === "decide" && work.mode !== "note" && work.note === "" && (
        <Button look="quiet" size="small" shortcut="N" onClick={() => open("note")} className="max-mid:hidden">
          Add a note
        </Button>
      )}
    </div>
  );
}

const Warned = ({ children }: { readonly children: ReactNode }) => (
  <span className="flex min-w-0 items-center gap-1.5 text-warn">
    <Icon name="triangle" size={14} />
    <span className="min-w-0">{children}</span>
  </span>
);

function Signing({ item, newer }: { readonly item: ItemView; readonly newer: ItemView | null }) {
  const zone = useZone();
  const now = useNow("minute");
  const { work } = useDesk();
  if (newer !== null) {
    return (
      <Warned>
        Nothing can be signed: revision {item.revision.number} is no longer what{" "}
        {newer.revision.by.kind === "agent" ? "the agent proposes" : "is proposed"}.
      </Warned>
    );
  }
  if (isClosed(item)) return <span>{closedWords(item)}</span>;
  if (item.purpose === "reconcile") return <span>Nothing is signed here: say what happened, and how you know.</span>;
  const { approve } = item.allowed;
  if (!approve.ok) {
    return (
      <span className="flex min-w-0 items-center gap-1.5">
        <Icon name="lock" size={14} />
        <span className="min-w-0">{approve.reason}</span>
      </span>
    );
  }
  const until = item.ruling === null ? null : formatTime(now + (item.ruling.recallS + item.ruling.grantS) * SECOND, zone);
  const last = item.votes + 1 >= item.quorum;
  return (
    <>
      <span className="whitespace-nowrap">You sign</span>
      <Seal hash={item.revisionHash} signed copyable />
      <span className="whitespace-nowrap text-fg-3 max-mid:hidden">
        {work.mode === "edit" ? `revision ${item.revision.number}, or your own` : `revision ${item.revision.number}`}
      </span>
      <span className="ml-2 truncate max-mid:hidden">
        {last ? (
          <>
            Approve lets {item.agent.name} run <span className="mono">{item.action}</span> once{until === null ? "" : `, until ${until}`}.
          </>
        ) : (
          <>
            Your signature is {item.votes + 1} of {item.quorum}. Nothing runs before all have signed.
          </>
        )}
      </span>
    </>
  );
}

function Note() {
  const { work, change, open } = useDesk();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (work.mode === "note") field.current?.focus();
  }, [work.mode]);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-2.5 text-small">
      <label htmlFor={id} className="pt-1.5 font-medium">
        Note
      </label>
      <Textarea
        id={id}
        ref={field}
        rows={1}
        maxLength={4_000}
        value={work.note}
        placeholder="Goes on the trail with your approval"
        onChange={(event) => change({ note: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          open(null);
        }}
      />
      <Button
        look="quiet"
        size="small"
        iconOnly
        icon="x"
        onClick={() => {
          change({ note: "" });
          open(null);
        }}
      >
        Remove the note
      </Button>
    </div>
  );
}

/** Disabled with its reason, in the button's own words. */
export const gate = (allowed: Allowed, stale: boolean) =>
  stale ? { disabled: true, hint: "Look at the new revision first." } : allowed.ok ? {} : { disabled: true, hint: allowed.reason };

function DecideActions() {
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
          Respond with the result
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
          Approve{thing === null ? "" : ` ${thing}`}
        </Button>
      )}
      {item.signKeys !== null && !onlyPerson && <SignKeysHint item={item} stale={stale} />}
      {!onlyPerson && (
        <Button size="large" keyFirst shortcut="E" onClick={() => open("edit")} {...gate(allowed.edit, stale)} className="max-mid:hidden">
          Edit
        </Button>
      )}
      <Button size="large" keyFirst shortcut="R" onClick={() => open("reject")} {...gate(allowed.reject, stale)}>
        Reject
      </Button>
      <Button size="large" keyFirst shortcut="Q" onClick={() => open("ask")} {...gate(allowed.ask, stale)} className="max-mid:hidden">
        Ask agent
      </Button>
      <Button
        size="large"
        keyFirst
        shortcut="X"
        onClick={() => open("escalate")}
        {...gate(allowed.escalate, false)}
        className="max-mid:hidden"
      >
        Escalate
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
      <kbd className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-1 border border-b-2 border-line-2 bg-surface px-1 font-sans text-micro font-medium">
        {first}
      </kbd>
      <span className="text-fg-3">to</span>
      <kbd className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-1 border border-b-2 border-line-2 bg-surface px-1 font-sans text-micro font-medium">
        {last}
      </kbd>
      sign another {signKeys.argument.replaceAll("_", " ")}
    </span>
  );
}

function ReconcileActions() {
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
        Say what happened
      </Button>
      {item.reconcileWhy === "reversal" && (
        <Button size="large" pending={pending} onClick={() => send({ type: "retryReversal" })} {...gate(allowed.retryReversal, false)}>
          Have it taken back again
        </Button>
      )}
      <Button
        size="large"
        keyFirst
        shortcut="X"
        onClick={() => open("escalate")}
        {...gate(allowed.escalate, false)}
        className="max-mid:hidden"
      >
        Escalate
      </Button>
      <MoreMenu />
    </>
  );
}
