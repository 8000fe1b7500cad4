// Brings node_modules up to the lockfile, once; plain JavaScript, since nothing else is there on a fresh clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const STAMP = "node_modules/.countersign-lock";

/** Runs `npm ci` unless this lockfile was installed already. Throws when it fails. */
export function installOnce(root) {
  const digest = createHash("sha256")
    .update(readFileSync(resolve(root, "package-lock.json")))
    .digest("hex");
  const stamp = resolve(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  console.log("Installing what package-lock.json names (about two minutes: the database driver may have to be compiled) …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm ci failed; see above");
  writeFileSync(stamp, digest);
}
