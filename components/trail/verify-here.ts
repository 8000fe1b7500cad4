// Verifies the lines of one event in this browser, by the very verifier that works offline, and says how long it took.
"use client";
import { useQuery } from "@tanstack/react-query";
import type { Report } from "@/verifier/verify.mjs";

export interface VerifiedHere {
  readonly ok: boolean;
  readonly ms: number;
  readonly findings: readonly string[];
}

/** Null while there is nothing to verify. What was verified once is not verified again. */
export const useVerifiedHere = (logIndex: number, lines: readonly string[] | null) =>
  useQuery({
    queryKey: ["verified here", logIndex, lines?.length ?? 0, lines?.[1] ?? ""],
    queryFn: () => verifyLines(lines ?? []),
    enabled: lines !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

async function verifyLines(lines: readonly string[]): Promise<VerifiedHere> {
  const { createVerifier } = await import("@/verifier/verify.mjs");
  const began = performance.now();
  const verifier = createVerifier({ deep: true });
  for (const line of lines) verifier.line(line);
  const report: Report = await verifier.end();
  return { ok: report.ok, ms: performance.now() - began, findings: report.findings.map(({ says }) => says) };
}
