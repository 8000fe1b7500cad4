// What the screens are told of exports.
import type { ExportRequest, ExportState } from "@core/words/exports";

export interface ExportView {
  readonly id: string;
  /** What the file is called. */
  readonly name: string;
  readonly request: ExportRequest;
  readonly state: ExportState;
  /** Events, or decisions, that are written; of how many, once that is known. */
  readonly done: number;
  readonly total: number | null;
  readonly bytes: number;
  /** Items that were left out while people sign them blind. */
  readonly withheld: number;
  readonly askedAt: number;
  readonly endedAt: number | null;
}

export interface ExportPage {
  readonly now: number;
  /** Whether one may take the whole trail away, and not only what one's scopes cover. */
  readonly mayAll: boolean;
  /** The newest signed head; null while nothing was signed. */
  readonly signed: { readonly size: number; readonly at: number } | null;
  /** The newest first. */
  readonly latest: readonly ExportView[];
}
