// Once a session has ended nothing is asked any more until something is recorded again.
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { makeQueryClient } from "./query-client";
import { makeSession } from "./session";

const UNAUTHORIZED = TRPCClientError.from({ error: { code: -32_001, message: "Sign in.", data: { code: "UNAUTHORIZED" } } });

test("whoever is signed out is asked for once, keeps what they have, and is asked for again when an order goes through", async () => {
  const session = makeSession();
  const client = makeQueryClient(session);
  client.mount();
  let asked = 0;
  let isOut = false;
  const counts = {
    queryKey: ["counts"],
    staleTime: 0,
    queryFn: async () => {
      asked++;
      if (isOut) throw UNAUTHORIZED;
      return asked;
    },
  };
  await client.fetchQuery(counts);
  isOut = true;
  await expect(client.fetchQuery(counts)).rejects.toThrow("Sign in.");
  expect([asked, session.hasEnded(), client.getQueryData(counts.queryKey)]).toEqual([2, true, 1]);

  const waiting = client.fetchQuery(counts);
  expect(client.getQueryState(counts.queryKey)?.fetchStatus).toBe("paused");
  isOut = false;
  const mutation = client.getMutationCache().build(client, { mutationFn: async () => "recorded" });
  await mutation.execute(undefined);
  expect(await waiting).toBe(3);
  expect([asked, session.hasEnded()]).toEqual([3, false]);
  client.unmount();
});
