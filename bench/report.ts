// How the figures are told: each beside its limit of the same run, with the goal and whether it holds.
import { availableParallelism, loadavg } from "node:os";

export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly against: string;
  /** `≥ 2 × holds`; absent where nothing is asked. */
  readonly goal?: string;
}

export const whole = (value: number): string => Math.round(value).toLocaleString("en");
export const perSecond = (value: number): string => `${whole(value)}/s`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const microseconds = (value: number | null): string => (value === null ? "CPU unknown" : `${whole(value)} µs CPU`);
export const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(bytes < 100_000 ? 1 : 0)} kB`;
export const times = (value: number, limit: number): string => `${(value / limit).toFixed(2)} ×`;

/** A ratio that has to be at least, or at most, so much. */
export const atLeast = (goal: number, ratio: number): string => holds(`≥ ${goal} ×`, ratio >= goal);
export const atMost = (goal: number, ratio: number): string => holds(`≤ ${goal} ×`, ratio <= goal);
export const holds = (goal: string, met: boolean): string => `${goal} ${met ? "holds" : "MISSED"}`;

/** A table in Markdown, with what the machine had to do beside. */
export function printReport(title: string, figures: readonly Figure[], seconds?: number): void {
  const rows = figures.map(({ what, value, against, goal = "" }) => `| ${what} | ${value} | ${against} | ${goal} |`);
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(
    [
      `## ${title}`,
      `${availableParallelism()} cores, load ${load.join(" ")}${seconds === undefined ? "" : `; each figure over ${seconds} s`}`,
      "",
      "| what | measured | beside its limit in the same run | goal |",
      "|---|---|---|---|",
      ...rows,
      "",
    ].join("\n"),
  );
}
