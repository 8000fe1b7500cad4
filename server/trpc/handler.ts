// The node handler of `/api/trpc/`: same-origin commands, bounded bodies, nothing cached, faults in the log.
import type { IncomingMessage, ServerResponse } from "node:http";
import { TRPCError } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { fromNodeHeaders } from "better-auth/node";
import type { Auth } from "../auth";
import type { Deps } from "../deps";
import { createContext } from "./context";
import { isFault, toldAsBusy } from "./errors";
import { appRouter } from "./router";
import { isSameOrigin } from "./same-origin";

const MAX_BODY_BYTES = 1024 * 1024;
/** Questions in one request; commands travel alone. */
const MAX_BATCH = 50;

export function createTrpcHandler(deps: Deps, auth: Auth): (request: IncomingMessage, response: ServerResponse) => void {
  const { settings, log } = deps;
  return createHTTPHandler({
    router: appRouter,
    basePath: "/api/trpc/",
    maxBodySize: MAX_BODY_BYTES,
    maxBatchSize: MAX_BATCH,
    createContext: ({ req }) => {
      if (req.method !== "GET" && !isSameOrigin(req.headers, settings.BASE_URL))
        throw new TRPCError({ code: "FORBIDDEN", message: "This did not come from the product's own pages, so nothing was recorded." });
      return createContext(deps, auth, fromNodeHeaders(req.headers)).catch(toldAsBusy);
    },
    responseMeta: ({ errors }) => {
      const headers = new Headers({ "cache-control": "no-store" });
      if (errors.some(({ code }) => code === "SERVICE_UNAVAILABLE")) headers.set("retry-after", "1");
      return { headers };
    },
    onError: ({ error, path, type }) => {
      if (isFault(error)) log.error({ path, type, err: error.cause ?? error }, "a procedure broke");
    },
  });
}
