// The product as installed: a data folder of its own, planted with the demo's people, queues and policies, served by the production build on a free port.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

export interface Sign {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Product {
  readonly url: string;
  readonly dataDir: string;
  /** A key for every workflow. */
  readonly key: string;
  /** Ria reviews, Max manages and reviews, Ada administers, Aud audits. */
  readonly people: Readonly<Record<"ria" | "max" | "ada" | "aud", Sign>>;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-e2e-"));
  const environment = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: "0",
    HOST: "127.0.0.1",
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DEMO: "1",
  };
  const seeded = spawnSync(join(root, "node_modules", ".bin", "tsx"), ["scripts/seed.ts"], {
    cwd: root,
    env: environment,
    encoding: "utf8",
  });
  if (seeded.status !== 0) throw new Error(`the demo could not be planted:\n${seeded.stderr}`);
  const notes = JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8")) as { readonly people: readonly Sign[]; readonly key: string };
  const server = spawn(process.execPath, ["dist/main.js"], { cwd: root, env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const url = await servedAt(server);
  const person = (handle: string) => {
    const found = notes.people.find(({ email }) => email.startsWith(`${handle}@`));
    if (!found) throw new Error(`the demo has no ${handle}`);
    return found;
  };
  return {
    url,
    dataDir,
    key: notes.key,
    people: { ria: person("ria"), max: person("max"), ada: person("ada"), aud: person("aud") },
    async stop() {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The server says where it serves in its log. */
function servedAt(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = "";
    server.once("exit", (code) => failed(new Error(`the server ended with ${code} before it served:\n${text}`)));
    server.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const url = /"url":"([^"]+)","msg":"serving"/.exec(text)?.[1];
      if (url) found(url);
    });
  });
}
