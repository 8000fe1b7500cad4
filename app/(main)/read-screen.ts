// How a screen reads its first data: with the session of the request. Without one the person is sent to sign in; what they may not see is not there.
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { signInPath } from "@/components/sign-in/return-path";
import { runtime } from "@/server/runtime";
import type { Caller } from "@/server/trpc/caller";

/** By shape, not by class: the running server's TRPCError is another copy than the one Next would bundle. */
const codeOf = (refusal: unknown): unknown => (refusal instanceof Error && "code" in refusal ? refusal.code : null);

/** Where the trail ended before this request read anything: whoever goes on from there misses nothing of what the screen shows. */
export const trailEnd = cache(() => runtime().trailEnd());

export async function readScreen<Data>(read: (caller: Caller) => Promise<Data>): Promise<Data> {
  const asked = await headers();
  try {
    await trailEnd();
    return await read(await runtime().caller(asked));
  } catch (refusal) {
    const code = codeOf(refusal);
    if (code === "UNAUTHORIZED") redirect(signInPath(asked.get("x-path")));
    // A screen that is not for this person is not there for them.
    if (code === "NOT_FOUND" || code === "FORBIDDEN") notFound();
    throw refusal;
  }
}

/** The server's time while it answers this request. */
export async function requestTime(): Promise<number> {
  await headers();
  return Date.now();
}
