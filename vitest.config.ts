// Unit, property and contract tests; each sits beside the code it is about.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: { alias: { "@core": here("./server/core"), "@": here(".") } },
  test: {
    include: ["{server,db,components,sdk,scripts,bench}/**/*.test.{ts,tsx}"],
    globalSetup: "db/testing/global-setup.ts",
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
