// Parts of the trail taken away as files: asked for here, fetched at `/api/exports/{id}`, followed and cancelled here.
import { beginExportInput, exportIdInput } from "@core/words/exports";
import { beginExport } from "../commands/begin-export";
import { cancelExport } from "../commands/cancel-export";
import { exportPage } from "../views/exports";
import type { ExportPage } from "../views/shapes-exports";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";
import { recordedAs } from "./recorded";

export const exports = router({
  page: allowed("trail.export").query(({ ctx }): Promise<ExportPage> => exportPage(ctx.deps, ctx.person)),
  begin: allowed("trail.export")
    .input(beginExportInput)
    .mutation(({ ctx, input }) =>
      recordedAs(ctx, "export", unwrap(beginExport(ctx.deps, { by: ctx.person, ...input })), () =>
        input.choice.of === "item" ? [input.choice.item] : [],
      ),
    ),
  cancel: allowed("trail.export")
    .input(exportIdInput)
    .mutation(({ ctx, input }) => unwrap(cancelExport(ctx.deps, { actor: ctx.actor, ...input }))),
});
