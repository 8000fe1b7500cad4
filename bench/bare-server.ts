// Servers that do nothing but parse the same request and answer it: what HTTP alone costs.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { ended, root } from "../e2e/product";
import { load, type Measured, warmUp } from "./load";
import { submission } from "./submission";

const NEXT = join("node_modules", "next", "dist", "bin", "next");
const NEXT_PORT = process.env.BENCH_NEXT_PORT ?? "4790";
const env: NodeJS.ProcessEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };

export const bareHttp = (connections: number, seconds: number): Promise<Measured> =>
  measure(["bench/bare-http.mjs"], /^(\d+)$/m, connections, seconds);

export async function bareNext(connections: number, seconds: number): Promise<Measured> {
  const built = spawnSync(process.execPath, [NEXT, "build", "bench/bare-next"], { cwd: root, env, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the bare Next application did not build:\n${built.stdout}${built.stderr}`);
  const start = [NEXT, "start", "bench/bare-next", "--port", NEXT_PORT, "--hostname", "127.0.0.1"];
  return measure(start, new RegExp(`127\\.0\\.0\\.1:(${NEXT_PORT})`), connections, seconds);
}

async function measure(command: readonly string[], pattern: RegExp, connections: number, seconds: number): Promise<Measured> {
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const ask = {
      urls: [`http://127.0.0.1:${await portOf(child, pattern)}`],
      pids: [child.pid ?? 0],
      path: "/api/items",
      headers: { "content-type": "application/json" },
      connections,
      body: submission,
    };
    await warmUp(ask, 1_000);
    return await load({ ...ask, seconds });
  } finally {
    await ended(child, "SIGTERM");
  }
}

function portOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((found, failed) => {
    let text = "";
    child.once("exit", (code) => failed(new Error(`a bare server ended with ${code} before it served:\n${text}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const port = pattern.exec(text)?.[1];
      if (port !== undefined) found(port);
    });
  });
}
