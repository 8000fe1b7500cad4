// Unit, property and contract tests; each sits beside the code it is about. What runs against a store runs on both engines, from one source.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** How many times slower than a quiet machine of two cores this one is. */
const SLOWNESS = Number(process.env.SLOWNESS ?? 1);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The harnesses that open a store on the engine under test: a test that imports one of them needs an engine. */
const ON_A_STORE = /from "[^"]*testing\/(engine-under-test|planted|attacked|desk|screen)"/;
const FOLDERS = ["server", "db", "components", "sdk", "scripts", "bench", "verifier"];

const tests = FOLDERS.flatMap((folder) =>
  readdirSync(here(folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const needsEngine = (file: string) => ON_A_STORE.test(readFileSync(here(file), "utf8"));

const project = (name: string, include: readonly string[], engine: "sqlite" | "pg") => ({
  resolve: { alias: { "@core": here("./server/core"), "@": here(".") } },
  test: {
    name,
    // Files share what they import: a third less time. What a module keeps between requests it keeps by its store, so tests do not meet.
    isolate: false,
    include: [...include],
    provide: { engine },
    setupFiles: ["server/testing/in-english.ts", "server/testing/one-seed.ts"],
    testTimeout: 20_000 * SLOWNESS,
    hookTimeout: 30_000 * SLOWNESS,
  },
});

export default defineConfig({
  test: {
    globalSetup: "db/testing/global-setup.ts",
    // One core fewer is the default; but much of this waits for a database, a process or a timer.
    maxWorkers: 2,
    projects: [
      project(
        "once",
        tests.filter((file) => !needsEngine(file)),
        "sqlite",
      ),
      project("sqlite", tests.filter(needsEngine), "sqlite"),
      project("postgres", tests.filter(needsEngine), "pg"),
    ],
  },
});
