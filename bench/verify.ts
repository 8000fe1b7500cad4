// The offline verifier on a whole trail, in a process of its own: both modes beside bare SHA-256 of the same bytes, and its memory on a tenth of it.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KEY } from "../verifier/testing/written-trail";
import { cpuHere, cpuOf } from "./cpu";
import { withLived, writeTrail } from "./made-trail";
import { atMost, type Figure, holds, times, whole } from "./report";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
/** Items that commands make; the others are their lives once more under other ids. */
const LIVED = Number(process.env.BENCH_LIVED ?? 2_000);
const VERIFIER = "verifier/verify.mjs";
const LOOK_EVERY_MS = 20;
const FAST_S = 10;
const DEEP_S = 60;
const GROWN = 2;

interface Run {
  readonly cpuS: number;
  readonly wallS: number;
  readonly mostBytes: number;
}

export async function verifying(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
  try {
    const [large, small] = [join(folder, "large.jsonl"), join(folder, "small.jsonl")];
    const events = await withLived(LIVED, (trail) => writeTrail(large, trail, EVENTS));
    const few = await withLived(LIVED / 10, (trail) => writeTrail(small, trail, EVENTS / 10));
    const bytes = statSync(large).size;
    const bare = bareHash(large);
    const fast = await run(large, ["--fast"]);
    const deep = await run(large, []);
    const [smallFast, smallDeep] = [await run(small, ["--fast"]), await run(small, [])];
    const of = `${whole(events)} events, ${whole(bytes / 1e6)} MB`;
    const took = (what: string, one: Run, most: number): Figure => ({
      what: `${what}, ${of}`,
      value: `${one.cpuS.toFixed(1)} s CPU, ${one.wallS.toFixed(1)} s by the clock`,
      against: `${times(one.cpuS, bare)} bare SHA-256 of the same bytes (${bare.toFixed(1)} s CPU)`,
      goal: holds(`< ${most} s CPU`, one.cpuS < most),
    });
    const memory = (what: string, one: Run, other: Run): Figure => ({
      what: `memory, ${what}, at ${whole(events)} events`,
      value: `${whole(one.mostBytes / 1e6)} MB at most`,
      against: `${times(one.mostBytes, other.mostBytes)} that at ${whole(few)} events (${whole(other.mostBytes / 1e6)} MB)`,
      goal: atMost(GROWN, one.mostBytes / other.mostBytes),
    });
    return [
      took("verified, fast (stored bytes)", fast, FAST_S),
      took("verified, deep (canonical form and law)", deep, DEEP_S),
      memory("fast", fast, smallFast),
      memory("deep", deep, smallDeep),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of CPU time. */
function bareHash(file: string): number {
  const [handle, chunk, hash] = [openSync(file, "r"), Buffer.alloc(1 << 20), createHash("sha256")];
  const before = cpuHere();
  for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) hash.update(chunk.subarray(0, length));
  hash.digest();
  return (cpuHere() - before) / 1e6;
}

async function run(file: string, options: readonly string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, [VERIFIER, file, "--quiet", "--key", KEY.verifier, ...options], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("the verifier did not start");
  let [cpuUs, mostBytes] = [0, 0];
  const look = setInterval(() => {
    cpuUs = Math.max(cpuUs, cpuOf([pid]) ?? 0);
    mostBytes = Math.max(mostBytes, highWater(pid));
  }, LOOK_EVERY_MS);
  const [code] = await once(child, "close");
  clearInterval(look);
  if (code !== 0) throw new Error(`the verifier answered ${code}`);
  return { cpuS: cpuUs / 1e6, wallS: (performance.now() - began) / 1_000, mostBytes };
}

/** The most memory that a process has had; 0 where the system does not tell. */
function highWater(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, "utf8")) ?? [];
  return Number(kilobytes) * 1_024;
}
