// A product for tests of the REST API: a real store on the engine under test, a clock that tests move, people, queues and policies from the seeds, and keys.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Rung } from "@core/words/actors";
import { type AgentId, asAgentId, asKeyId, asPersonId, asQueueId, type Ms, type PersonId } from "@core/words/ids";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { insertAgent, insertKey, revokeKey } from "@/db/queries/agents";
import { sequenceEvents } from "@/db/queries/events";
import { insertPerson } from "@/db/queries/people";
import { insertPolicyVersion, pointPolicy } from "@/db/queries/policies";
import { insertQueue } from "@/db/queries/queues";
import { readSeeds } from "@/db/seeds/read-seeds";
import type { Tx } from "@/db/store";
import { engineUnderTest } from "@/db/testing/engine-under-test";
import { newAgentKey } from "@/server/access/agent-key";
import type { Deps } from "@/server/deps";
import { makeDeps } from "@/server/make-deps";
import { readSettings } from "@/server/settings";
import type { Receipt } from "../answers";
import { createRestApp } from "../app";
import type { EventJson } from "../schemas";

const START: Ms = Date.UTC(2026, 10, 24, 9, 0);
const SEEDS = fileURLToPath(new URL("../../../db/seeds", import.meta.url));

export const RIA = asPersonId("ria");
export const MAX = asPersonId("max");
export const OWNER = asPersonId("olga");
export const AGENT = asAgentId("refund-agent");
export const OTHER_AGENT = asAgentId("other-agent");

export interface Sent {
  readonly key?: string | null;
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The fields that tests read; which of them are there depends on the answer. */
export interface Body {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly revision_hash: string;
  readonly lease_expires_at: string;
  readonly reversal: { readonly id: string };
  readonly ruling: unknown;
  readonly group: unknown;
  readonly items: readonly Body[];
  readonly next_cursor: string | null;
  readonly results: readonly { readonly status: number; readonly item: Body }[];
  readonly events: readonly EventJson[];
  readonly next_after: number;
  readonly receipt: Receipt;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export interface Planted {
  readonly deps: Deps;
  readonly otherAgent: AgentId;
  readonly app: ReturnType<typeof createRestApp>;
  readonly key: string;
  /** Moves the clock. */
  readonly pass: (ms: Ms) => void;
  readonly now: () => Ms;
  readonly newKey: (options?: KeyOptions) => Promise<string>;
  readonly get: (path: string, sent?: Sent) => Promise<Answer>;
  readonly post: (path: string, body: unknown, sent?: Sent) => Promise<Answer>;
  /** Sends a body as it stands. */
  readonly postRaw: (path: string, body: BodyInit | null, sent?: Sent) => Promise<Answer>;
  /** Numbers the trail, as the sequencer does. */
  readonly sequence: () => Promise<void>;
  /** Another instance of the product on the same database. */
  readonly another: () => Promise<Deps>;
  /** Kills the connections that hear announcements, of all instances; returns how many. */
  readonly cutListeners: () => Promise<number>;
  /** How many rows each table has. */
  readonly rows: () => Promise<Readonly<Record<string, number>>>;
  readonly close: () => Promise<void>;
}

export interface KeyOptions {
  readonly agent?: AgentId;
  readonly workflows?: readonly string[];
  readonly expiresAt?: Ms;
  readonly revoked?: boolean;
  readonly maker?: PersonId;
}

export async function plant(environment: Readonly<Record<string, string>> = {}): Promise<Planted> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-rest-"));
  let now = START;
  const settings = readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", ...environment });
  const engine = engineUnderTest();
  const store = await engine.open({ clock: () => now });
  const deps = await makeDeps(settings, { store });
  await store.write(async (tx) => {
    await plantPeople(tx, now);
    await plantSeeds(tx, now);
    for (const id of [AGENT, OTHER_AGENT]) await insertAgent(tx, { id, name: id, owner: OWNER, createdAt: now });
  });

  let keys = 0;
  const newKey = async ({ agent = AGENT, workflows, expiresAt, revoked = false, maker }: KeyOptions = {}) => {
    const minted = newAgentKey(deps.randomBytes, deps.secrets.keyPepper);
    const id = asKeyId(`key-${++keys}`);
    await store.write(async (tx) => {
      await insertKey(tx, {
        id,
        agent,
        person: maker ?? null,
        prefix: minted.prefix,
        mac: minted.digest,
        scope: { workflows: workflows ?? null },
        createdAt: now,
        expiresAt: expiresAt ?? null,
      });
      if (revoked) await revokeKey(tx, id, now);
    });
    return minted.key;
  };
  const key = await newKey();
  const app = createRestApp(deps);

