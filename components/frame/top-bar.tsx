"use client";
// The bar over every screen: the product, the palette's door, whether it is live, the keys, the person.
import { t } from "@core/words/t";
import Link from "next/link";
import { AccountMenu } from "@/components/frame/account-menu";
import { BrandSign } from "@/components/frame/brand";
import { LiveMark } from "@/components/frame/live-mark";
import { InboxButton } from "@/components/inbox/inbox-button";
import { StopButton } from "@/components/stop/stop-button";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { Me } from "@/server/views/shapes-me";

interface TopBarProps {
  readonly me: Me;
  readonly onPalette: () => void;
  readonly onKeys: () => void;
  readonly onNavigation: () => void;
}

export function TopBar({ me, onPalette, onKeys, onNavigation }: TopBarProps) {
  return (
    <header className="col-span-full flex items-center gap-3 border-b border-line-2 bg-bg px-3 max-mid:gap-2.5 print:hidden">
      <Link
        href="/review"
        className="flex shrink-0 items-center gap-[9px] pl-0.5 font-strong tracking-[-0.01em] mid:w-[calc(var(--nav)-12px)]"
      >
        <BrandSign />
        <span className="max-[420px]:sr-only">Countersign</span>
      </Link>
      <Button look="quiet" iconOnly icon="menu" onClick={onNavigation} className="-ml-1 w-10 mid:hidden">
        {t("frame.navigation")}
      </Button>
      <button
        type="button"
        onClick={onPalette}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex items-center gap-2 rounded-2 text-small text-fg-3 hover:text-fg-2 mid:h-7 mid:w-80 mid:min-w-0 mid:border mid:border-line-2 mid:bg-surface mid:pr-1.5 mid:pl-[9px] mid:coarse:h-9 max-mid:order-last max-mid:size-10 max-mid:justify-center"
      >
        <Icon name="search" size={14} />
        <span className="flex-1 truncate text-left max-mid:sr-only">{t("frame.search")}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <span className="flex-1" />
      <LiveMark />
      <InboxButton />
      {me.roles.some(({ role }) => role === "manager") && <StopButton />}
      <Button look="quiet" shortcut="?" onClick={onKeys} className="max-mid:hidden coarse:hidden">
        {t("frame.keys")}
      </Button>
      <AccountMenu me={me} onKeys={onKeys} />
    </header>
  );
}
