// `npm run export`: writes a part of the trail into a file, for whoever runs the product. It may run beside the server, on the same database.
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { beginExportInput } from "@core/words/exports";
import { beginExport } from "@/server/commands/begin-export";
import { takeExport } from "@/server/commands/follow-export";
import { createExporter, NothingSigned } from "@/server/exporting";
import { provideRequestWording } from "@/server/wording";
import { refusedAs, runCommand, UsageError } from "./command-line";

const USAGE = `npm run export -- --to FILE [what] [--as jsonl|csv|html|xes] [--without-values] [--without-revisions] [--with-evidence]

what, one of:
  --all                              every event up to a signed head (the default)
  --from INSTANT --until INSTANT     every event of a period; instants as 2026-11-01 or 2026-11-01T08:00:00Z
  --item ID                          one item
  --workflow NAME --run NAME         the items of a run
  --workflow NAME                    the items of a workflow
  --as xes [--workflow NAME [--run NAME]] [--imported]
                                     runs as a process log: our own, or those of imported logs

A file that ends in .gz is packed. docs/exports.md says what the files hold.`;

const SAID_EVERY_MS = 1_000;

await runCommand(USAGE, async (open) => {
  provideRequestWording();
  const { values } = parseArgs({
    options: {
      to: { type: "string" },
      as: { type: "string", default: "jsonl" },
      all: { type: "boolean", default: false },
      from: { type: "string" },
      until: { type: "string" },
      item: { type: "string" },
      run: { type: "string" },
      workflow: { type: "string" },
      imported: { type: "boolean", default: false },
      "without-values": { type: "boolean", default: false },
      "without-revisions": { type: "boolean", default: false },
      "with-evidence": { type: "boolean", default: false },
    },
  });
  if (values.to === undefined) throw new UsageError(USAGE);
  const to = resolve(values.to);
  const parsed = beginExportInput.safeParse({
    choice: values.as === "xes" ? runsOf(values) : choiceOf(values),
    format: values.as,
    contents: { values: !values["without-values"], revisions: !values["without-revisions"], evidence: values["with-evidence"] },
    gzip: to.endsWith(".gz"),
  });
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));

  const deps = await open();
  const begun = await beginExport(deps, { by: null, ...parsed.data });
  if (!begun.ok) throw refusedAs(begun.refusal);
  const taken = await takeExport(deps, { id: begun.value.id, by: null });
  if (!taken.ok) throw refusedAs(taken.refusal);

  // Under another name until it is whole, so that nobody takes half a file for one.
  const part = `${to}.part`;
  const gone = new AbortController();
  process.once("SIGINT", () => gone.abort());
  let bytes = 0;
  let said = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (process.stderr.isTTY && Date.now() - said > SAID_EVERY_MS) {
        said = Date.now();
        process.stderr.write(`\r${Math.round(bytes / 1_000_000)} MB`);
      }
      done(null, chunk);
    },
  });
  try {
    const { done, withheld } = await createExporter(deps, 1).run({
      ...taken.value,
      signal: gone.signal,
      sink: async (pieces) => {
        const source = Readable.from(pieces, { objectMode: false });
        const file = createWriteStream(part, { mode: 0o600 });
        if (parsed.data.gzip) await pipeline(source, counting, createGzip(), file);
        else await pipeline(source, counting, file);
      },
    });
    await rename(part, to);
    const of = { jsonl: "events", html: "events", csv: "decisions", xes: "runs" }[parsed.data.format];
    console.log(`${done} ${of} are in ${to}.${withheld > 0 ? ` ${withheld} items are left out: people still sign them blind.` : ""}`);
  } catch (fault) {
    await rm(part, { force: true });
    if (gone.signal.aborted) throw new UsageError("Cancelled: nothing was kept.");
    if (fault instanceof NothingSigned)
      throw new UsageError(
        "No head of the trail is signed, and this process has no key to sign one: start the server once, or give it TRAIL_KEY.",
      );
    throw fault;
  }
});

interface Limits {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly run?: string | undefined;
  readonly workflow?: string | undefined;
}

function runsOf({ from, until, run, workflow, imported }: Limits & { readonly imported: boolean }): object {
  if (run !== undefined && workflow === undefined) throw new UsageError("A run is named together with its --workflow.");
  return { of: "runs", source: imported ? "imported" : "items", workflow, run, since: instant(from), until: instant(until) };
}

function choiceOf(
  values: Limits & {
    readonly all: boolean;
    readonly item?: string | undefined;
  },
): object {
  const { from, until, item, run, workflow } = values;
  if (item !== undefined) return { of: "item", item };
  if (run !== undefined) return { of: "run", run, workflow };
  if (workflow !== undefined) return { of: "filter", filter: { workflow, from: instant(from), until: instant(until) } };
  if (from !== undefined || until !== undefined) return { of: "period", from: instant(from) ?? 0, until: instant(until) ?? Date.now() };
  return { of: "all" };
}

function instant(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new UsageError(`“${text}” is no instant: write 2026-11-01 or 2026-11-01T08:00:00Z.`);
  return at;
}
