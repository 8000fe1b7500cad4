// What the import page is told of files of past cases.
import type { PersonRef } from "./shapes";

/** `waiting`: neither finished nor stopped, and nobody is at it; the same file again goes on. */
export type ImportState = "reading" | "waiting" | "stopped" | "finished";

export interface HistoryImport {
  readonly id: string;
  readonly name: string;
  /** Null for whoever runs the product, at its command line. */
  readonly by: PersonRef | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: ImportState;
  /** What the cases of a process log are called, where it was chosen. */
  readonly readAs: { readonly workflow: string; readonly action: string } | null;
  /** Lines or traces. */
  readonly read: number;
  readonly kept: number;
  readonly known: number;
  /** Of these, not read, or not whole. */
  readonly refused: number;
  /** Cases of each workflow, once it is finished, as far as the person's scopes reach. */
  readonly workflows: readonly { readonly workflow: string; readonly count: number; readonly hasPolicy: boolean }[];
}

/** A line or trace that could not be read, or not whole. */
export interface ImportRefusal {
  readonly position: number;
  readonly why: string;
}

export interface HistoryImports {
  readonly imports: readonly HistoryImport[];
  readonly may: boolean;
  /** MiB. */
  readonly largest: number;
}
