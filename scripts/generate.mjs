// Writes the generated documents (lifecycle diagram, access table, OpenAPI, client types); with --check it fails when one is stale.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const generators = ["scripts/draw-lifecycle.ts", "scripts/draw-access.ts", "scripts/write-openapi.ts"];

const stale = generators.filter((script) => {
  const { status } = spawnSync(join(root, "node_modules", ".bin", "tsx"), [script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  return status !== 0;
});
process.exit(stale.length === 0 ? 0 : 1);
