"use client";
// All keys on one sheet, and the way to change them.
import { t } from "@core/words/t";
import { useSettings } from "@/components/data/settings";
import { keyTable } from "@/components/frame/key-table";
import { ButtonLink } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Sheet } from "@/components/ui/sheet";

const MODE_WORDS = { on: "frame.modeOn", alt: "frame.modeAlt", off: "frame.modeOff" } as const;

export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { keyMode } = useSettings();
  return (
    <Sheet open={open} onClose={onClose} title={t("frame.keys")}>
      <DialogBody className="grid content-start gap-5">
        <div className="flex items-center gap-3">
          <p className="flex-1 text-small text-fg-2">{t(MODE_WORDS[keyMode])}</p>
          <ButtonLink href="/settings" onClick={onClose}>
            {t("frame.change")}
          </ButtonLink>
        </div>
        {keyTable().map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-small font-strong">{group.title}</h3>
            <dl className="grid">
              {group.rows.map((row) => (
                <div key={row.does} className="flex min-h-7 items-center gap-3 border-t border-line">
                  <dd className="flex-1">{row.does}</dd>
                  <dt className="flex gap-[3px]">
                    {row.keys.map((key) => (
                      <Kbd key={key} className="max-mid:inline-grid coarse:inline-grid">
                        {key}
                      </Kbd>
                    ))}
                  </dt>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </DialogBody>
    </Sheet>
  );
}
