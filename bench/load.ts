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

/** Posts for some seconds. */
export async function load({ seconds, ...ask }: Load): Promise<Measured> {
  const before = cpuOf(ask.pid);
  const { latency, requests } = await post(ask, { duration: seconds });
  const after = cpuOf(ask.pid);
  return {
    perSecond: requests.average,
    cpuUs: before === null || after === null ? null : (after - before) / requests.total,
    p50: latency.p50,
    p975: latency.p97_5,
  };
}

/** Posts so many requests that nobody measures. */
export const warmUp = (ask: Omit<Load, "seconds">, requests: number) => post(ask, { amount: requests });

/** Throws when an answer lies outside of 2xx or a connection breaks: then the figures would mean nothing. */
async function post({ url, path, headers, connections, body }: Omit<Load, "seconds">, until: { duration: number } | { amount: number }) {
  const result = await autocannon({
    url,
    connections,
    ...until,
    requests: [{ method: "POST", path, headers: { ...headers }, setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`${path}: ${failed} of ${result.requests.total} requests failed`);
  return result;
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
