// Load on one address: requests a second, latencies and the server's CPU, by autocannon in this process, so that the server has the other core.
import autocannon from "autocannon";
import { cpuOf } from "./cpu";

export interface Load {
  readonly url: string;
  /** The process that serves, for its CPU. */
  readonly pid: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** The body of the next request. */
  readonly body: () => string;
}

export interface Measured {
  readonly perSecond: number;
  /** Of the server, for one request; null where the system does not tell. */
  readonly cpuUs: number | null;
  readonly p50: number;
  readonly p975: number;
}

/** Posts for some seconds. Throws when an answer lies outside of 2xx or a connection breaks: then the figures would mean nothing. */
export async function load({ url, pid, path, headers, connections, seconds, body }: Load): Promise<Measured> {
  const before = cpuOf(pid);
  const { latency, requests, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ method: "POST", path, headers: { ...headers }, setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  const after = cpuOf(pid);
  if (non2xx + errors > 0) throw new Error(`${path}: ${non2xx + errors} of ${requests.total} requests failed`);
  return {
    perSecond: requests.average,
    cpuUs: before === null || after === null ? null : (after - before) / requests.total,
    p50: latency.p50,
    p975: latency.p97_5,
  };
}

/** One call after the other: their times in milliseconds, sorted. */
export async function timed(times: number, work: () => Promise<unknown> | unknown): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
