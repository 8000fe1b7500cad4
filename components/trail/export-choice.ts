// What the export form holds while it is filled in, and what of it can be asked for.
import { type ExportChoice, type ExportContents, type ExportFormat, exportContentsSchema } from "@core/words/exports";
import { asItemId } from "@core/words/ids";
import { type PlainKey, t } from "@core/words/t";
import { trailFilterSchema } from "@core/words/trail-search";
import { instantOf } from "@/components/coverage/when";

/** What a screen exports that knows what it shows. */
export type ExportScopeGiven = Extract<ExportChoice, { readonly of: "item" | "run" }>;

export interface ExportTyped {
  /** Runs are taken away where they are listed. */
  readonly of: Exclude<ExportChoice["of"], "runs">;
  readonly item: string;
  readonly workflow: string;
  readonly run: string;
  /** What is typed on the trail's screen. */
  readonly q: string;
  /** As inputs of day and time have it. */
  readonly from: string;
  readonly until: string;
  readonly format: ExportFormat;
  readonly contents: ExportContents;
  readonly gzip: boolean;
}

export const typedAtFirst = (of: ExportTyped["of"], q: string): ExportTyped => ({
  ...{ of, q, item: "", workflow: "", run: "", from: "", until: "" },
  format: "jsonl",
  contents: exportContentsSchema.parse({}),
  gzip: false,
});

export type ExportField = "item" | "workflow" | "run" | "from" | "until";
export type Chosen =
  | { readonly ok: true; readonly choice: ExportChoice }
  | { readonly ok: false; readonly field: ExportField; readonly why: string };

const missing = (field: ExportField, key: PlainKey = "exports.noChoice"): Chosen => ({ ok: false, field, why: t(key) });

/** What is to be exported, or the field that keeps it from being asked for. */
export function choiceOf(typed: ExportTyped, zone: string): Chosen {
  const [from, until] = [instantOf(typed.from), instantOf(typed.until)];
  const wrongOrder = from !== null && until !== null && from >= until;
  switch (typed.of) {
    case "all":
      return { ok: true, choice: { of: "all" } };
    case "period":
      if (from === null) return missing("from", "exports.noPeriod");
      return until === null || wrongOrder ? missing("until", "exports.noPeriod") : { ok: true, choice: { of: "period", from, until } };
    case "item": {
      const item = typed.item.trim();
      return item === "" ? missing("item") : { ok: true, choice: { of: "item", item: asItemId(item) } };
    }
    case "run": {
      const [workflow, run] = [typed.workflow.trim(), typed.run.trim()];
      if (workflow === "") return missing("workflow");
      return run === "" ? missing("run") : { ok: true, choice: { of: "run", workflow, run } };
    }
    case "search":
      return { ok: true, choice: { of: "search", q: typed.q.trim(), zone } };
    case "filter": {
      if (wrongOrder) return missing("until", "exports.untilAfterFrom");
      const workflow = typed.workflow.trim() || null;
      return { ok: true, choice: { of: "filter", filter: trailFilterSchema.parse({ workflow, from, until }) } };
    }
  }
}
