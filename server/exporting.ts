// Writes an export from its first byte to its last: for a browser, which fetches it, and for the command line. A few at once in each process; what is more waits in line.
import { setImmediate, setTimeout } from "node:timers/promises";
import type { RunSource } from "@core/words/runs";
import type { StoredExport } from "@/db/queries/exports";
import { standingAt } from "./access/directory";
import { blindTo } from "./access/export-rights";
import type { Sight } from "./access/resolve";
import { latestCheckpoint } from "./access/trail-proofs";
import { askedByExport } from "./access/trail-question";
import { type ExportProgress, endExport, goOnWithExport } from "./commands/follow-export";
import { sequenceTrail } from "./commands/sequence-trail";
import { signCheckpoint } from "./commands/sign-checkpoint";
import type { Deps } from "./deps";
import { xesFoot, xesHead, xesTrace } from "./history/write-xes";
import { repaint } from "./repaint";
import { decisionsCsv } from "./views/decisions-csv";
import { evidencePack } from "./views/evidence-pack";
import { choosePlaces } from "./views/export-places";
import { runsToExport } from "./views/runs-xes";
import { trailFile } from "./views/trail-file";

/** How often it says how far it has come, and looks whether it was cancelled. */
const SAID_EVERY_MS = 500;
const LINE_MOVES_EVERY_MS = 250;
const SEQUENCED_TOGETHER = 2_000;

/** It was cancelled, its reader went away, or its owner may not have it any more: nobody's fault. */
export class ExportEnded extends Error {
  override readonly name = "ExportEnded";
}

/** Nothing of the trail is signed, and nobody here can sign it, so there is nothing to prove by. */
export class NothingSigned extends Error {
  override readonly name = "NothingSigned";
}

/** Since it was asked for, something of it began to be signed blind, or left what its reader may see. */
export class ExportWithheld extends Error {
  override readonly name = "ExportWithheld";
}

export interface ExportRun {
  readonly asked: StoredExport;
  readonly sight: Sight;
  /** Aborted when whoever reads has gone away. */
  readonly signal: AbortSignal;
  /** Takes the pieces to where they are wanted, as fast as they are taken there; resolves once all of them are. */
  readonly sink: (pieces: AsyncIterable<string>) => Promise<void>;
}

export interface Exporter {
  /** @throws ExportEnded, ExportWithheld, NothingSigned, and whatever the sink throws */
  run(run: ExportRun): Promise<ExportProgress>;
}

export function createExporter(deps: Deps, atOnce: number): Exporter {
  let underWay = 0;
  return {
    async run({ asked, sight, signal, sink }) {
      let progress: ExportProgress = { done: 0, total: null, bytes: 0, withheld: 0 };
      let said = 0;
      const goOn = async (change: Partial<ExportProgress> = {}) => {
        progress = { ...progress, ...change };
        // Whoever else this process serves has their turn between two pages.
        await setImmediate();
        if (signal.aborted) throw new ExportEnded();
        if (Date.now() - said < SAID_EVERY_MS) return;
        said = Date.now();
        if (!(await goOnWithExport(deps, asked, progress))) throw new ExportEnded();
      };
      async function* counted(pieces: AsyncIterable<string>) {
        for await (const piece of pieces) {
          progress = { ...progress, bytes: progress.bytes + Buffer.byteLength(piece) };
          yield piece;
        }
      }
      let state: "done" | "broken" = "broken";
      let isUnderWay = false;
      try {
        while (underWay >= atOnce) {
          await setTimeout(LINE_MOVES_EVERY_MS);
          await goOn();
        }
        underWay += 1;
        isUnderWay = true;
        await sink(counted(await piecesOf(deps, asked, sight, goOn)));
        state = "done";
        return progress;
      } finally {
        if (isUnderWay) underWay -= 1;
        await endExport(deps, asked, state, progress);
      }
    },
  };
}

type GoOn = (change?: Partial<ExportProgress>) => Promise<void>;

async function piecesOf(deps: Deps, { person, request }: StoredExport, sight: Sight, goOn: GoOn): Promise<AsyncIterable<string>> {
  const { store } = deps;
  const { choice } = request;
  if (choice.of === "runs") return processLog(choice.source, runsToExport({ deps, choice, sight, goOn }));
  const question = await store.read(async (tx) => askedByExport(await deps.directory.at(tx), person, choice, await store.nowMs(tx)));
  if (request.format === "csv") return decisionsCsv({ deps, store, choice, question, sight, goOn });
  const checkpoint = await signedNow(deps);
  const at = await store.read((tx) => store.nowMs(tx));
  // What is being signed now may lie before the head, and what comes after it does not matter.
  if ((choice.of === "all" || choice.of === "period") && (await blindNow(deps, person)) > 0) throw new ExportWithheld();
  const chosen = await choosePlaces({ store, choice, question, sight, size: checkpoint.size, goOn: () => goOn() });
  await goOn({ total: chosen.places.total, withheld: chosen.withheld });
  if (request.format === "html" && choice.of === "item") {
    if (chosen.places.total === 0) throw new ExportWithheld();
    return evidencePack({ deps, item: choice.item, person, chosen, checkpoint, at, paint: repaint, goOn: (done) => goOn({ done }) });
  }
  return trailFile({ store, request, chosen, checkpoint, at, goOn: (done) => goOn({ done }) });
}

async function* processLog(source: RunSource, runs: ReturnType<typeof runsToExport>): AsyncGenerator<string> {
  yield xesHead(source);
  for await (const run of runs) yield xesTrace(run);
  yield xesFoot();
}

const blindNow = ({ store, directory }: Deps, person: StoredExport["person"]): Promise<number> =>
  store.read(async (tx) => blindTo(tx, person === null ? null : standingAt(await directory.at(tx), person, await store.nowMs(tx))));

/** A head over everything that has happened until now. Where it cannot be signed, the last one proves what it is over. */
async function signedNow(deps: Deps): Promise<{ readonly size: number; readonly note: string }> {
  while ((await sequenceTrail(deps, SEQUENCED_TOGETHER)) === "more") await setImmediate();
  const signed = await signCheckpoint(deps);
  if (signed.outcome === "refused" || signed.outcome === "no-key") deps.log.warn(signed, "an export goes by an older signed head");
  const latest = await deps.store.read(latestCheckpoint);
  if (latest === null) throw new NothingSigned();
  return latest;
}
