// The typed tRPC client of the screens. Components know the router by its types alone; the transport is set up here, once.
"use client";
import { PAGE_OF } from "@core/words/page-header";
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, type Operation, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/trpc/router";
import { noAnswerInWords } from "./no-answer";
import { heardBy, type Session } from "./session";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export type ScreenClient = ReturnType<typeof useTRPCClient>;

const URL_PATH = "/api/trpc";
/** After this a person is told that nothing was recorded, rather than left waiting. */
export const ANSWER_WITHIN_MS = 10_000;

/** Just what the links call it with. */
function withDeadline(
  input: RequestInfo | URL | string,
  init?: { body?: BodyInit | null; headers?: HeadersInit; method?: string; signal?: AbortSignal | null | undefined; keepalive?: boolean },
) {
  const deadline = AbortSignal.timeout(ANSWER_WITHIN_MS);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline });
}

/** The most that a browser sends on behalf of a page that is gone, with room for the headers (Fetch, 4.6). */
const OUTLIVES = 60_000;

/** What a person ordered right before they closed the page is still sent. */
const command: typeof withDeadline = (input, init) =>
  withDeadline(input, { ...init, keepalive: typeof init?.body === "string" && init.body.length < OUTLIVES });

/** Proxies take eight thousand characters of a request's first line. */
const LONGEST_ADDRESS = 7_500;

/** Commands travel alone, so that a decision never waits for a slow question in the same batch. */
export function makeClient(session: Session, person: string) {
  const shared = { url: URL_PATH };
  const headers = { [PAGE_OF]: person };
  return createTRPCClient<AppRouter>({
    links: [
      heardBy(session),
      noAnswerInWords,
      splitLink({
        condition: (op: Operation) => op.type === "subscription",
        true: httpSubscriptionLink(shared),
        false: splitLink({
          condition: (op: Operation) => op.type === "mutation",
          true: httpLink({ ...shared, headers, fetch: command }),
          false: httpBatchLink({ ...shared, headers, fetch: withDeadline, maxURLLength: LONGEST_ADDRESS }),
        }),
      }),
    ],
  });
}
