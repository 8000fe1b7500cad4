// The node handler of `/api/exports/{id}`: streams a file that was asked for to who asked for it, once, as fast as they take it and no faster.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type ExportRequest, exportFileName } from "@core/words/exports";
import { t } from "@core/words/t";
import { fromNodeHeaders } from "better-auth/node";
import type { Auth } from "./auth";
import { takeExport } from "./commands/follow-export";
import type { Deps } from "./deps";
import { createExporter, ExportEnded, ExportWithheld, NothingSigned } from "./exporting";
import { isSameOrigin } from "./trpc/same-origin";

const ADDRESS = /^\/api\/exports\/([0-9a-f-]{36})(?:\?|$)/;

const MEDIA_TYPES = {
  jsonl: "application/x-ndjson",
  csv: "text/csv; charset=utf-8; header=present",
  html: "text/html; charset=utf-8",
  xes: "application/xml; charset=utf-8",
} as const;

export function createExportHandler(deps: Deps, auth: Auth): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const exporter = createExporter(deps, deps.settings.EXPORTS_AT_ONCE);
  return async (request, response) => {
    // From the first moment on: who goes away while they are still looked up is not written for.
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const session = await auth.sessionOf(fromNodeHeaders(request.headers));
    if (!session || session.mustChoosePassword) return end(response, 401, t("exports.signIn"));
    if (request.method !== "GET") return end(response, 405, t("exports.notHere"));
    if (!isSameOrigin(request.headers, deps.settings.BASE_URL)) return end(response, 403, t("exports.notOurs"));
    const [, id] = ADDRESS.exec(request.url ?? "") ?? [];
    if (id === undefined) return end(response, 404, t("exports.notHere"));
    const taken = await takeExport(deps, { id, by: session.person });
    if (!taken.ok) return end(response, taken.refusal.code === "forbidden" ? 403 : 404, t("exports.notHere"));
    const { asked, sight } = taken.value;
    try {
      await exporter.run({
        asked,
        sight,
        signal: gone.signal,
        sink: async (pieces) => {
          response.writeHead(200, headersOf(asked.request, asked.askedAt));
          const source = Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 16 });
          if (asked.request.gzip) await pipeline(source, createGzip(), response);
          else await pipeline(source, response);
        },
      });
    } catch (fault) {
      if (fault instanceof NothingSigned) return end(response, 409, t("exports.nothingSigned"));
      if (fault instanceof ExportWithheld) return end(response, 409, t("exports.withheldNow"));
      if (fault instanceof ExportEnded && !response.headersSent) return end(response, 410, t("exports.notHere"));
      // A connection that ends before the last line is how the reader learns that the file is not whole.
      if (fault instanceof ExportEnded || gone.signal.aborted) return void response.destroy();
      throw fault;
    }
  };
}

const headersOf = (request: ExportRequest, askedAt: number) => ({
  "content-type": request.gzip ? "application/gzip" : MEDIA_TYPES[request.format],
  "content-disposition": `attachment; filename="${exportFileName(request, new Date(askedAt).toISOString().slice(0, 10))}"`,
  "cache-control": "no-store",
  // Nothing in between is to gather a file of any length before it passes it on.
  "x-accel-buffering": "no",
  "cross-origin-resource-policy": "same-origin",
});

function end(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(words);
}
