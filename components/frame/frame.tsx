"use client";
// The frame around every screen: bar, navigation, the page, and what floats above them.
import { t } from "@core/words/t";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { movedLetters, useOwnLanguage, useSettings } from "@/components/data/settings";
import { KeyHelp } from "@/components/frame/key-help";
import { useLook } from "@/components/frame/look-provider";
import { Navigation } from "@/components/frame/navigation";
import { Palette } from "@/components/frame/palette";
import { screensFor } from "@/components/frame/screens";
import { TopBar } from "@/components/frame/top-bar";
import { BrowserNotices } from "@/components/inbox/browser-notices";
import { SelfTestBanner } from "@/components/self-test/self-test-banner";
import { StopBanner } from "@/components/stop/stop-banner";
import { SigningBanner } from "@/components/trail/signing-banner";
import { cn } from "@/components/ui/cn";
import { KeysProvider, useKeys } from "@/components/ui/keys";
import { Sheet } from "@/components/ui/sheet";
import type { Me } from "@/server/views/shapes-me";

type Floating = "palette" | "keys" | "navigation" | null;

export function Frame({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const { keyMode, keys } = useSettings();
  useOwnLanguage();
  const moved = useMemo(() => movedLetters(keys), [keys]);
  return (
    <KeysProvider mode={keyMode} moved={moved}>
      <FrameOnScreen me={me}>{children}</FrameOnScreen>
    </KeysProvider>
  );
}

function FrameOnScreen({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const { look, change } = useLook();
  const [floating, setFloating] = useState<Floating>(null);
  const close = () => setFloating(null);

  const onReview = pathname === "/review" || pathname.startsWith("/review/");
  const slim = (onReview ? look.navOnReview : look.nav) === "slim";
  const toggleWidth = () => change(onReview ? { navOnReview: slim ? "wide" : "slim" } : { nav: slim ? "wide" : "slim" });

  useKeys(
    {
      "?": () => setFloating("keys"),
      "[": toggleWidth,
      ...Object.fromEntries(screensFor(me.roles).map((screen) => [`g ${screen.goKey.toLowerCase()}`, () => router.push(screen.path)])),
    },
    { before: true },
  );

  // The palette opens from anywhere, also while typing.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      // Open before the next key is heard, or the first letters would act on the page as single keys.
      if (!event.repeat) flushSync(() => setFloating((before) => (before === "palette" ? null : "palette")));
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return (
    <div
      className={cn(
        "grid h-dvh grid-rows-[var(--topbar)_minmax(0,1fr)] grid-cols-[minmax(0,1fr)] print:block print:h-auto",
        slim ? "mid:grid-cols-[var(--nav-slim)_minmax(0,1fr)]" : "mid:grid-cols-[var(--nav)_minmax(0,1fr)]",
      )}
    >
      <a href="#main" className="fixed -top-20 left-2 z-50 rounded-2 bg-raised px-2.5 py-1.5 font-medium shadow-float focus:top-2">
        {t("frame.skipToContent")}
      </a>
      <TopBar
        me={me}
        onPalette={() => setFloating("palette")}
        onKeys={() => setFloating("keys")}
        onNavigation={() => setFloating("navigation")}
      />
      <Navigation slim={slim} className="overflow-y-auto border-r border-line-2 max-mid:hidden print:hidden" />
      <main
        id="main"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-surface outline-none print:block print:overflow-visible"
      >
        <StopBanner />
        <SelfTestBanner shown={me.may.manage || me.may.admin} />
        <SigningBanner shown={me.may.manage || me.may.admin || me.may.audit} />
        <div className="min-h-0 flex-1">{children}</div>
      </main>
      <BrowserNotices />
      <Palette open={floating === "palette"} onClose={close} onKeys={() => setFloating("keys")} />
      <KeyHelp open={floating === "keys"} onClose={close} />
      <Sheet open={floating === "navigation"} onClose={close} title="Countersign" from="left">
        <Navigation slim={false} onGo={close} />
      </Sheet>
    </div>
  );
}
