// Verifies the lines of one event in this browser, by the very verifier that works offline, and says how long it took.
"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Report } from "@/verifier/verify.mjs";

export interface VerifiedHere {
  readonly ok: boolean;
  readonly ms: number;
  readonly findings: readonly string[];
}

const VERIFIED = "verified here";

/** Null while there is nothing to verify. What was verified once is not verified again. */
export const useVerifiedHere = (logIndex: number, lines: readonly string[] | null) =>
  useQuery({
    queryKey: [VERIFIED, logIndex, lines?.length ?? 0, lines?.[1] ?? ""],
    queryFn: () => verifyLines(lines ?? []),
    enabled: lines !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** What this browser found of an event before. */
export function useWasVerified(): (logIndex: number) => VerifiedHere | undefined {
  const queryClient = useQueryClient();
  return useCallback(
    (logIndex) =>
      queryClient.getQueriesData<VerifiedHere>({ queryKey: [VERIFIED, logIndex] }).find(([, found]) => found !== undefined)?.[1],
    [queryClient],
  );
}

async function verifyLines(lines: readonly string[]): Promise<VerifiedHere> {
  const { createVerifier } = await import("@/verifier/verify.mjs");
  const began = performance.now();
  const verifier = createVerifier({ deep: true });
  for (const line of lines) verifier.line(line);
  const report: Report = await verifier.end();
  return { ok: report.ok, ms: performance.now() - began, findings: report.findings.map(({ says }) => says) };
}
