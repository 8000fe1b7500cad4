// Every screen behind the sign-in: no session, no screen. Reads who it is and how full the queues are, and draws the frame.
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { DataProvider } from "@/components/data/data-provider";
import { Hydrate } from "@/components/data/hydrate";
import { Frame } from "@/components/frame/frame";
import { LOOK_COOKIE, parseLook } from "@/components/frame/look";
import { NoRole } from "@/components/frame/no-role";
import { ClockProvider } from "@/components/marks/clock";
import { Announcer } from "@/components/ui/announcer";
import { readScreen, requestTime, trailEnd } from "./read-screen";

export default async function MainLayout({ children }: { children: ReactNode }) {
  const { me, ...counts } = await readScreen(async (caller) => {
    const me = await caller.me.get();
    return me.roles.length === 0
      ? { me, queues: [], stops: [], inboxCount: { unread: 0, lastAt: null } }
      : { me, queues: await caller.queues.list(), stops: await caller.stops.list(), inboxCount: await caller.inbox.count() };
  });
  if (me.roles.length === 0) return <NoRole name={me.name} />;
  const look = parseLook((await cookies()).get(LOOK_COOKIE)?.value);
  return (
    <DataProvider after={await trailEnd()} person={me.id}>
      <Hydrate data={{ me, ...counts }}>
        <ClockProvider now={await requestTime()} zone={look.zone}>
          <Announcer>
            <Frame me={me}>{children}</Frame>
          </Announcer>
        </ClockProvider>
      </Hydrate>
    </DataProvider>
  );
}
