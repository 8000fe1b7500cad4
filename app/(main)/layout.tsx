// Every screen behind the sign-in: no session, no screen. Reads who it is and how full the queues are, and draws the frame.
import { TRPCError } from "@trpc/server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { DataProvider } from "@/components/data/data-provider";
import { Hydrate } from "@/components/data/hydrate";
import { Frame } from "@/components/frame/frame";
import { LOOK_COOKIE, parseLook } from "@/components/frame/look";
import { ClockProvider } from "@/components/marks/clock";
import { signInPath } from "@/components/sign-in/return-path";
import { Announcer } from "@/components/ui/announcer";
import { TooltipProvider } from "@/components/ui/tooltip";
import { runtime } from "@/server/runtime";

async function whoIsThere() {
  const asked = await headers();
  const caller = await runtime().caller(asked);
  try {
    return await Promise.all([caller.me.get(), caller.queues.list()]);
  } catch (refusal) {
    if (refusal instanceof TRPCError && refusal.code === "UNAUTHORIZED") redirect(signInPath(asked.get("x-path")));
    throw refusal;
  }
}

export default async function MainLayout({ children }: { children: ReactNode }) {
  const [me, queues] = await whoIsThere();
  const look = parseLook((await cookies()).get(LOOK_COOKIE)?.value);
  return (
    <NuqsAdapter>
      <DataProvider>
        <Hydrate data={{ me, queues }}>
          <ClockProvider now={Date.now()} zone={look.zone}>
            <TooltipProvider>
              <Announcer>
                <Frame me={me}>{children}</Frame>
              </Announcer>
            </TooltipProvider>
          </ClockProvider>
        </Hydrate>
      </DataProvider>
    </NuqsAdapter>
  );
}
