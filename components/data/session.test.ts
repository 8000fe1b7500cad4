// Once a session has ended nothing is asked any more until something is answered again.
import { onlineManager } from "@tanstack/react-query";
import { createTRPCClient, TRPCClientError } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test } from "vitest";
import type { AppRouter } from "@/server/trpc/router";
import { makeQueryClient } from "./query-client";
import { heardBy, makeSession } from "./session";

const UNAUTHORIZED = TRPCClientError.from<AppRouter>({ error: { code: -32_001, message: "Sign in.", data: { code: "UNAUTHORIZED" } } });

test("whoever is signed out is asked for once, keeps what they have, and is asked for again when an order goes through", async () => {
  const session = makeSession();
  const asked: string[] = [];
  let isOut = false;
  const server = createTRPCClient<AppRouter>({
    links: [
      heardBy(session),
      () =>
        ({ op }) =>
          observable((observer) => {
            asked.push(op.path);
            if (isOut) return observer.error(UNAUTHORIZED);
            observer.next({ result: { type: "data", data: asked.length } });
            observer.complete();
          }),
    ],
  });
  const client = makeQueryClient();
  client.mount();
  const queues = { queryKey: ["queues"], staleTime: 0, queryFn: () => server.queues.list.query() };
  await client.fetchQuery(queues);
  isOut = true;
  await expect(client.fetchQuery(queues)).rejects.toThrow("Sign in.");
  expect([asked.length, session.hasEnded(), client.getQueryData(queues.queryKey)]).toEqual([2, true, 1]);

  const waiting = client.fetchQuery(queues);
  expect(client.getQueryState(queues.queryKey)?.fetchStatus).toBe("paused");
  // The browser has its connection again: they are sent, refused, and wait once more.
  onlineManager.setOnline(true);
  await expect(waiting).rejects.toThrow("Sign in.");
  expect([asked.length, onlineManager.isOnline()]).toEqual([3, false]);

  const waitingStill = client.fetchQuery(queues);
  isOut = false;
  await server.inbox.readAll.mutate({ upTo: 1 });
  await waitingStill;
  expect([asked.slice(3), session.hasEnded()]).toEqual([["inbox.readAll", "queues.list"], false]);
  client.unmount();
});
