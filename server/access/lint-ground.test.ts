// Who the lint takes for somebody whose own agents propose in a workflow.
import type { PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findAgentByName, updateAgent } from "@/db/queries/agents";
import { createAgentKey } from "../commands/create-agent-key";
import { type Desk, openDesk } from "../trpc/testing/desk";
import { lintGround } from "./lint-ground";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const owner of ["for-refunds", "for-expenses", "for-all", "of-yesterday", "switched-off"]) await desk.add(owner, ["reviewer"]);
});
afterAll(() => desk.close());

test("owners count whose agents have a key that reaches the workflow now", async () => {
  const { deps, now } = desk.world;
  const key = (owner: string, workflows: readonly string[] | null, lifetimeMs: number | null = null) =>
    createAgentKey(deps, { agent: `agent-${owner}`, owner: `${owner}@example.test`, workflows, lifetimeMs });
  await key("for-refunds", ["refunds"]);
  await key("for-expenses", ["expenses"]);
  await key("for-all", null);
  await key("of-yesterday", null, 1_000);
  await key("switched-off", null);
  const origins = (workflow: string, at: number) =>
    deps.store.write(async (tx) => {
      const off = await findAgentByName(tx, "agent-switched-off");
      if (off !== null) await updateAgent(tx, off.id, { disabledAt: at });
      const { organisation } = await lintGround(tx, await deps.directory.at(tx), workflow, at);
      return ["for-refunds", "for-expenses", "for-all", "of-yesterday", "switched-off"].filter((owner) =>
        organisation.agentOwners.includes(owner as PersonId),
      );
    });
  expect(await origins("refunds", now() + 60_000)).toEqual(["for-refunds", "for-all"]);
  expect(await origins("expenses", now())).toEqual(["for-expenses", "for-all", "of-yesterday"]);
});
