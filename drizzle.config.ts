// Migrations of both engines are generated from the one description of the tables (`npm run migrations`) and applied by the store when it opens.
import { defineConfig } from "drizzle-kit";

const engine = process.env.ENGINE === "pg" ? "pg" : "sqlite";

export default defineConfig({
  dialect: engine === "pg" ? "postgresql" : "sqlite",
  schema: `./db/schema/${engine}.ts`,
  out: `./db/migrations/${engine}`,
});
