// Makes the README's pictures: the product with its demo, a few items decided, Ria at her desk. Needs a build; writes docs/review-light.png and docs/review-dark.png.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { startProduct } from "../e2e/product";
import { ensureBrowser } from "./browser.mjs";

const root = resolve(import.meta.dirname, "..");
/** Long enough for the demo agent to submit its first cases and to execute what passed. */
const SETTLE_MS = 20_000;

const product = await startProduct("sqlite");
const notes = JSON.parse(readFileSync(join(product.dataDir, "demo.json"), "utf8")) as { readonly demoAgentKey: string };
const agent = spawn(process.execPath, ["--import", "tsx", "sdk/examples/demo-agent.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, DATA_DIR: product.dataDir, COUNTERSIGN_URL: product.url, COUNTERSIGN_KEY: notes.demoAgentKey },
});
await new Promise((done) => setTimeout(done, SETTLE_MS));

const browser = await chromium.launch({ executablePath: ensureBrowser() });
for (const colorScheme of ["light", "dark"] as const) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, deviceScaleFactor: 1.5 });
  const { email, password } = product.people.ria;
  await context.request.post(`${product.url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: product.url } });
  const page = await context.newPage();
  await page.goto(`${product.url}/review`);
  await page.getByRole("button", { name: /^Approve/ }).waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(root, "docs", `review-${colorScheme}.png`) });
  await context.close();
}
await browser.close();
const ended = new Promise((done) => agent.once("exit", done));
agent.kill("SIGTERM");
await ended;
await product.stop();
