// Exports of the trail: what is asked for, in which form and with which contents, and how one under way stands.
import { z } from "zod";
import { calendarSchema } from "./calendar";
import { itemIdSchema } from "./decisions";
import { runsToExportSchema } from "./runs";
import { searchText } from "./search-trail";
import { LIMITS } from "./submission";
import { t } from "./t";
import { trailFilterSchema } from "./trail-search";

const name = z.string().min(1).max(LIMITS.nameChars);
const instant = z.int().min(0);

/** What of the trail is exported. `all` and `period` are stretches of the log; `runs` are runs of ours or of imported logs; the others are whole streams of items. */
export const exportChoiceSchema = z.discriminatedUnion("of", [
  z.object({ of: z.literal("all") }),
  z
    .object({ of: z.literal("period"), from: instant, until: instant })
    .refine(({ from, until }) => from < until, { path: ["until"], error: () => t("exports.untilAfterFrom") }),
  z.object({ of: z.literal("item"), item: itemIdSchema }),
  z.object({ of: z.literal("run"), workflow: name, run: name }),
  z.object({ of: z.literal("filter"), filter: trailFilterSchema }),
  /** As it is typed on the trail's screen, and where its days begin. */
  z.object({ of: z.literal("search"), q: searchText, zone: calendarSchema.shape.zone }),
  runsToExportSchema,
]);
export type ExportChoice = z.output<typeof exportChoiceSchema>;

/**
 * - `jsonl`: the trail's own format, with proofs (docs/trail-format.md).
 * - `csv`: decisions, one a line, for spreadsheets.
 * - `html`: the evidence pack of one item, to be read, printed and filed.
 * - `xes`: runs as a process log (IEEE 1849), for process-mining tools and to be imported again.
 */
export const EXPORT_FORMATS = ["jsonl", "csv", "html", "xes"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file with proofs holds beside events. What is left out is committed to all the same, and can be handed over later. */
export const exportContentsSchema = z
  .object({
    /** Free and personal values: titles, reasons, notes, facts. */
    values: z.boolean().default(true),
    /** What the revisions that were proposed and signed say. */
    revisions: z.boolean().default(true),
    /** The bytes of evidence. They take most room by far. */
    evidence: z.boolean().default(false),
  })
  .refine(({ revisions, evidence }) => revisions || !evidence, {
    path: ["evidence"],
    error: () => t("exports.needsRevisions"),
  });
export type ExportContents = z.output<typeof exportContentsSchema>;

export const beginExportInput = z
  .object({
    choice: exportChoiceSchema,
    format: z.enum(EXPORT_FORMATS),
    contents: exportContentsSchema.prefault({}),
    /** As .gz: a tenth of the size, and the verifier reads it as it is. */
    gzip: z.boolean().default(false),
  })
  .refine(({ choice, format }) => format !== "html" || choice.of === "item", {
    path: ["format"],
    error: () => t("exports.packOfOne"),
  })
  .refine(({ choice, format }) => (format === "xes") === (choice.of === "runs"), {
    path: ["format"],
    error: () => t("runExport.logOfRuns"),
  });
export type BeginExportInput = z.output<typeof beginExportInput>;
/** As it is kept with the export. */
export type ExportRequest = BeginExportInput;

export const exportIdInput = z.object({ id: z.uuid() });
export type ExportIdInput = z.output<typeof exportIdInput>;

/**
 * - `waiting`: asked for, and not fetched yet, or in line behind others. - `running`: on its way.
 * - `done`: written to its end. - `cancelled`: by who asked for it. - `broken`: cut off on either side; such a file has no last line.
 */
export const EXPORT_STATES = ["waiting", "running", "done", "cancelled", "broken"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Who asked for one and never fetched it asks again. */
export const EXPORT_WAITS_MS = 10 * 60_000;
/** One that nobody has heard of for so long is broken: its process is gone. */
export const EXPORT_SILENT_MS = 60_000;

/** What the file is called where it is kept: without anything that a file system could stumble over. */
export function exportFileName({ choice, format, gzip }: ExportRequest, day: string): string {
  const kind = { jsonl: "trail", csv: "decisions", html: "evidence", xes: "log" }[format];
  return `countersign-${kind}-${whatOf(choice)}-${day}.${format}${gzip ? ".gz" : ""}`;
}

function whatOf(choice: ExportChoice): string {
  switch (choice.of) {
    case "item":
      return `item-${choice.item}`;
    case "run":
      return `run-${safe(choice.run)}`;
    case "runs":
      return choice.run === null ? `runs${choice.workflow === null ? "" : `-${safe(choice.workflow)}`}` : `run-${safe(choice.run)}`;
    default:
      return choice.of;
  }
}

const safe = (text: string) =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-.]+/, "")
    .slice(0, 60) || "run";
