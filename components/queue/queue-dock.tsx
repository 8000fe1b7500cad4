"use client";
// Orders over many items, from the choice to what came of it: the bar, the dialogs that ask what they need, and what is said.
import { type MessageKey, t } from "@core/words/t";
import { useState } from "react";
import { type BulkOrder, type BulkResult, type ChosenRow, useBulk } from "@/components/data/bulk";
import { useNow } from "@/components/marks/clock";
import { BulkBar, type BulkVerb, type Matching } from "@/components/queue/bulk-bar";
import { BulkOutcome, type Outcome, undoable } from "@/components/queue/bulk-outcome";
import { BulkProgress } from "@/components/queue/bulk-progress";
import { DelegateDialog } from "@/components/queue/delegate-dialog";
import { MoveDialog } from "@/components/queue/move-dialog";
import { RejectDialog } from "@/components/queue/reject-dialog";
import { choose, clearChosen } from "@/components/queue/selection";
import { SignDialog } from "@/components/queue/sign-dialog";
import type { Chosen } from "@/components/queue/use-chosen";
import { useAnnounce } from "@/components/ui/announcer";
import { useKeys } from "@/components/ui/keys";
import type { ItemRow } from "@/server/views/shapes-item";

const DONE = {
  approve: "queue.approved",
  reject: "queue.rejected",
  claim: "queue.claimed",
  delegate: "queue.delegated",
  move: "load.moved",
  recall: "queue.undone",
} as const satisfies Record<BulkOrder["type"], MessageKey>;

/** What is said when an order has been answered: `5 items approved, 1 not`. */
function spoken({ done, results }: Outcome): string {
  const went = results.filter((result) => result.ok).length;
  const refused = results.length - went;
  const what = t("queue.itemsDone", { count: went, done });
  return refused === 0 ? what : t("queue.andNot", { what, count: refused });
}

interface Sending {
  readonly type: BulkOrder["type"];
  readonly answered: number;
  readonly of: number;
  readonly stop: () => void;
}

const DOING = {
  approve: "queue.signing",
  reject: "queue.rejecting",
  claim: "queue.claiming",
  delegate: "queue.delegating",
  move: "load.moving",
  recall: "queue.undoing",
} as const satisfies Record<BulkOrder["type"], MessageKey>;

const kindsAmong = (list: readonly ItemRow[], chosen: ReadonlySet<string>): number =>
  new Set(list.filter((row) => chosen.has(row.id)).map((row) => `${row.workflow} ${row.action}`)).size;

interface QueueDockProps {
  readonly list: readonly ItemRow[];
  readonly chosen: Chosen;
  /** What else could be chosen, where all that is shown is. */
  readonly matching: Matching | null;
}

export function QueueDock({ list, chosen, matching }: QueueDockProps) {
  const send = useBulk();
  const announce = useAnnounce();
  const now = useNow("minute");
  const [asking, setAsking] = useState<"approve" | "reject" | "delegate" | "move" | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { rows, changed, apply } = chosen;
  const count = rows.length;

  const give = async (to: readonly ChosenRow[], order: BulkOrder, done = t(DONE[order.type])) => {
    if (sending !== null || to.length === 0) return;
    setAsking(null);
    const stop = new AbortController();
    setSending({ type: order.type, answered: 0, of: to.length, stop: () => stop.abort() });
    const onProgress = (answered: number) => setSending((now) => now && { ...now, answered });
    const results = await send(to, order, { onProgress, signal: stop.signal });
    const came: Outcome = { done, results, unsent: to.length - results.length };
    setSending(null);
    setOutcome(came);
    announce(spoken(came));
    // What was refused or not sent stays selected: it is what is left to look at.
    const dealt = new Set(results.flatMap((result) => (result.ok ? [result.row.id] : [])));
    const refused = new Set(to.flatMap(({ id }) => (dealt.has(id) ? [] : [id])));
    apply((selection, ids) =>
      choose(
        selection,
        ids.filter((id) => refused.has(id)),
      ),
    );
  };

  const order = (verb: BulkVerb) => {
    if (verb === "claim") void give(rows, { type: verb });
    else setAsking(verb);
  };
  const undo = (results: readonly BulkResult[]) =>
    void give(
      results.map((result) => asItIsNow(result)),
      { type: "recall" },
    );

  const some = count > 0;
  useKeys({
    a: some ? () => order("approve") : undefined,
    r: some ? () => order("reject") : undefined,
    c: some ? () => order("claim") : undefined,
    d: some ? () => order("delegate") : undefined,
    f: some ? () => order("move") : undefined,
    z: outcome === null ? undefined : () => undo(undoable(outcome, now).results),
    Escape: some || outcome === null ? undefined : () => setOutcome(null),
  });

  return (
    <>
      {outcome !== null && (
        <BulkOutcome outcome={outcome} undoing={sending?.type === "recall"} onUndo={undo} onClose={() => setOutcome(null)} />
      )}
      {sending !== null && sending.of > 1 && <BulkProgress {...sending} doing={t(DOING[sending.type])} />}
      {some && (
        <BulkBar
          matching={matching}
          count={count}
          changed={changed.size}
          kinds={kindsAmong(list, chosen.selection.chosen)}
          sending={sending === null || sending.type === "recall" ? null : sending.type}
          onVerb={order}
          onClear={() => apply(clearChosen)}
        />
      )}
      <SignDialog
        open={asking === "approve"}
        rows={list.filter((row) => chosen.selection.chosen.has(row.id))}
        hashOf={(id) => rows.find((row) => row.id === id)?.revisionHash ?? ""}
        changed={changed}
        onClose={() => setAsking(null)}
        onSign={() => void give(rows, { type: "approve" })}
      />
      <RejectDialog
        open={asking === "reject"}
        count={count}
        onClose={() => setAsking(null)}
        onReject={(reason) => void give(rows, { type: "reject", reason })}
      />
      <MoveDialog
        open={asking === "move"}
        from={new Set(list.filter((row) => chosen.selection.chosen.has(row.id)).map((row) => row.queue))}
        count={count}
        onClose={() => setAsking(null)}
        onMove={(to, queue) => void give(rows, { type: "move", to }, t("load.movedTo", { queue }))}
      />
      <DelegateDialog
        itemId={asking === "delegate" ? (rows[0]?.id ?? null) : null}
        count={count}
        onClose={() => setAsking(null)}
        onDelegate={(to, name) => void give(rows, { type: "delegate", to }, t("queue.delegatedTo", { name }))}
      />
    </>
  );
}

/** After the decision the item stands at another version. */
function asItIsNow(result: BulkResult): ChosenRow {
  if (!result.ok || result.receipt === null) return result.row;
  const { id, title, version, revisionHash } = result.receipt.item;
  return { id, title, version, revisionHash };
}
