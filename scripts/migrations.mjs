// `npm run migrations`: makes the next migration of both engines from the one description of the tables. Give it a name: `-- --name add_ladders`.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

for (const ENGINE of ["sqlite", "pg"]) {
  const { status } = spawnSync(join(root, "node_modules", ".bin", "drizzle-kit"), ["generate", ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ENGINE },
  });
  if (status !== 0) process.exit(status ?? 1);
}
