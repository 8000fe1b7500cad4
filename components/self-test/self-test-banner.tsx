"use client";
// Over every page of those who run the product while its test of itself does not come out: since when, and where it hangs.
import type { SelfTestStep } from "@core/words/self-test";
import { type PlainKey, t } from "@core/words/t";
import { useSelfTest } from "@/components/data/self-test";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Icon } from "@/components/ui/icon";

const WHERE: Record<SelfTestStep, PlainKey> = {
  submit: "selfTest.atSubmit",
  clear: "selfTest.atClear",
  redeem: "selfTest.atRedeem",
  report: "selfTest.atReport",
  number: "selfTest.atNumber",
  wake: "selfTest.atWake",
  expire: "selfTest.atExpire",
};

export function SelfTestBanner({ shown }: { readonly shown: boolean }) {
  const { data: verdict } = useSelfTest(shown);
  const zone = useZone();
  const now = useNow("minute");
  if (!shown) return null;
  return (
    // It is there before it says something, so that it is heard when it does.
    <div role="alert">
      {verdict?.state === "failing" && (
        <p className="flex flex-wrap items-baseline gap-x-2.5 border-b border-warn-line bg-warn-tint px-gutter py-2">
          <Icon name="triangle" className="self-center text-warn" />
          <span className="min-w-0 font-medium break-words">
            {t("selfTest.failsSince", { time: formatWhen(verdict.since, now, zone) })}
          </span>
          <span className="min-w-0 break-words text-fg-2">
            {t(verdict.step === null ? "selfTest.noRound" : WHERE[verdict.step])} {t("selfTest.whatToDo")}
          </span>
        </p>
      )}
    </div>
  );
}
