// Workflows as screens have them: rows of the list, and the map of one with what is there now.
import type { DeclaredStep, DeviationKind, StepEdge, StepNode } from "@core/trail/step-map";
import type { RunSource } from "@core/words/runs";
import type { HolderView } from "./shapes";

export interface WorkflowRow {
  readonly workflow: string;
  readonly open: number;
  readonly waiting: number;
  readonly inHand: number;
  readonly withAgent: number;
  readonly importedRuns: number;
}

/** What is at a step now. */
export interface StepNow {
  readonly step: string;
  readonly open: number;
  readonly holders: readonly { readonly holder: HolderView; readonly count: number }[];
}

/** Runs that do one thing otherwise than declared. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly step: string;
  readonly count: number;
  /** Some of them, to be looked at. */
  readonly runs: readonly string[];
}

export interface WorkflowMap {
  readonly workflow: string;
  readonly source: RunSource;
  readonly other: RunSource | null;
  readonly now: number;
  readonly runs: number;
  /** Only the newest were read: there are more. */
  readonly cut: boolean;
  readonly nodes: readonly StepNode[];
  readonly edges: readonly StepEdge[];
  readonly live: readonly StepNow[];
  /** Null where the workflow declares no steps. */
  readonly conformance: {
    readonly steps: DeclaredStep[];
    /** The mean over the runs, and how many keep to it wholly. */
    readonly fitness: number;
    readonly whole: number;
    readonly deviations: readonly Deviation[];
  } | null;
}
