// What screens may ask of runs and workflows: inputs of their procedures.
import { z } from "zod";

const name = z.string().min(1).max(200);
const instant = z.int().min(0).max(8_640_000_000_000_000);

export const RUN_SOURCES = ["items", "imported"] as const;
/** Runs of our own items, or of process logs that were imported. */
export type RunSource = (typeof RUN_SOURCES)[number];

export const RUN_STATES = ["open", "closed"] as const;

export const listRunsInput = z.strictObject({
  source: z.enum(RUN_SOURCES).default("items"),
  workflow: name.nullable().default(null),
  /** What a run's name begins with. */
  text: z.string().trim().max(200).nullable().default(null),
  state: z.enum(RUN_STATES).nullable().default(null),
  since: instant.nullable().default(null),
  until: instant.nullable().default(null),
  cursor: z.string().min(1).max(1_000).nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
});
export type ListRunsInput = z.output<typeof listRunsInput>;

/** What is written as a process log: all that the list shows for this, or the one run. */
export const runsToExportSchema = listRunsInput.omit({ cursor: true, limit: true }).extend({
  of: z.literal("runs"),
  run: name.nullable().default(null),
});
export type RunsToExport = z.output<typeof runsToExportSchema>;

export const runInput = z.strictObject({
  workflow: name,
  run: name,
  /** Null: ours where there is one, else the imported one. */
  source: z.enum(RUN_SOURCES).nullable().default(null),
});
export type RunInput = z.output<typeof runInput>;

export const workflowMapInput = z.strictObject({
  workflow: name,
  /** Null: ours where there is one, else the imported one. */
  source: z.enum(RUN_SOURCES).nullable().default(null),
  since: instant.nullable().default(null),
  until: instant.nullable().default(null),
});
export type WorkflowMapInput = z.output<typeof workflowMapInput>;
