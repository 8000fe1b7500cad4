"use client";
// Past cases brought in as a file: choose or drop one, see it come and be read, and what came of each before it.
import { t } from "@core/words/t";
import Link from "next/link";
import { useImports } from "@/components/data/imports";
import { ImportDrop } from "@/components/policy/import-drop";
import { ImportReport } from "@/components/policy/import-report";
import { Icon } from "@/components/ui/icon";

export function ImportScreen() {
  const { data } = useImports();
  if (data === undefined) return null;
  const { imports, may, largest } = data;
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-x-2 border-b border-line px-gutter py-3">
        <Link href="/policy" className="link text-fg-2">
          {t("frame.policies")}
        </Link>
        <Icon name="right" className="text-fg-3" />
        <h1 className="text-title font-strong">{t("imports.title")}</h1>
      </header>
      <div className="grid max-w-[880px] gap-6 px-gutter py-4">
        <p className="max-w-[80ch] text-fg-2">{t("imports.what")}</p>
        {may ? <ImportDrop largest={largest} /> : <p>{t("imports.mayNot")}</p>}
        <section aria-label={t("imports.list")}>
          <h2 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
            {t("imports.list")} <span className="text-small font-regular text-fg-3 tabular-nums">{imports.length}</span>
          </h2>
          {imports.length === 0 ? (
            <p className="py-3 text-fg-2">{t("imports.none")}</p>
          ) : (
            <ol>
              {imports.map((one) => (
                <ImportReport key={one.id} one={one} may={may} />
              ))}
            </ol>
          )}
        </section>
      </div>
    </div>
  );
}
