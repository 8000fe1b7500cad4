"use client";
// The line above the keys: what a decision would sign, or why nothing can be signed.
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import type { ReactNode } from "react";
import { useNow, useZone } from "@/components/marks/clock";
import { formatTime } from "@/components/marks/format";
import { Seal } from "@/components/marks/seal";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { rich } from "@/components/ui/rich";
import type { ItemView } from "@/server/views/shapes-item";
import { closedWords } from "./closed-bar";
import { useDesk } from "./desk";
import { isClosed } from "./item-words";

export function Signs() {
  const { item, newer, pending, open, work } = useDesk();
  return (
    <div className="flex min-h-6 min-w-0 items-center gap-2.5 text-small text-fg-2">
      {pending ? <span role="status">{t("item.onItsWay")}</span> : <Signing item={item} newer={newer} />}
      <span className="flex-1" />
      {item.purpose === "decide" && work.mode !== "note" && work.note === "" && (
        <Button look="quiet" size="small" shortcut="N" onClick={() => open("note")} className="max-mid:hidden">
          {t("item.addNote")}
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
      <Warned>{t(newer.revision.by.kind === "agent" ? "item.agentProposes" : "item.isProposed", { number: item.revision.number })}</Warned>
    );
  }
  if (isClosed(item)) return <span>{closedWords(item)}</span>;
  if (item.purpose === "reconcile") return <span>{t("item.nothingSigned")}</span>;
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
      <span className="whitespace-nowrap">{t("item.youSign")}</span>
      <Seal hash={item.revisionHash} signed copyable />
      <span className="whitespace-nowrap text-fg-3 max-wide:hidden">
        {t(work.mode === "edit" ? "item.revisionOrOwn" : "item.revision", { number: item.revision.number })}
      </span>
      <span className="truncate max-mid:hidden wide:ml-2">
        {last && item.stopped !== null && t("item.approveWaits")}
        {last &&
          item.stopped === null &&
          rich(until === null ? "item.approveLets" : "item.approveLetsUntil", {
            agent: item.agent.name,
            action: item.action,
            until: until ?? "",
            code: (inner) => <span className="mono">{inner}</span>,
          })}
        {!last && t("item.yourSignature", { votes: item.votes + 1, quorum: item.quorum })}
      </span>
    </>
  );
}
