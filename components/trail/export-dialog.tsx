"use client";
// "Export with proofs" of what a screen shows: an item or a run.
import { t } from "@core/words/t";
import { useState } from "react";
import { useMayExport } from "@/components/data/exports";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { BegunExport } from "./begun-export";
import type { ExportScopeGiven } from "./export-choice";
import { ExportForm } from "./export-form";

interface ExportButtonProps {
  readonly scope: ExportScopeGiven;
  readonly className?: string;
}

/** A button with its dialog; nothing for whoever may take nothing away. */
export function ExportButton({ scope, className }: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  if (!useMayExport()) return null;
  return (
    <>
      <Button look="quiet" size="small" icon="download" className={className} onClick={() => setOpen(true)}>
        {t("exports.withProofs")}
      </Button>
      {open && <ExportDialog scope={scope} onClose={() => setOpen(false)} />}
    </>
  );
}

const TITLES = { item: "exports.thisItem", run: "exports.thisRun" } as const;

export function ExportDialog({ scope, onClose }: { readonly scope: ExportScopeGiven; readonly onClose: () => void }) {
  const [begun, setBegun] = useState<string | null>(null);
  return (
    <Dialog open onClose={onClose} title={t(TITLES[scope.of])}>
      {begun === null ? (
        <ExportForm scope={scope} onBegun={setBegun}>
          {(fields, submit) => (
            <>
              <DialogBody className="grid gap-4">{fields}</DialogBody>
              <DialogActions>
                <Button look="quiet" onClick={onClose}>
                  {t("item.cancel")}
                </Button>
                {submit}
              </DialogActions>
            </>
          )}
        </ExportForm>
      ) : (
        <BegunExport id={begun} onClose={onClose} />
      )}
    </Dialog>
  );
}
