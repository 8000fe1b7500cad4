// The database stops under a serving instance and comes back: what everybody is answered meanwhile, and that no restart is needed.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cluster, startCluster } from "@/db/testing/pg-cluster";
import { answering } from "./answering";
import { createAuth, createAuthHandler } from "./auth";
import { unlessAway } from "./away-page";
import { createAgentKey } from "./commands/create-agent-key";
import { createPerson } from "./commands/create-person";
import type { Deps } from "./deps";
import { startFollower } from "./jobs/follow-trail";
import type { Loop } from "./jobs/loop";
import { startSequencer } from "./jobs/sequence-trail";
import { makeDeps } from "./make-deps";
import { createRestApp } from "./rest/app";
import { readSettings } from "./settings";
import { createTrpcHandler } from "./trpc/handler";

const EMAIL = "ria@example.test";
const PASSWORD = "a password of my own";
const STARTS_WITHIN_MS = 60_000;

let folder = "";
let cluster: Cluster;
let deps: Deps;
let loops: readonly Loop[] = [];
let server: Server;
let base = "";
let key = "";
let cookie = "";
/** Of a session that this instance has not yet looked at. */
let unseen = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "away-"));
  cluster = await startCluster();
  deps = await makeDeps(readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", DATABASE_URL: cluster.url("postgres") }));
  await createPerson(deps, {
    name: "Ria",
    email: EMAIL,
    roles: [{ role: "reviewer", scope: { kind: "all" } }],
    queues: [],
    skills: [],
    password: PASSWORD,
  });
  const made = await createAgentKey(deps, { agent: "refunds", owner: EMAIL, workflows: null, lifetimeMs: null });
  if (!made.ok) throw new Error(made.refusal.code);
  key = made.value.key;

  const auth = createAuth(deps);
  const handlers = {
    "/api/v1/": getRequestListener(createRestApp(deps).fetch),
    "/api/trpc/": createTrpcHandler(deps, auth),
    "/api/auth/": createAuthHandler(deps, auth),
    "/": unlessAway(deps, (_request, response) => response.end("a page")),
  };
  server = createServer(
    answering(deps.log, (request, response) => {
      const found = Object.entries(handlers).find(([prefix]) => request.url?.startsWith(prefix));
      return found?.[1](request, response);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  loops = [startSequencer(deps), await startFollower(deps)];
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  [cookie, unseen] = [cookieOf(await signIn()), cookieOf(await signIn())];
  // So that the cookie is known before the database goes.
  expect((await people()).status).toBe(200);
}, STARTS_WITHIN_MS);

afterAll(async () => {
  deps.live.close();
  server.closeAllConnections();
  server.close();
  await Promise.all(loops.map((loop) => loop.stop()));
  await deps.store.close();
  await cluster.stop();
  rmSync(folder, { recursive: true });
}, STARTS_WITHIN_MS);

const signIn = () =>
  fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
const people = (as = cookie) => fetch(`${base}/api/trpc/me.get`, { headers: { cookie: as } });
const agents = () => fetch(`${base}/api/v1/items`, { headers: { authorization: `Bearer ${key}` } });
const ready = () => fetch(`${base}/api/v1/readyz`);
const page = () => fetch(`${base}/review`);

test(
  "while the database is away everybody is told to come back, and nobody that something broke; then it goes on by itself",
  async () => {
    const gone = new AbortController();
    const stream = await fetch(`${base}/api/v1/events`, {
      headers: { authorization: `Bearer ${key}`, accept: "text/event-stream" },
      signal: gone.signal,
    });
    const reader = stream.body?.getReader();
    await reader?.read();
    await cluster.halt();

    const readiness = await ready();
    expect([readiness.status, readiness.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(await readiness.json()).toMatchObject({ status: 503, code: "unavailable" });
    expect((await fetch(`${base}/api/v1/healthz`)).status).toBe(200);
    for (const answer of [await agents(), await people(), await people(unseen), await signIn()])
      expect([answer.url.slice(base.length), answer.status, answer.headers.get("retry-after")]).toEqual([expect.any(String), 503, "1"]);
    const shown = await page();
    expect([shown.status, shown.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await shown.text()).toContain("Back in a moment");
    expect(await (await fetch(`${base}/_next/static/x.js`)).text()).toBe("a page");

    await cluster.start();
    const back = performance.now();
    while ((await ready()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(performance.now() - back).toBeLessThan(10_000);
    expect([(await agents()).status, (await people()).status, (await signIn()).status, (await page()).status]).toEqual([
      200, 200, 200, 200,
    ]);

    // The stream that was open all the while tells what happens now.
    const told = reader?.read();
    const submitted = await fetch(`${base}/api/v1/items`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ workflow: "refunds", title: "Refund", action: { name: "refund", arguments: {} } }),
    });
    expect(submitted.status).toBe(201);
    expect(new TextDecoder().decode((await told)?.value)).toContain("event: ");
    gone.abort();
  },
  STARTS_WITHIN_MS,
);
