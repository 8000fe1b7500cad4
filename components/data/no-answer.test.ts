// What a screen says of an order that nothing answered.
import { createTRPCClient, TRPCClientError } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test } from "vitest";
import type { AppRouter } from "@/server/trpc/router";
import { noAnswerInWords } from "./no-answer";

const answeredBy = (error: TRPCClientError<AppRouter>) =>
  createTRPCClient<AppRouter>({ links: [noAnswerInWords, () => () => observable((observer) => observer.error(error))] });

test("what the server refuses is said as it says it, and what never reached it in words of ours", async () => {
  const refused = TRPCClientError.from<AppRouter>({ error: { code: -32_003, message: "Not your queue.", data: { code: "FORBIDDEN" } } });
  await expect(answeredBy(refused).queues.list.query()).rejects.toThrow("Not your queue.");
  const lost = TRPCClientError.from<AppRouter>(new TypeError("Failed to fetch"));
  await expect(answeredBy(lost).queues.list.query()).rejects.toThrow("The server did not answer.");
});
