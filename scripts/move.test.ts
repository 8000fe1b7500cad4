// The operator's way from SQLite to PostgreSQL, by the very commands of the documentation: what agents, people and the trail were told before, they are told after.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { streamOf } from "@core/trail/event";
import { verifyStream } from "@core/trail/verify-stream";
import { approveInput } from "@core/words/decisions";
import { asItemId, type ItemId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { findPersonByEmail } from "@/db/queries/people";
import { newDatabase } from "@/db/testing/new-database";
import { createAuth } from "@/server/auth";
import { approveItem } from "@/server/commands/approve-item";
import { sequenceTrail } from "@/server/commands/sequence-trail";
import type { Deps } from "@/server/deps";
import { makeDeps } from "@/server/make-deps";
import { createRestApp } from "@/server/rest/app";
import { readSettings } from "@/server/settings";
import { itemView } from "@/server/views/item-view";

const TSX = join("node_modules", ".bin", "tsx");
let folder = "";
let postgres = "";
const environment = (url?: string) => ({ DATA_DIR: folder, LOG_LEVEL: "silent", ...(url !== undefined && { DATABASE_URL: url }) });
/** Vitest has a BASE_URL of its own. */
const script = (name: string, ...args: readonly string[]) =>
  spawnSync(TSX, [`scripts/${name}.ts`, ...args], {
    encoding: "utf8",
    env: { ...process.env, BASE_URL: undefined, DATABASE_URL: undefined, ...environment() },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-move-"));
  postgres = await newDatabase();
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly status: number;
  readonly body: { readonly id: string; readonly revision_hash: string; readonly code?: string };
}

async function start(url?: string) {
  const deps = await makeDeps(readSettings(environment(url)));
  const rest = createRestApp(deps);
  const { key, people } = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"));
  const send = async (method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const answer = await rest.request(`/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: answer.status, body: await answer.json() };
  };
  const signIn = async () => {
    const { email, password } = people[0];
    const answer = await createAuth(deps).handler(
      new Request("http://127.0.0.1:4200/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json", origin: "http://127.0.0.1:4200", host: "127.0.0.1:4200" },
        body: JSON.stringify({ email, password }),
      }),
    );
    return answer.status;
  };
  return { deps, send, signIn };
}

const refund = (amount: number, title: string) => ({
  workflow: "refunds",
  title,
  action: { name: "issue_refund", arguments: { order: "8841", amount, currency: "EUR" } },
  confidence: 0.97,
  signals: { fraud_score: 0.12, account_age_days: 400 },
  evidence: [{ kind: "text", label: "Said", content: `The parcel „arrived“ \\broken\\ ${title}` }],
});

async function ria(deps: Deps) {
  const person = await deps.store.read((tx) => findPersonByEmail(tx, "ria@demo.example"));
  if (!person) throw new Error("the demo has no Ria");
  return person.id;
}

async function view(deps: Deps, item: ItemId) {
  const seen = await itemView(deps, await ria(deps), item);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return seen.value;
}

async function approve(deps: Deps, itemId: ItemId) {
  const { revisionHash, version: seenVersion } = await view(deps, itemId);
  const input = approveInput.parse({ itemId, revisionHash, seenVersion, seenMs: 11_000, note: "é \\ 'fine'" });
  const done = await approveItem(deps, { actor: { kind: "person", person: await ria(deps) }, ...input });
  if (!done.ok) throw new Error(done.refusal.code);
}

test("a product in use is moved and goes on on PostgreSQL", { timeout: 240_000 }, async () => {
  expect(script("seed")).toMatchObject({ status: 0, stderr: "" });
  const before = await start();
  const [small, large] = [
    await before.send("POST", "/items", refund(20, "small")),
    await before.send("POST", "/items", refund(420, 'large "日本" \\')),
  ].map(({ status, body }) => {
    expect(status).toBe(201);
    return body;
  });
  if (!small || !large) throw new Error("both were submitted");
  const redeem = { revision_hash: small.revision_hash };
  const execution = await before.send("POST", `/items/${small.id}/executions`, redeem);
  expect(execution.status).toBe(201);
  expect(
    (await before.send("POST", `/executions/${execution.body.id}/report`, { outcome: "succeeded", result: { n: [1, null] } })).status,
  ).toBe(200);
  await approve(before.deps, asItemId(large.id));
  await sequenceTrail(before.deps, 2_000);
  const paths = [
    "/items",
    `/items/${small.id}`,
    `/items/${small.id}/events`,
    `/items/${large.id}/events`,
    "/events",
    `/executions/${execution.body.id}`,
  ];
  const told = [];
  for (const path of paths) told.push(await before.send("GET", path));
  const seen = await view(before.deps, asItemId(small.id));

  expect(script("move", "--to", postgres)).toMatchObject({ status: 1, stderr: expect.stringMatching(/in use/) });
  await before.deps.store.close();
  expect(script("move")).toMatchObject({ status: 1, stderr: expect.stringMatching(/Name the database/) });
  const moved = script("move", "--to", postgres);
  expect([moved.stderr, moved.status]).toEqual(["", 0]);
  expect(moved.stdout).toMatch(/items +2 +2 +yes/);
  expect(moved.stdout).not.toContain(new URL(postgres).password.concat("@"));
  expect(script("move", "--to", postgres)).toMatchObject({ status: 0, stdout: expect.stringMatching(/nothing to do/) });

  const after = await start(postgres);
  try {
    for (const [index, path] of paths.entries()) expect([path, await after.send("GET", path)]).toEqual([path, told[index]]);
    expect(await view(after.deps, asItemId(small.id))).toEqual({ ...seen, now: expect.any(Number) });
    expect(await after.signIn()).toBe(200);
    expect((await after.send("POST", `/items/${small.id}/executions`, redeem)).status).toBe(409);
    expect((await after.send("POST", "/items", refund(30, "first on the new database"))).status).toBe(201);
    await sequenceTrail(after.deps, 2_000);
    const stream = streamOf("item", large.id);
    const [events, values] = await after.deps.store.read(
      async (tx) => [await listStream(tx, stream), await listValues(tx, stream)] as const,
    );
    expect(verifyStream(events, values, { deep: true })).toMatchObject({ ok: true, events: events.length });
  } finally {
    await after.deps.store.close();
  }
  expect(script("backup", "--verify", postgres)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/streams with \d+ events verify/),
  });
});

test("a backup is made, proved and put in place by command", { timeout: 120_000 }, () => {
  const to = join(folder, "kept", "today.db");
  expect(script("backup", "--to", to)).toMatchObject({ status: 0, stdout: expect.stringMatching(/verify/) });
  expect(script("backup", "--to", to)).toMatchObject({ status: 1, stderr: expect.stringMatching(/is there already/) });
  expect(script("backup", "--verify", to)).toMatchObject({ status: 0, stdout: expect.stringMatching(/verify/) });
});
