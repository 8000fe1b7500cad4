// What is measured: the product as built on one engine. SQLite is served by one process; PostgreSQL by three, on a private cluster.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { startCluster } from "../db/testing/pg-cluster";
import { ended, type Product, root, servedAt, startProduct } from "../e2e/product";
import { type BenchDatabase, pgDatabase, sqliteDatabase } from "./database";

export const ENGINES = ["sqlite", "postgres"] as const;
export type Engine = (typeof ENGINES)[number];

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

const INSTANCES = 3;

// One client makes more requests than any agent may.
process.env.RATE_LIMIT_PER_MINUTE = "100000000";

export const startSubject = (engine: Engine): Promise<Subject> => (engine === "sqlite" ? onSqlite() : onPostgres());

async function onSqlite(): Promise<Subject> {
  const product = await startProduct();
  const database = sqliteDatabase(join(product.dataDir, "countersign.db"));
  return {
    ...(await asSubject("sqlite", product)),
    urls: [product.url],
    pids: [product.pid],
    database,
    async stop() {
      await database.close();
      await product.stop();
    },
  };
}

async function onPostgres(): Promise<Subject> {
  const cluster = await startCluster({ flags: ["-c", "shared_buffers=1GB", "-c", "max_wal_size=4GB"] });
  await cluster.create("product");
  await cluster.create("bare");
  process.env.DATABASE_URL = cluster.url("product");
  const product = await startProduct();
  const others = await Promise.all(Array.from({ length: INSTANCES - 1 }, () => another(product)));
  const database = await pgDatabase(cluster.url("product"), cluster.url("bare"));
  return {
    ...(await asSubject("postgres", product)),
    urls: [product.url, ...others.map(({ url }) => url)],
    pids: [product.pid, ...others.map(({ server }) => server.pid ?? 0)],
    database,
    async stop() {
      await database.close();
      for (const { server } of others) await ended(server, "SIGTERM");
      await product.stop();
      await cluster.stop();
      delete process.env.DATABASE_URL;
    },
  };
}

/** One more process on the product's database, with its secrets. */
async function another(product: Product): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: product.dataDir,
    PORT: "0",
    HOST: "127.0.0.1",
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DEMO: "1",
  };
  const server = spawn(process.execPath, ["dist/main.js"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  return { server, url: await servedAt(server) };
}

const asSubject = async (engine: Engine, product: Product) => ({
  engine,
  agent: { authorization: `Bearer ${product.key}`, "content-type": "application/json" },
  person: await signIn(product),
});

/** The headers of a person's session, as a browser sends them from any process's own pages. */
async function signIn({ url, people }: Product): Promise<Readonly<Record<string, string>>> {
  const { email, password } = people.ria;
  const headers = { origin: url, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify({ email, password }) });
  if (!answer.ok) throw new Error(`signing in was refused: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((text) => text.split(";")[0]);
  return { "sec-fetch-site": "same-origin", "content-type": "application/json", cookie: cookie.join("; ") };
}
