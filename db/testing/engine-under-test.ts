// The engine that this run of a test file is about. vitest.config.ts runs every file that imports this, or a harness on it, once for each engine.
import { inject } from "vitest";
import type { Engine } from "../store";
import { pgEngine, sqliteEngine, type TestEngine } from "./engines";

declare module "vitest" {
  interface ProvidedContext {
    readonly engine: Engine;
  }
}

export const engineUnderTest = (): TestEngine => (inject("engine") === "pg" ? pgEngine() : sqliteEngine());
