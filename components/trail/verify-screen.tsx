"use client";
// The page on which a trail is verified: here in the browser, or with the same file on a machine that never saw this server.
import { t } from "@core/words/t";
import { VerifyHere } from "@/components/trail/verify-here";

const COMMAND = "node verify.mjs trail.jsonl --key <key>";

export function VerifyScreen() {
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-x-2 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("trailVerify.title")}</h1>
      </header>
      <div className="grid max-w-[1040px] gap-6 px-gutter py-4">
        <p className="max-w-[80ch] text-fg-2">{t("trailVerify.what")}</p>
        <VerifyHere />
        <section aria-label={t("trailVerify.alone")} className="grid gap-2">
          <h2 className="border-b border-line pb-1.5 font-strong">{t("trailVerify.alone")}</h2>
          <p className="max-w-[80ch] text-fg-2">{t("trailVerify.aloneWhat")}</p>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <code className="mono rounded-1 bg-sunken px-2 py-1 break-all">{COMMAND}</code>
            <a href="/verifier/verify.mjs" download="verify.mjs" className="link">
              {t("trailVerify.download")}
            </a>
          </p>
        </section>
      </div>
    </div>
  );
}
