// Load on the product: requests a second, latencies and the servers' CPU, by autocannon in this process, so that the servers have the other core.
import autocannon from "autocannon";
import { cpuOf } from "./cpu";

export interface Load {
  /** Each address takes its share of the connections. */
  readonly urls: readonly string[];
  /** The processes that serve, for their CPU. */
  readonly pids: readonly number[];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** The body of the next request. */
  readonly body: () => string;
}

export interface Measured {
  readonly perSecond: number;
  /** Of the servers, for one request; null where the system does not tell. */
  readonly cpuUs: number | null;
  readonly p50: number;
  readonly p975: number;
}

/** Posts for some seconds. */
export async function load({ seconds, ...ask }: Load): Promise<Measured> {
  const before = cpuOf(ask.pids);
  const results = await post(ask, { duration: seconds });
  const after = cpuOf(ask.pids);
  const total = sum(results.map(({ requests }) => requests.total));
  const worst = (latency: (result: autocannon.Result) => number) => Math.max(...results.map(latency));
  return {
    perSecond: sum(results.map(({ requests }) => requests.average)),
    cpuUs: before === null || after === null ? null : (after - before) / total,
    p50: worst(({ latency }) => latency.p50),
    p975: worst(({ latency }) => latency.p97_5),
  };
}

/** Posts so many requests that nobody measures. */
export const warmUp = (ask: Omit<Load, "seconds">, requests: number) =>
  post(ask, { amount: Math.ceil(requests / Math.min(ask.urls.length, ask.connections)) });

/** Throws when an answer lies outside of 2xx or a connection breaks: then the figures would mean nothing. */
async function post({ urls, path, headers, connections, body }: Omit<Load, "seconds">, until: { duration: number } | { amount: number }) {
  const used = urls.slice(0, connections);
  const results = await Promise.all(
    used.map((url, index) =>
      autocannon({
        url,
        connections: Math.floor((connections + index) / used.length),
        ...until,
        requests: [{ method: "POST", path, headers: { ...headers }, setupRequest: (request) => ({ ...request, body: body() }) }],
      }),
    ),
  );
  const failed = sum(results.map(({ non2xx, errors }) => non2xx + errors));
  if (failed > 0) throw new Error(`${path}: ${failed} of ${sum(results.map(({ requests }) => requests.total))} requests failed`);
  return results;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** One call after the other: their times in milliseconds, sorted. */
export async function timed(times: number, work: (run: number) => Promise<unknown> | unknown): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const began = performance.now();
    await work(run);
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

/** The value below which a share of the sorted ones lies. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
