// What a person was told: counted live, read page by page, and marked on the screen before the server has it.
"use client";
import { t } from "@core/words/t";
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import type { InboxCount, InboxPage, NoticeView } from "@/server/views/shapes-inbox";
import { useTRPC, useTRPCClient } from "./trpc";

export type InboxOnly = "unread" | "all";
type Pages = InfiniteData<InboxPage, InboxPage["next"]>;

/** How much is unread; kept by live notices. */
export const useInboxCount = () => useQuery(useTRPC().inbox.count.queryOptions(undefined, { staleTime: 60_000 }));

/** Read when it is opened. What comes later waits until it is asked for, so that nothing moves under the eye. */
export function useInboxPages(only: InboxOnly) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.inbox.page.infiniteQueryKey({ only }),
    queryFn: ({ pageParam, signal }) => client.inbox.page.query({ only, cursor: pageParam }, { signal }),
    initialPageParam: null as InboxPage["next"],
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Asked by hand, for what is told outside of the page. */
export function useReadUnread(): () => Promise<readonly NoticeView[]> {
  const client = useTRPCClient();
  return useCallback(async () => (await client.inbox.page.query({ only: "unread" })).notices, [client]);
}

/** Marks one as read or unread, or all that are shown; a refusal puts the screen right again and is said. */
export function useMarking() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const change = useCallback(
    (apply: (notice: NoticeView) => NoticeView, unread: (before: number) => number) => {
      queryClient.setQueriesData<Pages>(
        { queryKey: trpc.inbox.page.pathKey() },
        (cached) =>
          cached && { ...cached, pages: cached.pages.map((page) => ({ ...page, notices: page.notices.map((notice) => apply(notice)) })) },
      );
      queryClient.setQueryData<InboxCount>(
        trpc.inbox.count.queryKey(),
        (count) => count && { ...count, unread: Math.max(0, unread(count.unread)) },
      );
    },
    [queryClient, trpc],
  );
  const again = () => queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() });
  const refused = () => {
    announce(t("inbox.notKept"));
    void again();
  };
  const { mutate: mark } = useMutation(trpc.inbox.mark.mutationOptions({ onError: refused }));
  const { mutate: markAll } = useMutation(
    trpc.inbox.readAll.mutationOptions({ onError: refused, onSuccess: () => announce(t("inbox.allRead")) }),
  );
  return {
    mark(notice: NoticeView, read: boolean) {
      if (notice.read === read) return;
      change(
        (one) => (one.id === notice.id ? { ...one, read } : one),
        (before) => before + (read ? -1 : 1),
      );
      mark({ notice: notice.id, read });
    },
    readAll(upTo: number) {
      change(
        (one) => ({ ...one, read: true }),
        () => 0,
      );
      markAll({ upTo });
    },
  };
}

/** Which ways out there are, and what does not go out. */
const LOOK_AGAIN_MS = 30_000;
export const useWaysOut = () => useQuery(useTRPC().inbox.ways.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));