  const send = async (method: string, path: string, body: BodyInit | null, sent: Sent = {}): Promise<Answer> => {
    const bearer = sent.key === undefined ? key : sent.key;
    const response = await app.request(`/api/v1${path}`, {
      method,
      ...(body !== null && { body }),
      ...(sent.signal && { signal: sent.signal }),
      ...(body instanceof ReadableStream && { duplex: "half" }),
      headers: {
        ...(method === "POST" && { "content-type": "application/json" }),
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(sent.idempotencyKey !== undefined && { "idempotency-key": sent.idempotencyKey }),
        ...sent.headers,
      },
    });
    return { status: response.status, headers: response.headers, body: read(await response.text()) };
  };

  return {
    deps,
    app,
    otherAgent: OTHER_AGENT,
    key,
    pass: (ms) => {
      now += ms;
    },
    now: () => now,
    newKey,
    get: (path, sent) => send("GET", path, null, sent),
    post: (path, body, sent) => send("POST", path, JSON.stringify(body), sent),
    postRaw: (path, body, sent) => send("POST", path, body, sent),
    sequence: async () => {
      const end = await store.write(async (tx) => {
        await sequenceEvents(tx);
        return (await tx.q.select().from(tx.t.events)).length - 1;
      });
      deps.live.sequencedTo(end);
    },
    another: async () => makeDeps(settings, { store: await engine.beside(store, { clock: () => now }) }),
    cutListeners: () => engine.cutListeners(store),
    rows: () =>
      store.read(async (tx) => {
        const counts: Record<string, number> = {};
        for (const [name, table] of Object.entries(tx.t)) counts[name] = await tx.q.$count(table);
        return counts;
      }),
    close: async () => {
      deps.live.close();
      await engine.clean();
      rmSync(folder, { recursive: true });
    },
  };
}

async function plantPeople(tx: Tx, createdAt: Ms): Promise<void> {
  const everywhere = (...roles: readonly ("reviewer" | "manager" | "admin")[]) => roles.map((role) => ({ role, scope: null }));
  const people = [
    { id: RIA, name: "Ria Roth", roles: everywhere("reviewer") },
    { id: MAX, name: "Max Berg", roles: everywhere("manager", "reviewer") },
    { id: asPersonId("ada"), name: "Ada Lund", roles: everywhere("admin") },
    { id: OWNER, name: "Olga Owner", roles: [] },
  ];
  for (const person of people) await insertPerson(tx, { ...person, email: `${person.id}@example.test`, createdAt, skills: [] });
}

async function plantSeeds(tx: Tx, at: Ms): Promise<void> {
  const { queues, workflows } = readSeeds(SEEDS);
  for (const { id, name, owner, members, over, rank, ladder } of queues.queues) {
    await insertQueue(tx, {
      id: asQueueId(id),
      name,
      owner: asPersonId(owner),
      over: over === null ? null : asQueueId(over),
      rank,
      ladder: ladder.map((rung): Rung => {
        if (rung.do === "move") return { afterS: rung.after_s, do: "move", to: asQueueId(rung.to) };
        return {
          afterS: rung.after_s,
          do: "notify",
          who: rung.who === "owner" || rung.who === "members" ? rung.who : asPersonId(rung.who),
        };
      }),
      members: members.map(asPersonId),
      createdAt: at,
    });
  }
  for (const { policy, registry } of workflows) {
    for (const [kind, document] of [["policy", policy] as const, ["registry", registry] as const]) {
      const body = JSON.parse(JSON.stringify(document)) as JsonObject;
      await insertPolicyVersion(tx, {
        kind,
        workflow: policy.workflow,
        version: 1,
        body,
        digest: sha256(canonicalJson(body as Json)),
        author: null,
        at,
      });
      await pointPolicy(tx, { kind, workflow: policy.workflow, from: null, to: 1, at });
    }
  }
}

/** A refund as API.md has it: over the limit, so a person must look. */
export const refund = (amount = 420, fields: JsonObject = {}): JsonObject => ({
  workflow: "refunds",
  title: `Refund ${amount}.00 EUR to order 8841`,
  action: { name: "issue_refund", arguments: { order: "8841", amount, currency: "EUR" } },
  confidence: 0.97,
  signals: { fraud_score: 0.12, new_customer: false },
  ...fields,
});

/** An answer may be empty, or no JSON: tests look at what is there. */
const read = (text: string): Body => (text === "" ? {} : JSON.parse(text)) as Body;
