"use client";
// A dialog's second half, once an export is begun: how far it is, and where all of them stand.
import { t } from "@core/words/t";
import { useExports } from "@/components/data/exports";
import { Button, ButtonLink } from "@/components/ui/button";
import { DialogActions, DialogBody } from "@/components/ui/dialog";
import { ExportLine } from "./export-line";

export function BegunExport({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data } = useExports();
  const one = data?.latest.find((each) => each.id === id);
  return (
    <>
      <DialogBody onlyRead>
        <ul>{one !== undefined && <ExportLine one={one} />}</ul>
      </DialogBody>
      <DialogActions>
        <ButtonLink look="quiet" href="/trail/export">
          {t("exports.open")}
        </ButtonLink>
        {/* What had the focus went with the form. */}
        <Button autoFocus onClick={onClose}>
          {t("exports.close")}
        </Button>
      </DialogActions>
    </>
  );
}
