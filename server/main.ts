// One process, one port: /api/v1 to rest/, /api/trpc to trpc/, /api/auth to better-auth, /api/blobs to evidence, /api/imports to past cases, /api/exports to what is taken away of the trail, /words to the messages of a language, /verifier to the offline verifier, everything else to Next. Starts the jobs; stops cleanly.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { trailEnd } from "@/db/queries/events";
import { answering, type Handler } from "./answering";
import { createAuth, createAuthHandler } from "./auth";
import { unlessAway } from "./away-page";
import { createBlobHandler } from "./blob-handler";
import { readDemoSignIns } from "./demo-sign-ins";
import { createExportHandler } from "./export-handler";
import { startUploads } from "./history/uploads";
import { startAssigning } from "./jobs/assign-work";
import { createChatWay } from "./jobs/chat-way";
import { startCheckingPredictability } from "./jobs/check-predictability";
import { startCheckingTrail } from "./jobs/check-trail";
import { startErasing } from "./jobs/erase-outdated";
import { startDriver } from "./jobs/fire-timers";
import { startFollower } from "./jobs/follow-trail";
import { startForgetting } from "./jobs/forget-answers";
import { startIndexing } from "./jobs/index-trail";
import { createMailWay } from "./jobs/mail-way";
import { startReleasing } from "./jobs/release-away";
import { startReminding } from "./jobs/remind-stops";
import { startRetiming } from "./jobs/retime-ladders";
import { startRevoking } from "./jobs/revoke-stopped";
import { startRulingAnew } from "./jobs/rule-anew";
import { startSimulating } from "./jobs/run-simulations";
import { startSelfTest } from "./jobs/self-test";
import { startSending } from "./jobs/send-messages";
import { startSequencer } from "./jobs/sequence-trail";
import { startSigning } from "./jobs/sign-checkpoints";
import { startTellingCapacity } from "./jobs/tell-capacity";
import { startTellingOfDue, startTellingOfTrail } from "./jobs/tell-people";
import { makeDeps } from "./make-deps";
import { createRestApp } from "./rest/app";
import { publishRuntime } from "./runtime";
import { secureData, secureHeaders } from "./security-headers";
import { readSettings } from "./settings";
import { createThreads } from "./simulation/threads";
import { stopServer } from "./stop-server";
import { createCallerFor } from "./trpc/caller";
import { createTrpcHandler } from "./trpc/handler";
import { createUploadHandler } from "./upload-handler";
import { answerVerifier } from "./verifier-handler";
import { provideRequestWording, speakingIn, speakingTo } from "./wording";
import { answerWords } from "./words-handler";

/** After this the process ends, whatever is still open: a database that is away must not hold it. */
const STOPPED_WITHIN_MS = 4_800;

async function main() {
  provideRequestWording();
  const settings = readSettings(process.env);
  const development = process.env.NODE_ENV !== "production";
  const deps = await makeDeps(settings);
  const { log } = deps;
  const auth = createAuth(deps);
  publishRuntime({
    deps,
    caller: createCallerFor(deps, auth),
    trailEnd: () => deps.store.read(trailEnd),
    demoSignIns: () => readDemoSignIns(settings),
  });

  const server = createServer();
  const app = next({ dev: development, hostname: settings.HOST, port: settings.PORT, httpServer: server });
  await app.prepare();
  const pages = unlessAway(deps, app.getRequestHandler());

  const agents = getRequestListener(createRestApp(deps).fetch);
  const uploads = startUploads(deps);
  const byPrefix: readonly (readonly [string, Handler])[] = [
    ["/api/trpc/", createTrpcHandler(deps, auth)],
    ["/api/auth/", createAuthHandler(deps, auth)],
    ["/api/blobs/", createBlobHandler(deps, auth)],
    ["/words/", answerWords],
    ["/verifier/", answerVerifier],
    ["/api/imports", createUploadHandler(deps, auth, uploads)],
    ["/api/exports/", createExportHandler(deps, auth)],
  ];

  server.on(
    "request",
    answering(log, (request, response) => {
      const path = request.url ?? "/";
      // An agent's programmers all read the same words, whatever their HTTP library says it accepts.
      if (path.startsWith("/api/v1/")) {
        secureData(response);
        return agents(request, response);
      }
      return speakingTo(request, () => {
        const found = byPrefix.find(([prefix]) => path.startsWith(prefix));
        if (found) {
          secureData(response);
          return found[1](request, response);
        }
        secureHeaders(request, response, development);
        return pages(request, response);
      });
    }),
  );

  const threads = createThreads(settings);
  const jobs = [
    startSequencer(deps),
    await startFollower(deps),
    startSigning(deps),
    startDriver(deps),
    startForgetting(deps),
    startErasing(deps),
    startRevoking(deps),
    startReminding(deps),
    startRulingAnew(deps),
    startRetiming(deps),
    startReleasing(deps),
    startTellingCapacity(deps),
    startAssigning(deps),
    startSimulating(deps, threads),
    startCheckingPredictability(deps),
    startSelfTest(deps),
    startTellingOfTrail(deps),
    startIndexing(deps),
    startCheckingTrail(deps),
    startTellingOfDue(deps),
    startSending(deps, [createMailWay(settings), createChatWay(settings)], speakingIn),
    uploads,
  ];

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.PORT, settings.HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  log.info({ url: settings.BASE_URL ?? `http://${settings.HOST}:${port}` }, "serving");

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log.info("stopping");
    setTimeout(() => {
      log.warn("stopped with work still open");
      process.exit(0);
    }, STOPPED_WITHIN_MS).unref();
    deps.live.close();
    await Promise.all([stopServer(server), ...jobs.map((job) => job.stop())]);
    await threads.close();
    await app.close();
    await deps.store.close();
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  // Started by a program of ours that is gone: nobody would ever stop it.
  process.on("disconnect", () => void stop());
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
