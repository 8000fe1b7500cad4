"use client";
// Exports of the trail on a page of their own: what of it, in which form, and how those before it ended.
import { t } from "@core/words/t";
import { useExports } from "@/components/data/exports";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { ExportForm } from "./export-form";
import { ExportLine } from "./export-line";

/** `search` is what the trail was searched for where somebody comes from there. */
export function ExportScreen({ search }: { readonly search: string | null }) {
  const { data } = useExports();
  const now = useNow("minute");
  const zone = useZone();
  if (data === undefined) return null;
  const { signed, latest } = data;
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-x-4 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("exports.title")}</h1>
        <p className="text-small text-fg-2">
          {signed === null
            ? t("exports.notSigned")
            : t("exports.signedHead", { size: signed.size, time: formatWhen(signed.at, now, zone) })}
        </p>
      </header>
      <div className="grid gap-x-10 gap-y-6 px-gutter py-4 wide:grid-cols-[minmax(0,560px)_minmax(0,440px)]">
        <section aria-label={t("exports.withProofs")} className="grid content-start gap-4">
          <p className="max-w-[72ch] text-fg-2">{t("exports.about")}</p>
          <ExportForm scope={null} search={search} onBegun={() => undefined}>
            {(fields, submit) => (
              <>
                {fields}
                <div className="justify-self-start">{submit}</div>
              </>
            )}
          </ExportForm>
        </section>
        <section aria-label={t("exports.latest")} aria-live="off">
          <h2 className="border-b border-line pb-1.5 font-strong">{t("exports.latest")}</h2>
          {latest.length === 0 ? (
            <p className="py-3 text-fg-2">{t("exports.none")}</p>
          ) : (
            <ul>
              {latest.map((one) => (
                <ExportLine key={one.id} one={one} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}
