// What a person was asked to think about; read again now and then, since nobody else's order says so.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

const LOOK_AGAIN_MS = 15_000;

export const useAskedOpinions = (wanted: boolean) =>
  useQuery(useTRPC().handing.opinions.queryOptions(undefined, { enabled: wanted, refetchInterval: LOOK_AGAIN_MS }));
