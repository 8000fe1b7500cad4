"use client";
// "Export as XES" of a run, or of all that the list shows: asked for, fetched by the browser, followed to its end, and cancelled.
import type { RunsToExport } from "@core/words/runs";
import { t } from "@core/words/t";
import { useState } from "react";
import { useExportOrders, useMayExport } from "@/components/data/exports";
import { BegunExport } from "@/components/trail/begun-export";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";

/** A button with its dialog; nothing for whoever may take nothing away. */
export function ExportLog({ choice }: { readonly choice: RunsToExport }) {
  const [open, setOpen] = useState(false);
  if (!useMayExport()) return null;
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        {t("runs.exportXes")}
      </Button>
      {open && <LogDialog choice={choice} onClose={() => setOpen(false)} />}
    </>
  );
}

function LogDialog({ choice, onClose }: { readonly choice: RunsToExport; readonly onClose: () => void }) {
  const [gzip, setGzip] = useState(choice.run === null);
  const [begun, setBegun] = useState<string | null>(null);
  const { begin, take } = useExportOrders();
  const announce = useAnnounce();
  const send = () =>
    take({ choice, format: "xes", contents: { values: true, revisions: true, evidence: false }, gzip }, (id) => {
      announce(t("exports.isBegun"));
      setBegun(id);
    });
  return (
    <Dialog open onClose={onClose} title={t(choice.run === null ? "runExport.theseRuns" : "exports.thisRun")}>
      {begun === null ? (
        <>
          <DialogBody className="grid gap-4">
            <p className="text-fg-2">{t("runExport.what")}</p>
            <CheckField checked={gzip} onChange={setGzip} hint={t("runExport.gzipHint")}>
              {t("exports.gzip")}
            </CheckField>
            {begin.isError && <Banner tone="failed" title={begin.error.message} />}
          </DialogBody>
          <DialogActions>
            <Button look="quiet" onClick={onClose}>
              {t("item.cancel")}
            </Button>
            <Button look="primary" icon="download" pending={begin.isPending} onClick={send}>
              {t("exports.begin")}
            </Button>
          </DialogActions>
        </>
      ) : (
        <BegunExport id={begun} onClose={onClose} />
      )}
    </Dialog>
  );
}
