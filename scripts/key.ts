// `npm run key`: creates an agent if need be and prints a new API key, once.
import { parseArgs } from "node:util";
import { DAY } from "@core/words/time";
import { createAgentKey } from "@/server/commands/create-agent-key";
import { refusedAs, runCommand, UsageError } from "./command-line";

const USAGE = `npm run key -- --agent NAME --owner EMAIL --workflow W[,W…] [--days N]

  --owner     the person who answers for the agent; may be left out for an agent that exists
  --workflow  the workflows that the key may touch; * for all
  --days      how long the key holds (365); 0 for ever`;

const DEFAULT_DAYS = "365";

await runCommand(USAGE, async (open) => {
  const { values } = parseArgs({
    options: {
      agent: { type: "string" },
      owner: { type: "string" },
      workflow: { type: "string", multiple: true, default: [] },
      days: { type: "string", default: DEFAULT_DAYS },
    },
  });
  const { agent, owner = null } = values;
  const workflows = values.workflow.flatMap((text) => text.split(",")).filter((text) => text !== "");
  const days = Number(values.days);
  if (!agent) throw new UsageError(`Name the agent.\n\n${USAGE}`);
  if (workflows.length === 0) throw new UsageError(`Name the workflows, or * for all.\n\n${USAGE}`);
  if (!Number.isInteger(days) || days < 0) throw new UsageError("--days is a whole number.");

  const done = await createAgentKey(await open(), {
    agent,
    owner,
    workflows: workflows.includes("*") ? null : workflows,
    lifetimeMs: days === 0 ? null : days * DAY,
  });
  if (!done.ok) throw refusedAs(done.refusal);
  const { key, expiresAt } = done.value;
  console.log(key);
  console.error(
    `This is shown once. It holds ${expiresAt === null ? "until it is revoked" : `until ${new Date(expiresAt).toISOString()}`}.`,
  );
});
