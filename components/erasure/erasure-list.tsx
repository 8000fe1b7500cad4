"use client";
// Requests to erase, one a line: of what, why, by whom, and what may be done with it.
import { t } from "@core/words/t";
import Link from "next/link";
import { useRef, useState } from "react";
import { useErasureOrders } from "@/components/data/erasures";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { useFocusOnHeading } from "@/components/ui/focus-heading";
import type { ErasureView } from "@/server/views/shapes-erasure";

interface ErasureListProps {
  readonly title: string;
  readonly none: string;
  readonly erasures: readonly ErasureView[];
}

export function ErasureList({ title, none, erasures }: ErasureListProps) {
  const [signing, setSigning] = useState<ErasureView | null>(null);
  const section = useRef<HTMLElement>(null);
  const gone = useFocusOnHeading(section)(() => setSigning(null));
  return (
    <section ref={section} aria-label={title}>
      <h2 tabIndex={-1} className="border-b border-line pb-1.5 font-strong">
        {title}
      </h2>
      {erasures.length === 0 && <p className="py-2.5 text-fg-2">{none}</p>}
      <ul>
        {erasures.map((erasure) => (
          <li key={erasure.id} className="flex flex-wrap items-start gap-x-6 gap-y-1.5 border-b border-line py-2.5">
            <div className="min-w-56 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">
                {kindWords(erasure)}
                <Subject erasure={erasure} />
              </p>
              <p className="text-fg-2 [overflow-wrap:anywhere]">{t("erasure.reasonWas", { reason: erasure.reason })}</p>
              <Story erasure={erasure} />
            </div>
            {erasure.state === "asked" && <Orders erasure={erasure} onSign={() => setSigning(erasure)} onGone={gone} />}
          </li>
        ))}
      </ul>
      {signing !== null && <SignDialog erasure={signing} onClose={() => setSigning(null)} onSigned={gone} />}
    </section>
  );
}

function kindWords({ kind, workflow, days }: ErasureView): string {
  switch (kind) {
    case "item":
      return t("erasure.kindItem");
    case "person":
      return t("erasure.kindPerson");
    case "case":
      return t("erasure.kindCase");
    case "retention":
      return t("erasure.kindRetention", { workflow: workflow ?? "", days: days ?? 0 });
  }
}

function Subject({ erasure: { kind, name, item } }: { readonly erasure: ErasureView }) {
  if (name === null || kind === "retention") return null;
  if (item === null) return <>: {name}</>;
  return (
    <>
      {": "}
      <Link href={`/items/${item}`} className="underline decoration-line-2 hover:decoration-current">
        {name}
      </Link>
    </>
  );
}

function Story({ erasure }: { readonly erasure: ErasureView }) {
  const zone = useZone();
  const now = useNow("minute");
  const { askedBy, askedAt, expiresAt, state, endedBy, endedAt, counts, kind } = erasure;
  const when = (at: number) => formatWhen(at, now, zone);
  const asked = askedBy.you
    ? t("erasure.askedByYou", { time: when(askedAt) })
    : t("erasure.askedBy", { name: askedBy.name, time: when(askedAt) });
  const said = { time: when(endedAt ?? askedAt), name: endedBy?.name ?? "" };
  const ended = {
    asked: t("erasure.until", { time: when(expiresAt) }),
    done: t(kind === "retention" ? "erasure.stateRetention" : "erasure.stateDone", said),
    withdrawn: t("erasure.stateWithdrawn", said),
    expired: t("erasure.stateExpired", said),
  }[state];
  return (
    <p className="text-small text-fg-2">
      {asked} · {ended}
      {state === "done" && kind === "item" && counts !== null && <> · {t("erasure.countsWords", { ...counts })}</>}
    </p>
  );
}

interface OrdersProps {
  readonly erasure: ErasureView;
  readonly onSign: () => void;
  readonly onGone: () => void;
}

function Orders({ erasure, onSign, onGone }: OrdersProps) {
  const { withdraw } = useErasureOrders();
  const announce = useAnnounce();
  const { sign, name } = erasure;
  // Not told by `mutate`: this line goes before the order counts as done. A refusal stands in it.
  const act = () =>
    void withdraw.mutateAsync({ erasure: erasure.id }).then(
      () => {
        announce(t("erasure.withdrawn"));
        onGone();
      },
      () => {},
    );
  return (
    <span className="flex flex-wrap gap-2">
      {erasure.withdraw.ok && (
        <Button look="quiet" pending={withdraw.isPending} onClick={act}>
          {t("erasure.withdraw")}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
      <Button onClick={onSign} disabled={!sign.ok} hint={sign.ok ? undefined : sign.reason}>
        {t(erasure.kind === "retention" ? "erasure.signRetention" : "erasure.sign")}
        <span className="sr-only"> {name}</span>
      </Button>
      {withdraw.error !== null && (
        <p role="alert" className="basis-full text-danger">
          {withdraw.error.message}
        </p>
      )}
    </span>
  );
}

interface SignDialogProps {
  readonly erasure: ErasureView;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

/** Nothing brings it back, so it is asked once more. */
function SignDialog({ erasure, onClose, onSigned }: SignDialogProps) {
  const { sign } = useErasureOrders();
  const announce = useAnnounce();
  const retention = erasure.kind === "retention";
  return (
    <Dialog open onClose={onClose} title={t("erasure.signTitle")}>
      <DialogBody className="grid gap-2">
        <p className="font-medium [overflow-wrap:anywhere]">
          {kindWords(erasure)}
          {!retention && erasure.name !== null && `: ${erasure.name}`}
        </p>
        <p>{t("erasure.reasonWas", { reason: erasure.reason })}</p>
        <p className="text-fg-2">{t("erasure.signWhat", { name: erasure.askedBy.name })}</p>
        {sign.error !== null && (
          <p role="alert" className="text-danger">
            {sign.error.message}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        <Button
          look="danger"
          pending={sign.isPending}
          onClick={() =>
            sign.mutate(
              { erasure: erasure.id },
              {
                onSuccess: () => {
                  announce(t(retention ? "erasure.retentionSigned" : "erasure.signed"));
                  onSigned();
                },
              },
            )
          }
        >
          {t(retention ? "erasure.signRetention" : "erasure.sign")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
