"use client";
// On phones the rail is one line: the place in the list, which opens it, and who holds the item.
import { t } from "@core/words/t";
import type { Desk } from "@/components/item/desk";
import { useLeaseLeft } from "@/components/item/holder-panel";
import { formatLeft } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import { Avatar } from "@/components/marks/person-mark";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { rich } from "@/components/ui/rich";
import { waitingCount } from "./rail";
import type { Review } from "./use-review";

interface StripProps {
  readonly review: Review;
  readonly desk: Desk | null;
  readonly onList: () => void;
  readonly className?: string;
}

export function Strip({ review, desk, onList, className }: StripProps) {
  const { session } = review;
  const place = session.current === null ? 0 : session.order.indexOf(session.current) + 1;
  return (
    <div className={cn("flex h-12 items-center gap-2 border-b border-line bg-bg px-4", className)}>
      <Button look="quiet" onClick={onList} className="-ml-2 px-2">
        <span>
          {rich("review.place", { place, all: waitingCount(review), b: (inner) => <b className="tabular-nums">{inner}</b> })}
          {session.fresh.length > 0 && <span className="text-ink-text">{t("review.placeNew", { count: session.fresh.length })}</span>}
        </span>
        <Icon name="down" size={14} />
      </Button>
      <span className="flex-1" />
      {desk !== null && <Holds desk={desk} />}
    </div>
  );
}

function Holds({ desk }: { readonly desk: Desk }) {
  const { claim, holder } = desk.item;
  if (claim?.by.you === true) {
    return (
      <span className="flex items-center gap-2 text-small">
        <Avatar person={claim.by} />
        {t("review.youHold")} <LeaseLeft leaseUntil={claim.leaseUntil} />
      </span>
    );
  }
  return <HolderMark holder={holder} className="max-w-[55vw] text-small" />;
}

function LeaseLeft({ leaseUntil }: { readonly leaseUntil: number }) {
  return <span className="text-fg-3 tabular-nums">{formatLeft(useLeaseLeft(leaseUntil))}</span>;
}
