// The outermost frame of every request: what a handler throws is logged and answered, so that no request hangs and nothing takes the process down.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { isBusy } from "./views/readiness";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export function answering(log: Logger, handler: Handler): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    // Handlers make a URL of the host that was asked for.
    if (!URL.canParse(`http://${request.headers.host}`)) return end(response, 400);
    try {
      await handler(request, response);
    } catch (fault) {
      if (isBusy(fault)) return unavailable(response);
      log.error({ err: fault, method: request.method, url: request.url }, "a request broke");
      if (response.headersSent) response.destroy();
      else end(response, 500);
    }
  };
}

/** The database is away: who asks again soon may find it. */
function unavailable(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else end(response, 503, { "retry-after": "1" });
}

function end(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { "content-length": 0, "cache-control": "no-store", ...headers });
  response.end();
}
