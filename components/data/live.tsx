// The one live subscription of a page: patches the caches, tells who listens, and says whether what is shown is live.
"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { ItemView } from "@/server/views/shapes-item";
import type { LiveNotice } from "@/server/views/shapes-live";
import { outdated, patchPage } from "./apply-event";
import { type CachedPages, changePages, remember, useCatchUp } from "./catch-up";
import { isSignedOut, type Session } from "./session";
import { useTRPC, useTRPCClient } from "./trpc";

export type Liveness = "connecting" | "live" | "reconnecting" | "offline" | "signed-out";
type Listener = (notice: LiveNotice) => void;

interface Live {
  readonly state: Liveness;
  /** When the last notice or a working connection was seen; null before the first. */
  readonly lastAt: number | null;
  readonly listen: (listener: Listener) => () => void;
}

const LiveContext = createContext<Live>({ state: "connecting", lastAt: null, listen: () => () => undefined });

/** Whether the screen is live, and since when it is not. */
export const useLive = (): Live => useContext(LiveContext);

/** Calls back for every notice while mounted. */
export function useNotices(onNotice: Listener): void {
  const { listen } = useLive();
  const latest = useRef(onNotice);
  useEffect(() => {
    latest.current = onNotice;
  });
  useEffect(() => listen((notice) => latest.current(notice)), [listen]);
}

interface Connection {
  readonly online: boolean;
  readonly ended: boolean;
  readonly failing: boolean;
  readonly status: "idle" | "connecting" | "pending" | "error";
}

function livenessOf({ online, ended, failing, status }: Connection): Liveness {
  if (!online) return "offline";
  if (ended) return "signed-out";
  if (status === "pending") return "live";
  return failing ? "reconnecting" : "connecting";
}

type Trpc = ReturnType<typeof useTRPC>;
/** Numbers alter at most this often, however many notices arrive. */
const COUNTS_EVERY_MS = 1_500;

function applyNotice(queryClient: QueryClient, trpc: Trpc, notice: LiveNotice): void {
  const itemKey = trpc.items.get.queryKey({ itemId: notice.itemId });
  const item = queryClient.getQueryData<ItemView>(itemKey);
  // Read again as a whole, or what it shows would contradict what it allows.
  if (item && outdated(item, notice)) {
    // Also those not on the screen now: an item fetched ahead must not greet its reader with an old revision.
    void queryClient.invalidateQueries({ queryKey: itemKey, refetchType: "all" });
  }
  queryClient.setQueriesData<CachedPages>(trpc.queues.items.pathFilter(), (cached) =>
    changePages(cached, (page) => patchPage(page, notice)),
  );
}

const subscribeOnline = (changed: () => void) => {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
};
const useOnline = () =>
  useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  );

/** Asks once whether the session goes on: for a page to which somebody comes back, perhaps from signing in elsewhere. */
function useAskedAgain(session: Session): { readonly ended: boolean; readonly ask: () => void } {
  const client = useTRPCClient();
  const ended = useSyncExternalStore(session.subscribe, session.hasEnded, () => false);
  const ask = useCallback(() => {
    client.me.get.query().then(session.answered, session.failed);
  }, [client, session]);
  useEffect(() => {
    if (!ended) return;
    addEventListener("focus", ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      removeEventListener("focus", ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [ended, ask]);
  return { ended, ask };
}

interface LiveProviderProps {
  /** Where the trail ended when the page's first data were read: notices go on from there, so none is missed. */
  readonly after: number;
  readonly session: Session;
  readonly children: ReactNode;
}

export function LiveProvider({ after, session, children }: LiveProviderProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const online = useOnline();
  const { ended, ask } = useAskedAgain(session);
  const listeners = useRef(new Set<Listener>());
  const counts = useRef<ReturnType<typeof setTimeout> | null>(null);
  const broken = useRef(false);
  const [newest] = useState(() => new Map<string, LiveNotice>());
  const [from, setFrom] = useState(() => (after < 0 ? null : String(after)));
  const last = useRef(from);
  const [lastAt, setLastAt] = useState<number | null>(null);

  const recount = useCallback(() => {
    counts.current ??= setTimeout(() => {
      counts.current = null;
      void queryClient.invalidateQueries(trpc.queues.list.pathFilter());
    }, COUNTS_EVERY_MS);
  }, [queryClient, trpc]);

  useEffect(() => () => clearTimeout(counts.current ?? undefined), []);
  useCatchUp(newest);

  const subscription = useSubscription({
    ...trpc.live.subscriptionOptions(from === null ? {} : { lastEventId: from }),
    onStarted: () => {
      setLastAt(Date.now());
      if (!broken.current) return;
      // Tracked ids bring back what was missed; what they cannot bring back is read again.
      broken.current = false;
      void queryClient.invalidateQueries();
    },
    onData: (event) => {
      const notice = event.data;
      last.current = event.id;
      setLastAt(Date.now());
      if ("inbox" in notice) {
        queryClient.setQueryData(trpc.inbox.count.queryKey(), notice.inbox);
        return;
      }
      if ("stop" in notice) {
        void queryClient.invalidateQueries({ queryKey: trpc.stops.pathKey() });
        return;
      }
      remember(newest, notice);
      applyNotice(queryClient, trpc, notice);
      recount();
      for (const listener of listeners.current) listener(notice);
    },
    onConnectionStateChange: ({ state, error }) => {
      if (state === "connecting" && error) broken.current = true;
    },
  });

  // A refused subscription (the server restarted) is tried again; one of a session that has ended, when there is one again.
  const { status, reset, error } = subscription;
  useEffect(() => {
    if (status !== "error" || ended) return;
    broken.current = true;
    // A stream that outlived its session says so late: meanwhile somebody may have signed in again.
    if (isSignedOut(error)) ask();
    // It goes on from the last notice, which is a new subscription unless there was none.
    const retry = setTimeout(() => (last.current === from ? reset() : setFrom(last.current)), 5_000);
    return () => clearTimeout(retry);
  }, [status, error, reset, from, ended, ask]);

  const failing = error !== null && error !== undefined;
  const state = livenessOf({ online, ended, failing, status });
  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const live = useMemo(() => ({ state, lastAt, listen }), [state, lastAt, listen]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
