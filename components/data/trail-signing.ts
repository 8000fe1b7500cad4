// What the screens ask about the signature of the trail.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** A refusal is told for as long as it stands; a minute later is soon enough for what concerns months. */
const LOOK_AGAIN_MS = 30_000;

/** Asked only for those who may know of it. */
export const useTrailSigning = (asks: boolean) =>
  useQuery(useTRPC().checkpoints.signing.queryOptions(undefined, { enabled: asks, refetchInterval: LOOK_AGAIN_MS }));
