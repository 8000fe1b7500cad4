// What a page's server part read is handed to the browser's cache under the keys that the screens ask by, so the first paint asks nothing.
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { ReactNode } from "react";
import type { QueueQuestion } from "@/components/queue/queue-filters";
import type { AppRouter } from "@/server/trpc/router";
import type {
  BoundaryGrid,
  ItemRow,
  ItemView,
  Me,
  PolicyDraftView,
  PolicyHead,
  PolicyPage,
  QueuePage,
  QueueSummary,
} from "@/server/views/shapes";
import type { HistoryImports } from "@/server/views/shapes-imports";
import type { Predictability } from "@/server/views/shapes-predictability";
import { makeQueryClient } from "./query-client";
import { type Sitting, upNextInput } from "./up-next";

export interface PageData {
  readonly me?: Me;
  readonly queues?: readonly QueueSummary[];
  /** The next ones of a sitting, in order. */
  readonly upNext?: { readonly sitting: Sitting; readonly rows: readonly ItemRow[] };
  readonly items?: readonly ItemView[];
  /** The first page of a queue's rows. */
  readonly queuePage?: { readonly question: QueueQuestion; readonly page: QueuePage };
  readonly grid?: BoundaryGrid;
  readonly policies?: readonly PolicyHead[];
  readonly policy?: PolicyPage;
  readonly policyDraft?: PolicyDraftView;
  readonly predictability?: Predictability;
  readonly imports?: HistoryImports;
}

export function Hydrate({ data, children }: { data: PageData; children: ReactNode }) {
  const queryClient = makeQueryClient();
  // Keys only: this client has no way to the server and is never asked.
  const trpc = createTRPCOptionsProxy<AppRouter>({ client: createTRPCClient<AppRouter>({ links: [] }), queryClient });
  const put = (key: readonly unknown[], value: unknown) => queryClient.setQueryData(key, value);
  if (data.me) put(trpc.me.get.queryKey(), data.me);
  if (data.queues) put(trpc.queues.list.queryKey(), data.queues);
  if (data.upNext) put(trpc.queues.peek.queryKey(upNextInput(data.upNext.sitting)), data.upNext.rows);
  if (data.queuePage) {
    const { question, page } = data.queuePage;
    put(trpc.queues.items.infiniteQueryKey(question), { pages: [page], pageParams: [null] });
  }
  if (data.grid) put(trpc.policies.grid.queryKey(), data.grid);
  if (data.policies) put(trpc.policies.list.queryKey(), data.policies);
  if (data.policy) put(trpc.policies.get.queryKey({ workflow: data.policy.workflow }), data.policy);
  if (data.policyDraft) put(trpc.policies.draft.queryKey({ draft: data.policyDraft.id }), data.policyDraft);
  if (data.predictability) put(trpc.policies.predictability.queryKey(), data.predictability);
  if (data.imports) put(trpc.policies.imports.queryKey(), data.imports);
  for (const item of data.items ?? []) put(trpc.items.get.queryKey({ itemId: item.id }), item);
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
