// The README's five minutes, run as they are written: a newcomer is the agent with curl, and Ria decides.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./journey";
import { ended, root } from "./product";

function quickstart(): string {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const script = /<!-- quickstart:begin -->\s*```sh\n([\s\S]*?)```\s*<!-- quickstart:end -->/.exec(readme)?.[1];
  if (script === undefined) throw new Error("README.md has no quickstart between its marks");
  return script;
}

test("the README's commands, as written, bring a first approval and its execution", async ({ product, reviewer, agent }) => {
  // `npm run up` leaves its notes in data/demo.json, with the address it serves on.
  const folder = mkdtempSync(join(product.dataDir, "newcomer-"));
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data", "demo.json"), JSON.stringify({ url: product.url, key: product.key }));

  const shell = spawn("sh", ["-e", "-c", quickstart()], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const printed: string[] = [];
  shell.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  try {
    const address = () => /Decide it at (\S+)/.exec(printed.join(""))?.[1] ?? "";
    await expect.poll(address).toContain("/items/");
    await reviewer.page.goto(address());
    await expect(reviewer.heading).toHaveText("Refund 420.00 EUR to order 8841");
    await reviewer.approveOnceAlive(reviewer.timeline, "You approved");
    await expect(reviewer.decision).toContainText("my-agent has run it once, approved by you", { timeout: 45_000 });
    await expect.poll(() => shell.exitCode).toBe(0);
  } finally {
    await ended(shell, "SIGTERM");
  }
  const execution: unknown = JSON.parse(readFileSync(join(folder, "execution.json"), "utf8"));
  expect(execution).toMatchObject({ state: "executing", arguments: { order: "8841", amount: 420, currency: "EUR" } });
  const [id = ""] = /[0-9a-f-]{36}/.exec(reviewer.page.url()) ?? [];
  expect(await agent.api.item(id)).toMatchObject({ execution: "succeeded", external_id: "my-first-refund" });
});
