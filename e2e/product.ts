// The product as installed: a database of its own on either engine, planted with the demo's people, queues and policies, served by the production build on a free port.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Engine } from "../db/store";
import { startCluster } from "../db/testing/pg-cluster";

export const root = resolve(import.meta.dirname, "..");
const tsx = join(root, "node_modules", ".bin", "tsx");

/** What is tested; another build than the usual one may be named, so that two can stand side by side (see NEXT_DIST_DIR). */
const SERVER = process.env.SERVER_BUNDLE ?? "dist/main.js";
const DATABASE = "countersign";
/** How much of what a broken start said is shown. */
const TAIL = 4_000;

export interface SignIn {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Ria reviews, Max manages and reviews, Ada administers and owns the agents, Aud audits. */
export type Handle = "ria" | "max" | "ada" | "aud";

export interface Product {
  readonly url: string;
  /** The process that serves. */
  readonly pid: number;
  readonly dataDir: string;
  /** A key for every workflow. */
  readonly key: string;
  /** The key of the demo's agent, which is another one. */
  readonly demoAgentKey: string;
  readonly people: Readonly<Record<Handle, SignIn>>;
  /** Runs one of the product's scripts on its data, as an operator would; answers what it printed. */
  script(file: string, args: readonly string[]): string;
  stop(): Promise<void>;
}

interface DemoNotes {
  readonly people: readonly SignIn[];
  readonly key: string;
  readonly demoAgentKey: string;
}

/** On PostgreSQL the product brings a private server along. */
export async function startProduct(engine: Engine): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-e2e-"));
  const cluster = engine === "pg" ? await startCluster() : null;
  await cluster?.create(DATABASE);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: cluster?.url(DATABASE),
    PORT: "0",
    HOST: "127.0.0.1",
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DEMO: "1",
    // One round as it starts, and hardly another while journeys are under way.
    SELF_TEST_MINUTES: "60",
  };
  const script = (file: string, args: readonly string[]) => {
    const ran = spawnSync(tsx, [file, ...args], { cwd: root, env, encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`${file} ended with ${ran.status}:\n${ran.stderr.slice(-TAIL)}`);
    return ran.stdout;
  };
  script("scripts/seed.ts", []);
  const notes = JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8")) as DemoNotes;
  const server = spawn(process.execPath, [SERVER], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await servedAt(server);
  const person = (handle: Handle) => {
    const found = notes.people.find(({ email }) => email.startsWith(`${handle}@`));
    if (!found) throw new Error(`the demo has no ${handle}`);
    return found;
  };
  return {
    url,
    pid: server.pid ?? 0,
    dataDir,
    key: notes.key,
    demoAgentKey: notes.demoAgentKey,
    people: { ria: person("ria"), max: person("max"), ada: person("ada"), aud: person("aud") },
    script,
    async stop() {
      await ended(server, "SIGTERM");
      await cluster?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Ends a process that we started and waits until it is gone. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await gone;
}

/** The server says where it serves in its log; what it says of itself later is shown when it is an error. */
export function servedAt(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = "";
    server.once("exit", (code) => failed(new Error(`the server ended with ${code} before it served:\n${text.slice(-TAIL)}`)));
    server.stdout?.on("data", (chunk: Buffer) => {
      const said = chunk.toString();
      for (const line of said.split("\n")) if (/"level":(50|60)/.test(line)) console.error(line);
      text = (text + said).slice(-TAIL);
      const url = /"url":"([^"]+)","msg":"serving"/.exec(text)?.[1];
      if (url) found(url);
    });
  });
}
