// What the screens ask about the product's test of itself.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** It is judged every two seconds; who runs the product sees it soon after. */
const LOOK_AGAIN_MS = 10_000;

/** Asked only for those who run the product: nobody else may know of it. */
export const useSelfTest = (asks: boolean) =>
  useQuery(useTRPC().selfTest.state.queryOptions(undefined, { enabled: asks, refetchInterval: LOOK_AGAIN_MS }));
