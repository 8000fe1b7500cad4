"use client";
// What is about to be signed, before it is: each item with its seal and its strictest reason, what they come to together, and which have changed.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useRef } from "react";
import { formatMoney } from "@/components/marks/format";
import { Seal } from "@/components/marks/seal";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import type { ItemRow } from "@/server/views/shapes-item";

interface SignDialogProps {
  readonly open: boolean;
  /** The rows as they are now, in the order of the list. */
  readonly rows: readonly ItemRow[];
  /** The hash of each as it was when it was chosen: that one is signed. */
  readonly hashOf: (id: string) => string;
  readonly changed: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onSign: () => void;
}

export function SignDialog({ open, rows, hashOf, changed, onClose, onSign }: SignDialogProps) {
  const sign = useRef<HTMLButtonElement>(null);
  const signable = rows.length - changed.size;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("queue.approveMany", { count: rows.length })}
      focusFirst={sign}
      className="w-[min(720px,calc(100vw-24px))]"
    >
      <DialogBody className="grid content-start gap-3">
        <p className="text-fg-2">
          {t("queue.youSign", { count: signable })}
          {sumWords(rows)}. {kindWords(rows)}
        </p>
        <ul className="border-b border-line">
          {rows.map((row) => (
            <li
              key={row.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 border-t border-line py-1.5 max-mid:grid-cols-[minmax(0,1fr)]"
            >
              <span className="truncate font-medium">{revealLine(row.title)}</span>
              {changed.has(row.id) ? (
                <StatusMark status="stale">{t("queue.changedNotSigned")}</StatusMark>
              ) : (
                <Seal hash={hashOf(row.id)} signed compact />
              )}
              <span className="col-span-full truncate text-small text-fg-2">{row.why === "" ? row.action : row.why}</span>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogActions>
        <Button look="quiet" shortcut="Esc" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        <Button
          ref={sign}
          look="primary"
          shortcut="Enter"
          onClick={onSign}
          disabled={signable === 0}
          hint={signable === 0 ? t("queue.allChanged") : undefined}
        >
          {t("queue.sign", { count: signable })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** ", 1,230.00 EUR and 40.00 USD at risk together". */
function sumWords(rows: readonly ItemRow[]): string {
  const sums = new Map<string, number>();
  for (const { atRisk } of rows) if (atRisk !== null) sums.set(atRisk.currency, (sums.get(atRisk.currency) ?? 0) + atRisk.amount);
  if (sums.size === 0) return "";
  const words = [...sums].map(([currency, amount]) => formatMoney({ currency, amount: Math.round(amount * 100) / 100 }));
  return t("queue.togetherAtRisk", { sum: words.join(t("item.and")) });
}

function kindWords(rows: readonly ItemRow[]): string {
  const kinds = [...new Set(rows.map(({ workflow, action }) => t("queue.kindOf", { action, workflow })))];
  if (kinds.length === 1) return t("queue.allAre", { kind: kinds[0] ?? "" });
  const named = kinds.slice(0, 4).join(", ");
  return t(kinds.length > 4 ? "queue.ofManyKinds" : "queue.ofKinds", { count: kinds.length, kinds: named });
}
