// What is measured: the product as built on one engine. SQLite is served by one process; PostgreSQL by three, on a private cluster.
import type { Engine } from "../db/store";
import { type Fleet, type Instance, plantFleet } from "../e2e/instances";
import type { SignIn } from "../e2e/product";
import { type BenchDatabase, pgDatabase, sqliteDatabase } from "./database";

export const ENGINES: readonly Engine[] = ["sqlite", "pg"];

export interface Subject {
  readonly engine: Engine;
  /** One address for each process. */
  readonly urls: readonly string[];
  readonly pids: readonly number[];
  /** Headers of an agent's request. */
  readonly agent: Readonly<Record<string, string>>;
  /** Headers of a reviewer's request. */
  readonly person: Readonly<Record<string, string>>;
  readonly database: BenchDatabase;
  stop(): Promise<void>;
}

const INSTANCES = { sqlite: 1, pg: 3 } as const;
const BARE = "bare";

// One client makes more requests than any agent may.
process.env.RATE_LIMIT_PER_MINUTE = "100000000";

export async function startSubject(engine: Engine): Promise<Subject> {
  const fleet = await plantFleet(engine);
  const instances: Instance[] = [];
  while (instances.length < INSTANCES[engine]) instances.push(await fleet.add());
  const urls = instances.map(({ url }) => url);
  const database = await databaseOf(fleet);
  return {
    engine,
    urls,
    pids: instances.map(({ pid }) => pid),
    agent: { authorization: `Bearer ${fleet.key}`, "content-type": "application/json" },
    person: await signIn(urls[0] ?? "", fleet.people),
    database,
    async stop() {
      await database.close();
      await fleet.stop();
    },
  };
}

async function databaseOf({ cluster, databaseUrl }: Fleet): Promise<BenchDatabase> {
  if (!cluster) return sqliteDatabase(databaseUrl.slice("file:".length));
  await cluster.create(BARE);
  return pgDatabase(databaseUrl, cluster.url(BARE));
}

/** The headers of a person's session, as a browser sends them from any process's own pages. */
async function signIn(url: string, people: readonly SignIn[]): Promise<Readonly<Record<string, string>>> {
  const reviewer = people.find(({ email }) => email.startsWith("ria@"));
  if (!reviewer) throw new Error("the demo has no reviewer");
  const { email, password } = reviewer;
  const headers = { origin: url, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify({ email, password }) });
  if (!answer.ok) throw new Error(`signing in was refused: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((text) => text.split(";")[0]);
  return { "sec-fetch-site": "same-origin", "content-type": "application/json", cookie: cookie.join("; ") };
}
