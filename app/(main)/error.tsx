"use client";
// A fault while a screen was drawn: says what did not happen, and offers to draw it again. The frame stays.
import { t } from "@core/words/t";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";

export default function ScreenFault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Blank
      rank={1}
      icon="octagon"
      title={t("frame.notDrawn")}
      actions={
        <>
          <Button look="primary" onClick={reset}>
            {t("frame.tryAgain")}
          </Button>
          <ButtonLink href="/queues">{t("frame.openQueues")}</ButtonLink>
        </>
      }
    >
      <p>{t("frame.notDrawnWhy")}</p>
      {error.digest !== undefined && (
        <p className="text-small text-fg-3">
          {t("frame.fault")} <span className="mono">{error.digest}</span>
        </p>
      )}
    </Blank>
  );
}
