// Journeys in a real browser against the production build, on SQLite and, where they ask something of the store, on PostgreSQL: `npm run build` first, or let `npm test` do it.
import { defineConfig } from "@playwright/test";
import type { Options } from "./e2e/journey";
import { findBrowser } from "./scripts/browser.mjs";

const executablePath = findBrowser();
/** How many times slower than a quiet machine of two cores this one is. */
const SLOWNESS = Number(process.env.SLOWNESS ?? 1);
const FAULTS = /faults\.spec\.ts$/;
/** What goes through everything down to the store runs on both engines. The rest is about screens, and no screen knows the engine: once is enough. */
const TO_THE_STORE = /(live|quickstart)\.spec\.ts$/;

export default defineConfig<object, Options>({
  testDir: "e2e",
  // Each has a product of its own, whose queues its journeys share.
  workers: 2,
  timeout: 60_000 * SLOWNESS,
  expect: { timeout: 10_000 * SLOWNESS },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  projects: [
    { name: "sqlite", testIgnore: FAULTS, use: { engine: "sqlite" } },
    { name: "postgres", testMatch: TO_THE_STORE, use: { engine: "pg" } },
    // They choose the engine themselves, and kill it.
    { name: "faults", testMatch: FAULTS, workers: 1 },
  ],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000 * SLOWNESS,
    // A failure brings what the page said; `TRACE=1` records everything, at a third more time.
    trace: process.env.TRACE === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu"],
    },
  },
});
