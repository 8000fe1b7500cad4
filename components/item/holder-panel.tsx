"use client";
// Who has the next move, until when, and the ways to hand it on.
import { t } from "@core/words/t";
import { useNow } from "@/components/marks/clock";
import { formatLeft, SECONDS_SHOWN_UNDER } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import { Avatar } from "@/components/marks/person-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { rich } from "@/components/ui/rich";
import type { Allowed } from "@/server/views/shapes";
import type { ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";
import { laterAllowed } from "./item-words";

export function HolderPanel() {
  const { item } = useDesk();
  if (item.holder === null) {
    return (
      <section aria-label={t("item.holder")}>
        <Holding item={item} />
      </section>
    );
  }
  const { allowed } = item;
  return (
    <section aria-label={t("item.holder")}>
      {/* Its room is the same whoever holds it, so that the timeline stays when the item is claimed. */}
      <div className="grid min-h-14 grid-cols-[1fr_auto] items-start gap-2.5">
        <Holding item={item} />
        <HandOnMenu />
      </div>
      <div aria-hidden="true" className="mt-2 h-[3px]">
        {item.claim?.by.you === true && <LeaseLine leaseUntil={item.claim.leaseUntil} leaseMs={item.claim.leaseMs} />}
      </div>
      {!allowed.claim.ok && allowed.claim.code === "hands-full" && <p className="mt-1.5 text-small text-warn">{allowed.claim.reason}</p>}
      {item.skips.count > 0 && <Skips skips={item.skips} />}
    </section>
  );
}

/** Ticks by the second only under ten minutes. */
export function useLeaseLeft(leaseUntil: number): number {
  const minute = useNow("minute");
  const fine = useNow(leaseUntil - minute < SECONDS_SHOWN_UNDER + 60_000 ? "second" : "minute");
  return Math.max(0, leaseUntil - fine);
}

function Holding({ item }: { readonly item: ItemView }) {
  const { claim, holder } = item;
  if (claim?.by.you === true) return <MyClaim item={item} leaseUntil={claim.leaseUntil} />;
  if (item.suspension?.by.you === true) {
    return (
      <Holds item={item} title={t("item.youSetAside")}>
        {t("item.untilWord")} <TimeMark at={item.suspension.until} />
        {item.suspension.reason !== null && <span className="block">{t("quote.of", { words: item.suspension.reason })}</span>}
      </Holds>
    );
  }
  if (holder === null) {
    return (
      <div>
        <h2 className="font-strong">{t("item.nobodyHolds")}</h2>
        <p className="text-small text-fg-2">{t("item.itIsClosed")}</p>
      </div>
    );
  }
  if (holder.kind === "person") {
    return (
      <Holds item={item} title={holder.accountable?.you === true ? t("item.youHold") : t("item.holds", { name: holder.name })}>
        {t("item.since")} <TimeMark at={item.heldSince} />
      </Holds>
    );
  }
  const waits = t(holder.kind === "queue" ? "item.waitsSince" : "item.nextMoveSince");
  return (
    <div>
      <h2 className="font-strong">
        <HolderMark holder={holder} />
      </h2>
      <p className="text-small text-fg-2">
        {waits} <TimeMark at={item.heldSince} />
        {holder.accountable !== null && (
          <span className="block">
            {holder.accountable.you ? t("item.youAnswer") : t("item.answers", { name: holder.accountable.name })}
          </span>
        )}
      </p>
    </div>
  );
}

function MyClaim({ item, leaseUntil }: { readonly item: ItemView; readonly leaseUntil: number }) {
  const left = useLeaseLeft(leaseUntil);
  return (
    <Holds item={item} title={t("item.youHold")}>
      {rich("item.leaseEnds", { left: formatLeft(left), time: (inner) => <span className="tabular-nums">{inner}</span> })}
    </Holds>
  );
}

/** Who passes it by says something about the queue, or about the item. */
function Skips({ skips: { count, reasons } }: Pick<ItemView, "skips">) {
  const said = reasons.flatMap(({ reason, count }) => (reason === null ? [] : [count > 1 ? `${reason} (${count})` : reason]));
  return (
    <p className="mt-1.5 text-small text-fg-2">
      {count === 1 ? t("item.skippedOnce") : t("item.skippedTimes", { count })}
      {said.length > 0 && `: ${said.join(", ")}`}
    </p>
  );
}

function Holds({ item, title, children }: { readonly item: ItemView; readonly title: string; readonly children: React.ReactNode }) {
  const person = item.claim?.by ?? item.suspension?.by ?? item.holder?.accountable ?? null;
  return (
    <div className="flex items-start gap-2.5">
      {person !== null && <Avatar person={person} size="large" className="mt-1" />}
      <div className="min-w-0">
        <h2 className="font-strong">{title}</h2>
        <p className="text-small text-fg-2">{children}</p>
      </div>
    </div>
  );
}

function LeaseLine({ leaseUntil, leaseMs }: { readonly leaseUntil: number; readonly leaseMs: number }) {
  const left = useLeaseLeft(leaseUntil);
  return (
    <div className="h-full rounded-[2px] bg-line">
      <div
        className="h-full origin-left rounded-[2px] bg-ink"
        style={{ transform: `scaleX(${Math.min(1, left / Math.max(1, leaseMs))})` }}
      />
    </div>
  );
}

function HandOnMenu() {
  const { item, open, send } = useDesk();
  const { allowed } = item;
  const hintOf = (may: Allowed) => (may.ok ? { disabled: false } : { disabled: true, hint: may.reason });
  const hint = (name: keyof typeof allowed) => hintOf(allowed[name]);
  if (item.holder === null) return null;
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} look="quiet" iconOnly icon="more">
          {t("item.handOn")}
        </Button>
      )}
    >
      {item.claim?.by.you === true ? (
        <MenuItem icon="layers" shortcut="C" onSelect={() => send({ type: "release" })} {...hint("release")}>
          {t("item.release")}
        </MenuItem>
      ) : item.suspension?.by.you === true ? (
        <MenuItem icon="play" shortcut="C" onSelect={() => send({ type: "resume" })} {...hint("resume")}>
          {t("item.resume")}
        </MenuItem>
      ) : (
        <MenuItem icon="user" shortcut="C" onSelect={() => send({ type: "claim" })} {...hint("claim")}>
          {t("item.claim")}
        </MenuItem>
      )}
      <MenuItem icon="users" shortcut="D" onSelect={() => open("delegate")} {...hint("delegate")}>
        {t("item.delegate")}
      </MenuItem>
      <MenuItem icon="swap" shortcut="F" onSelect={() => open("move")} {...hint("move")}>
        {t("item.moveElsewhere")}
      </MenuItem>
      <MenuItem icon="pause" shortcut="L" onSelect={() => open("later")} {...hintOf(laterAllowed(item))}>
        {t("item.later")}
      </MenuItem>
    </Menu>
  );
}
