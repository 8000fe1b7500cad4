// One sitting of review, wired: the list and its live changes, orders sent while the next item is already shown, and Undo.
"use client";
import { asItemId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { type Before, useSend } from "@/components/data/decide";
import { useNotices } from "@/components/data/live";
import { doneWords, leavesHands, type Order, orderNoun } from "@/components/data/orders";
import { useFetchAhead, useQueues, useUpNext } from "@/components/data/questions";
import { useSettings } from "@/components/data/settings";
import { useTRPC, useTRPCClient } from "@/components/data/trpc";
import { isOfKind, type Sitting, sittingPath, upNextInput } from "@/components/data/up-next";
import type { Works } from "@/components/item/use-works";
import { useAnnounce } from "@/components/ui/announcer";
import type { ItemRow, ItemView } from "@/server/views/shapes-item";
import { markDecision } from "./pace";
import { noteWork } from "./rest";
import { EMPTY_SESSION, type Session, sessionAfter, upcoming } from "./session";
import { lastUndoable } from "./undoable";
import { useActs } from "./use-acts";

/** Fewer rows than this below the shown one: more are read. */
const FEW_LEFT = 6;

export function useReview(works: Works, startWith: Sitting) {
  const [sitting, setSitting] = useState(startWith);
  const { queue, kind } = sitting;
  const upNext = useUpNext(sitting);
  const { data: queues } = useQueues();
  const [session, dispatch] = useReducer(sessionAfter, upNext.data, firstSession);
  const readAs = useRef<"all" | "new">("new");
  const sendOrder = useSend();
  const announce = useAnnounce();
  const acts = useActs();
  const { undo: offer } = useSettings();
  const { mutate: countSkip } = useMutation(useTRPC().items.skip.mutationOptions());
  const [pending, setPending] = useState(false);
  /** Items as they were on the screen when they were sent away: a refusal is explained against them. */
  const [seen, setSeen] = useState<Readonly<Record<string, ItemView>>>({});
  const { done } = works;
  const away = useRef(new Set<string>());

  const mine = useMemo(
    () => new Set((queues ?? []).filter((one) => one.member && (queue === null || one.id === queue)).map((one) => one.id)),
    [queues, queue],
  );
  useNotices((notice) =>
    dispatch({ type: "noticed", notice, isMeant: (row) => row.queue !== null && mine.has(row.queue) && isOfKind({ kind }, row) }),
  );

  // Each reading of the list is taken in once; how, was said when it was asked for.
  const { data: rows, dataUpdatedAt, isPlaceholderData, refetch } = upNext;
  useEffect(() => {
    if (rows === undefined || isPlaceholderData || dataUpdatedAt === 0) return;
    dispatch({ type: "listed", rows, as: readAs.current });
    readAs.current = "new";
  }, [rows, dataUpdatedAt, isPlaceholderData]);

  const read = useCallback(
    (as: "all") => {
      readAs.current = as;
      void refetch();
    },
    [refetch],
  );

  const nothingShown = session.current === null;
  const waiting = session.fresh.length;
  useEffect(() => {
    if (nothingShown && waiting > 0) read("all");
  }, [nothingShown, waiting, read]);
  useMore(
    session,
    sitting,
    useCallback((rows) => dispatch({ type: "listed", rows, as: "more" }), []),
  );
  useFetchAhead(upcoming(session, 3));

  const choose = useCallback(
    (part: Partial<Sitting>) => {
      const next = { ...sitting, ...part };
      readAs.current = "all";
      dispatch({ type: "turned", isMeant: (row) => (next.queue === null || row.queue === next.queue) && isOfKind(next, row) });
      setSitting(next);
      window.history.replaceState(null, "", sittingPath(next));
    },
    [sitting],
  );

  const carryOut = useCallback(
    async (item: ItemView, before: Before, order: Order) => {
      const act = acts.current;
      const leaving = leavesHands(order);
      if (leaving) {
        markDecision();
        noteWork();
        away.current.add(item.id);
        setSeen((known) => ({ ...known, [item.id]: item }));
        dispatch({ type: "sent", order, row: rowOf(item, session.rows), at: Date.now() });
      } else setPending(true);
      const sent = await sendOrder(before, order);
      setPending(false);
      if (sent.ok) {
        if (order.type !== "claim" && order.type !== "resume") done(item.id);
        const row = sent.receipt?.item ?? sent.item;
        const decision = sent.receipt?.decision ?? sent.item?.decision ?? null;
        if (leaving) {
          dispatch({ type: "recorded", itemId: item.id, decision, row });
          // Only a refusal is explained against what was seen: what comes back with an answer did not change while they read.
          setSeen((known) => Object.fromEntries(Object.entries(known).filter(([id]) => id !== item.id)));
        } else announce(`${doneWords(order.type)}.`);
        return;
      }
      away.current.delete(item.id);
      announce(t("orders.notRecordedOf", { order: orderNoun(order.type), title: item.title }));
      // Who has already begun on the next item is not taken away from it.
      if (leaving) dispatch({ type: "refused", itemId: item.id, problem: sent.problem, show: acts.current === act });
      else dispatch({ type: "stumbled", itemId: item.id, problem: sent.problem, order });
    },
    [acts, session.rows, sendOrder, done, announce],
  );

  const undo = useCallback(async () => {
    const last = lastUndoable(session, Date.now(), offer);
    if (last === null) {
      announce(t("review.nothingToUndo"));
      return;
    }
    const row = session.rows[last.itemId];
    dispatch({ type: "undoing", itemId: last.itemId });
    const before = { id: last.itemId, revisionHash: last.revisionHash, version: row?.version ?? 1, seenMs: 0 };
    const sent = await sendOrder(before, { type: "recall" });
    if (sent.ok) {
      away.current.delete(last.itemId);
      dispatch({ type: "undone", itemId: last.itemId, row: sent.receipt?.item ?? sent.item });
      announce(t("review.undone", { title: last.title }));
    } else {
      dispatch({ type: "undo-refused", itemId: last.itemId, problem: sent.problem });
      announce(sent.problem.kind === "refused" ? sent.problem.text : t("review.undoNotRecorded"));
    }
  }, [session, offer, sendOrder, announce]);

  const { current } = session;
  const skip = useCallback(
    (reason: string | null) => {
      if (current === null) return;
      dispatch({ type: "skipped" });
      // The next one is shown at once; that a skip could not be counted is said and takes nothing back.
      countSkip({ itemId: asItemId(current), reason }, { onError: () => announce(t("review.skipNotCounted")) });
    },
    [current, countSkip, announce],
  );

  return {
    session,
    dispatch,
    sitting,
    queues: queues ?? null,
    choose,
    showFresh: useCallback(() => read("all"), [read]),
    carryOut,
    undo,
    skip,
    pending,
    wasSent: useCallback((itemId: string) => away.current.has(itemId), []),
    seen: session.current === null ? null : (seen[session.current] ?? null),
    isLoading: upNext.isPending,
    isFailed: upNext.isError && session.order.length === 0,
    retry: useCallback(() => read("all"), [read]),
  };
}

/** Reads on where the list ends soon: what comes behind the rows that are drawn. Once for each end, so that a list that is whole asks nothing. */
function useMore({ order, current }: Session, sitting: Sitting, onRows: (rows: readonly ItemRow[]) => void): void {
  const { queues } = useTRPCClient();
  const asked = useRef("");
  const place = current === null ? -1 : order.indexOf(current);
  const ends = order.length > 0 && order.length - 1 - place < FEW_LEFT;
  const end = `${sittingPath(sitting)} ${order.length} ${order.at(-1)}`;
  useEffect(() => {
    if (!ends || asked.current === end) return;
    asked.current = end;
    const skip = order.slice(-SKIPPED_MOST).map(asItemId);
    // Without an answer the list stays as it is, and the next step asks again.
    queues.peek.query({ ...upNextInput(sitting), skip }).then(onRows, () => {
      asked.current = "";
    });
  }, [ends, end, order, sitting, queues, onRows]);
}

/** As many ids as an address has room for: they travel in it. */
const SKIPPED_MOST = 150;

export type Review = ReturnType<typeof useReview>;

const firstSession = (rows: readonly ItemRow[] | undefined): Session =>
  rows === undefined ? EMPTY_SESSION : sessionAfter(EMPTY_SESSION, { type: "listed", rows, as: "all" });

/** The row as the list knows it; an item opened from elsewhere is its own row. */
const rowOf = (item: ItemView, rows: Session["rows"]): ItemRow => {
  const known = rows[item.id];
  return known !== undefined && known.version >= item.version ? known : item;
};
