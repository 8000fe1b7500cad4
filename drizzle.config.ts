// Migrations are generated from the schema by `npx drizzle-kit generate` and applied by the store when it opens.
import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "sqlite", schema: "./db/schema/sqlite/*.ts", out: "./db/migrations/sqlite" });
