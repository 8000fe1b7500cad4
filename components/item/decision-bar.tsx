"use client";
// Every way to decide, in a bar that never scrolls away: what is signed, the note, the keys. A form opens in it, above the keys, so that the item stays in sight.
import { t } from "@core/words/t";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { ClosedActions } from "./closed-bar";
import { DecideActions, ReconcileActions } from "./decide-actions";
import { useDesk } from "./desk";
import { FormOnItsWay, GiveEarlyKeys } from "./early-keys";
import { EditBar, loadEdit } from "./edit-form";
import { isClosed } from "./item-words";
import { Note } from "./note";
import { Signs } from "./signs";

const loadForm = () => import("./order-form").then(({ OrderForm }) => ({ default: OrderForm }));
const OrderForm = lazy(loadForm);

interface DecisionBarProps {
  /** Skip, next and previous: only where there is a list. */
  readonly walking?: ReactNode;
}

export function DecisionBar({ walking }: DecisionBarProps) {
  const { item, work } = useDesk();
  const { mode } = work;
  const heardRef = useRef<string[]>([]);
  // The forms come in a chunk of their own, fetched once the screen has settled, so that a key finds them there.
  useEffect(() => {
    const idle = setTimeout(() => void Promise.all([loadForm(), loadEdit()]), 300);
    return () => clearTimeout(idle);
  }, []);
  const formed = mode !== null && mode !== "edit" && mode !== "note";
  return (
    <section
      aria-label={t("item.decision")}
      className="z-2 grid grid-cols-[minmax(0,1fr)] gap-[9px] border-t border-line-2 bg-surface pt-[9px] pr-4 pb-3 pl-6 shadow-dock max-mid:gap-2 max-mid:px-3 max-mid:pt-2"
    >
      <Signs />
      {work.note !== "" || mode === "note" ? <Note /> : null}
      {formed ? (
        <Suspense fallback={<FormOnItsWay heardRef={heardRef} />}>
          <OrderForm key={`${item.id} ${mode}`} mode={mode} />
          <GiveEarlyKeys heardRef={heardRef} />
        </Suspense>
      ) : (
        <div className="flex flex-wrap items-center gap-1.5 max-mid:flex-nowrap">
          {mode === "edit" ? (
            <EditBar />
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
