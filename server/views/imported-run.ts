// One run of an imported process log as its screen shows it: the log's steps in the order of time, each waiting for the role that did it.
import type { Life, Party } from "@core/trail/run-lanes";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { StoredHistoryRun } from "@/db/queries/history-runs";
import type { RunEvent, RunPage } from "./shapes-runs";

/** A run of more events is cut, and says so. */
export const MOST_IN_A_RUN = 2_000;

/** A log says when each step was done and by which role: until then it waited for that role. */
export function importedRun({ workflow, run, steps: told, rest }: StoredHistoryRun, now: number, other: boolean): RunPage {
  // A log need not be in the order of time, and lanes have to be.
  const inTime = told.map((step, index) => ({ step, resource: rest[index]?.[1] ?? null })).sort((a, b) => a.step[0] - b.step[0]);
  const steps = inTime.map(({ step }) => step);
  const shown = steps.slice(0, MOST_IN_A_RUN);
  const role = (index: number): Party | null => {
    const step = shown[index];
    return step === undefined ? null : { kind: "role", id: step[2] ?? "" };
  };
  const life: Life = {
    id: run,
    // Whoever did the first step had it when it began.
    moments: [
      { at: shown[0]?.[0] ?? 0, holder: role(0), waits: true, by: null },
      ...shown.map(([at], index) => ({ at, holder: role(index + 1), waits: true, by: null })),
    ],
  };
  const parties = new Map(shown.map((_, index) => [role(index)?.id ?? "", role(index)]));
  return {
    source: "imported",
    other: other ? "items" : null,
    workflow: revealLine(workflow),
    run: revealLine(run),
    now,
    open: false,
    parties: [...parties.values()].flatMap((party) =>
      party === null ? [] : { party, name: party.id === "" ? t("runs.noRole") : revealLine(party.id), you: false },
    ),
    lives: [life],
    events: shown.map(([at, activity, by], index) =>
      importedEvent(run, index, { at, activity, by, next: role(index + 1) }, inTime[index]?.resource ?? null),
    ),
    coming: [],
    items: [],
    cut: steps.length > shown.length,
  };
}

interface ImportedStep {
  readonly at: number;
  readonly activity: string;
  readonly by: string | null;
  readonly next: Party | null;
}

const importedEvent = (run: string, index: number, { at, activity, by, next }: ImportedStep, resource: string | null): RunEvent => {
  const actor = by === null || by === "" ? t("runs.noRole") : revealLine(by);
  return {
    seq: index + 1,
    at,
    type: "imported",
    actor: { kind: "person", id: by ?? "", name: actor },
    text: revealLine(activity),
    detail: resource === null || resource === by ? null : revealLine(resource),
    quote: null,
    // A role is nobody who could be held to account: lanes draw it, and no holder is named.
    holder: null,
    transfer: next !== null && next.id !== (by ?? ""),
    revisionHash: null,
    item: run,
    seen: null,
    revision: 0,
  };
};
