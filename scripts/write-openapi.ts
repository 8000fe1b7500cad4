// Writes docs/openapi.json as the server answers it, and the client's types from it; with --check it fails when either is stale.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { makeDeps } from "@/server/make-deps";
import { createRestApp } from "@/server/rest/app";
import { readSettings } from "@/server/settings";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "countersign-openapi-"));
const deps = await makeDeps(readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", BASE_URL: "http://127.0.0.1:3000" }));
const answer = await createRestApp(deps).request("/api/v1/openapi.json");
const document = (await answer.json()) as OpenAPI3;
await deps.store.close();
rmSync(folder, { recursive: true });

const types = astToString(await openapiTypescript(document));
const files = {
  "docs/openapi.json": `${JSON.stringify(document, null, 2)}\n`,
  "sdk/api-types.ts": `// Types of the agents' REST API, generated from docs/openapi.json by scripts/write-openapi.ts.\n${types}`,
};
let stale = false;
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${name} is stale: run npm run generate`);
    stale = true;
  } else writeFileSync(path, text);
}
process.exit(stale ? 1 : 0);
