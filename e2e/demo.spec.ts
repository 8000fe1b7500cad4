// The whole thing at once: 200 real readings of letters, ruled, decided by people, and executed once each by an agent that is killed at work.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Countersign, type Item, type ItemSubmission, isSettled } from "../sdk/client";
import type { Effect } from "../sdk/examples/ledger";
import { expect, test } from "./journey";
import type { Person } from "./person";
import { ended, type Product, root } from "./product";
import { provenTrail } from "./trail";

const LETTERS = 200;
/** Decided on the screen by the keys; the others by a second person through the API. */
const ON_SCREEN = 6;
/** So many effects are in the ledger when the agent is killed. */
const KILLED_AFTER = 40;

const letters = readFileSync(join(root, "sdk/examples/demo-data/letters.jsonl"), "utf8")
  .split("\n")
  .slice(0, LETTERS)
  .map((line) => JSON.parse(line) as ItemSubmission);

const isLetter = ({ external_id }: Item) => letters.some((letter) => letter.external_id === external_id);

/** The demo's agent on a folder of its own; its cursor stands on a letter that is there already, so it submits nothing new. */
function startAgent(product: Product, folder: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "sdk/examples/demo-agent.ts"], {
    cwd: root,
    env: {
      ...process.env,
      COUNTERSIGN_URL: product.url,
      COUNTERSIGN_KEY: product.demoAgentKey,
      DATA_DIR: folder,
      DEMO_FIRST: "0",
      DEMO_EVERY_MS: String(24 * 60 * 60 * 1_000),
      DEMO_SWEEP_MS: "200",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

function effectsIn(folder: string): readonly Effect[] {
  const file = join(folder, "demo-ledger.jsonl");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Effect);
}

/** Signs the digit that was read, without a screen. */
async function approve(person: Person, { id, revision_hash, version }: Item): Promise<void> {
  await person.order("items.approve", { itemId: id, revisionHash: revision_hash, seenVersion: version, seenMs: 2_000, note: null });
}

async function itemsOf(api: Countersign): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of api.items({ workflow: "mail-sorting" })) if (isLetter(item)) found.push(item);
  return found;
}

test("200 real readings: ruled, decided, executed once each though the agent is killed, and every event verifies", async ({
  product,
  reviewer,
  manager,
}) => {
  test.slow();
  const api = new Countersign({ url: product.url, key: product.demoAgentKey });
  const folder = join(product.dataDir, "demo-agent");
  mkdirSync(folder);
  writeFileSync(join(folder, "demo-cursor.json"), JSON.stringify({ round: 0, next: 1 }));

  const submitted = await Promise.all(letters.map((letter) => api.submit(letter)));
  const held = submitted.filter((item) => item.review === "queued");
  expect(submitted.filter((item) => item.grant === null)).toEqual(held);
  expect(held.length).toBeGreaterThan(ON_SCREEN);

  let agent = startAgent(product, folder);
  try {
    await expect.poll(() => effectsIn(folder).length).toBeGreaterThanOrEqual(KILLED_AFTER);
    await ended(agent, "SIGKILL");

    // Nobody works for the letters now; people decide all the same.
    await reviewer.goto("/review");
    for (let count = 0; count < ON_SCREEN; count += 1) {
      const title = (await reviewer.heading.textContent()) ?? "";
      await reviewer.holds({ title });
      // Every second one is corrected to another digit.
      await reviewer.press(count % 2 === 0 ? "a" : String((Number(title.at(-1)) + 1) % 10));
      await reviewer.did(title);
      await expect(reviewer.heading).not.toHaveText(title);
    }
    expect(reviewer.loads).toBe(1);
    await reviewer.page.close();

    agent = startAgent(product, folder);
    for (const item of held) {
      const now = await api.item(item.id);
      if (isSettled(now)) continue;
      // What Ria still holds is handed on first.
      if (now.review === "claimed") await manager.order("items.release", { itemId: item.id });
      await approve(manager, await api.item(item.id));
    }
    const open = async () => (await itemsOf(api)).filter((item) => !["succeeded", "cancelled"].includes(item.execution)).length;
    await expect.poll(open, { timeout: 60_000 }).toBe(0);
    await ended(agent, "SIGKILL");
  } finally {
    await ended(agent, "SIGKILL");
  }

  const items = await itemsOf(api);
  expect(items).toHaveLength(LETTERS);
  const executed = items.filter((item) => item.execution === "succeeded");
  const effects = effectsIn(folder);
  const byExecution = (a: { readonly execution: string }, b: { readonly execution: string }) => (a.execution < b.execution ? -1 : 1);
  expect(effects.map(({ execution, item, revision_hash }) => ({ execution, item, revision_hash })).sort(byExecution)).toEqual(
    executed.map(({ execution_id, id, revision_hash }) => ({ execution: execution_id ?? "", item: id, revision_hash })).sort(byExecution),
  );
  const corrected = executed.filter((item) => item.decision?.kind === "edit");
  expect(corrected.length).toBeGreaterThan(0);
  for (const item of corrected) expect(effects.find((effect) => effect.item === item.id)?.arguments).toEqual(item.decision?.arguments);

  for (const item of items) {
    const events = await provenTrail(product.url, product.demoAgentKey, item.id);
    expect(events.at(-1)?.seq).toBe(item.version);
    expect(events.filter(({ type }) => type === "redeemed")).toHaveLength(item.execution === "succeeded" ? 1 : 0);
  }
});
