// What a page's server part read is handed to the browser's cache under the keys that the screens ask by, so the first paint asks nothing.

import type { MorningInput } from "@core/words/morning";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { ReactNode } from "react";
import type { QueueQuestion } from "@/components/queue/queue-filters";
import type { MapQuestion, RunQuestion, RunsQuestion } from "@/components/run/run-filters";
import type { AppRouter } from "@/server/trpc/router";
import type { BoundaryGrid } from "@/server/views/boundary-shapes";
import type { CoveragePage } from "@/server/views/shapes-coverage";
import type { ErasuresPage } from "@/server/views/shapes-erasure";
import type { ExportPage } from "@/server/views/shapes-exports";
import type { HistoryImports } from "@/server/views/shapes-imports";
import type { InboxCount, InboxPage, WaysOut } from "@/server/views/shapes-inbox";
import type { ItemRow, ItemView } from "@/server/views/shapes-item";
import type { LaddersPage } from "@/server/views/shapes-ladders";
import type { Me } from "@/server/views/shapes-me";
import type { Morning } from "@/server/views/shapes-morning";
import type { PolicyDraftView, PolicyHead, PolicyPage } from "@/server/views/shapes-policy";
import type { Predictability } from "@/server/views/shapes-predictability";
import type { QueuePage, QueueSummary } from "@/server/views/shapes-queue";
import type { RunPage, RunsPage } from "@/server/views/shapes-runs";
import type { StopView } from "@/server/views/shapes-stop";
import type { WorkflowMap, WorkflowRow } from "@/server/views/shapes-workflows";
import type { StopPage } from "@/server/views/stop-page";
import type { VersionView } from "@/server/views/version-shapes";
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
  readonly stops?: readonly StopView[];
  readonly stopPage?: StopPage;
  /** The boundary map as it was asked for: by a draft, or as it is. */
  readonly grid?: { readonly asked: string | null; readonly grid: BoundaryGrid };
  readonly policies?: readonly PolicyHead[];
  readonly policy?: PolicyPage;
  readonly policyDraft?: PolicyDraftView;
  /** A version as it was asked for: against the one before it where `with` is null. */
  readonly policyVersion?: { readonly with: number | null; readonly view: VersionView };
  readonly predictability?: Predictability;
  readonly imports?: HistoryImports;
  readonly coverage?: CoveragePage;
  readonly laddersPage?: LaddersPage;
  readonly inboxCount?: InboxCount;
  readonly inboxPage?: { readonly only: "unread" | "all"; readonly page: InboxPage };
  readonly waysOut?: WaysOut;
  readonly runsPage?: { readonly question: RunsQuestion; readonly page: RunsPage };
  readonly run?: { readonly question: RunQuestion; readonly page: RunPage };
  readonly workflowRows?: readonly WorkflowRow[];
  readonly workflowMap?: { readonly question: MapQuestion; readonly map: WorkflowMap };
  readonly exports?: ExportPage;
  readonly erasures?: ErasuresPage;
  readonly morning?: { readonly asked: MorningInput; readonly page: Morning };
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
  if (data.stops) put(trpc.stops.list.queryKey(), data.stops);
  if (data.exports) put(trpc.exports.page.queryKey(), data.exports);
  if (data.stopPage) put(trpc.stops.page.queryKey(), data.stopPage);
  if (data.grid) put(trpc.policies.grid.queryKey({ draft: data.grid.asked }), data.grid.grid);
  if (data.policies) put(trpc.policies.list.queryKey(), data.policies);
  if (data.policy) put(trpc.policies.get.queryKey({ workflow: data.policy.workflow }), data.policy);
  if (data.policyDraft) put(trpc.policies.draft.queryKey({ draft: data.policyDraft.id }), data.policyDraft);
  if (data.policyVersion) {
    const { with: against, view } = data.policyVersion;
    put(trpc.policies.version.queryKey({ workflow: view.workflow, kind: view.kind, version: view.version, with: against }), view);
  }
  if (data.predictability) put(trpc.policies.predictability.queryKey(), data.predictability);
  if (data.coverage) put(trpc.coverage.page.queryKey(), data.coverage);
  if (data.laddersPage) put(trpc.ladders.page.queryKey(), data.laddersPage);
  if (data.imports) put(trpc.policies.imports.queryKey(), data.imports);
  if (data.inboxCount) put(trpc.inbox.count.queryKey(), data.inboxCount);
  if (data.inboxPage) {
    const { only, page } = data.inboxPage;
    put(trpc.inbox.page.infiniteQueryKey({ only }), { pages: [page], pageParams: [null] });
  }
  if (data.waysOut) put(trpc.inbox.ways.queryKey(), data.waysOut);
  if (data.runsPage) {
    const { question, page } = data.runsPage;
    put(trpc.runs.list.infiniteQueryKey(question), { pages: [page], pageParams: [null] });
  }
  if (data.run) put(trpc.runs.get.queryKey(data.run.question), data.run.page);
  if (data.workflowRows) put(trpc.runs.workflows.queryKey(), data.workflowRows);
  if (data.workflowMap) put(trpc.runs.map.queryKey(data.workflowMap.question), data.workflowMap.map);
  if (data.erasures) put(trpc.erasures.page.queryKey(), data.erasures);
  if (data.morning) put(trpc.morning.page.queryKey(data.morning.asked), data.morning.page);
  for (const item of data.items ?? []) put(trpc.items.get.queryKey({ itemId: item.id }), item);
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
