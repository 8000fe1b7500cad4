// Load on one address: requests a second and latencies, by autocannon in this process, so that the server has the other core.
import autocannon from "autocannon";

export interface Load {
  readonly url: string;
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** The body of the next request; null when there is no more. */
  readonly body: () => string | null;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly failed: number;
}

/** Answers outside of 2xx and broken connections count as failed. */
export async function load({ url, path, method, headers, connections, seconds, body }: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method,
        path,
        headers: { ...headers },
        setupRequest: (request) => {
          const next = body();
          return next === null ? request : { ...request, body: next };
        },
      },
    ],
  });
  const { latency, requests, non2xx, errors } = result;
  return { perSecond: requests.average, p50: latency.p50, p95: latency.p97_5, failed: non2xx + errors };
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
