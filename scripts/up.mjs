// `npm run up`: from a fresh clone to a served demo. Installs, builds, plants the demo, serves, starts the demo agent, and prints where to go and who to be.
// With `-- --postgres` the same on PostgreSQL, as three instances behind a balancer.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { installOnce } from "./install.mjs";

const root = resolve(import.meta.dirname, "..");
const dataDir = resolve(root, process.env.DATA_DIR ?? "data");
const host = process.env.HOST ?? "127.0.0.1";
const port = process.env.PORT ?? "3000";
const url = process.env.BASE_URL ?? `http://${host}:${port}`;
const environment = {
  ...process.env,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  DATA_DIR: dataDir,
  HOST: host,
  PORT: port,
  DEMO: "1",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
};
const bin = (name) => join(root, "node_modules", ".bin", name);

const SOURCES = ["app", "components", "server", "db", "public"];
const SINGLE_SOURCES = ["package-lock.json", "package.json", "next.config.ts", "tsconfig.json", "postcss.config.mjs"];

/** A digest of everything that the build reads, so that a second start is quick and a changed tree is built anew. */
function sourcesDigest() {
  const digest = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else digest.update(path).update(readFileSync(path));
  };
  for (const name of [...SOURCES, ...SINGLE_SOURCES]) if (existsSync(join(root, name))) add(join(root, name));
  return digest.digest("hex");
}

function buildOnce() {
  const stamp = join(root, "dist", "sources.sha256");
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest && existsSync(join(root, ".next", "BUILD_ID"))) return;
  console.log("Building (about half a minute) …");
  run("npm", ["run", "--silent", "build"], { NODE_ENV: "production" });
  writeFileSync(stamp, digest);
}

function run(command, args, extra = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...environment, ...extra } });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed; see above`);
}

async function ready() {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`http://${host}:${port}/api/v1/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`The server did not become ready at ${url}.`);
}

function announce(notes, also) {
  const people = notes.people.map(
    ({ name, email, password, roles }) => `  ${name.padEnd(12)} ${email.padEnd(20)} ${password.padEnd(18)} ${roles.join(", ")}`,
  );
  console.log(
    [
      "",
      `Countersign serves at ${url}`,
      "",
      "Sign in as one of",
      ...people,
      "",
      `A key for your own agent (any workflow):`,
      `  ${notes.key}`,
      "",
      ...also,
      `All of this is in ${relative(process.cwd(), notesFile)}. Stop with Ctrl C.`,
      "",
    ].join("\n"),
  );
}

const { postgres } = parseArgs({ options: { postgres: { type: "boolean", default: false } } }).values;
installOnce(root);
buildOnce();
mkdirSync(dataDir, { recursive: true, mode: 0o700 });

const children = [];
let fleet = null;
let stopping = false;
const stop = async (code) => {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill("SIGTERM");
  const ended = children.map((child) => child.exitCode ?? child.signalCode ?? new Promise((done) => child.once("exit", done)));
  // A fleet stops in an order of its own, and must know at once: Ctrl C has reached its instances too.
  await Promise.all([...ended, fleet?.stop()]);
  process.exit(code);
};
const start = (args, extra = {}) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...environment, ...extra } });
  child.once("exit", (code) => stop(code ?? 1));
  children.push(child);
};
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));

async function startPostgres() {
  const { startFleet } = await import("./fleet.mjs");
  const lost = (what) => {
    console.error(`${what} does not stay up; see above.`);
    stop(1);
  };
  return startFleet({ root, environment, host, port: Number(port), say: console.log, lost });
}

if (postgres) fleet = await startPostgres();
const planted = fleet?.environment ?? environment;
run(bin("tsx"), ["scripts/seed.ts"], planted);
if (fleet) await fleet.serve();
else start(["dist/main.js"]);
await ready();
const notesFile = join(planted.DATA_DIR, "demo.json");
const notes = { ...JSON.parse(readFileSync(notesFile, "utf8")), url };
writeFileSync(notesFile, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 });
if (process.env.DEMO_AGENT !== "0")
  start(["--import", "tsx", "sdk/examples/demo-agent.ts"], {
    COUNTERSIGN_URL: `http://${host}:${port}`,
    COUNTERSIGN_KEY: notes.demoAgentKey,
  });
announce(notes, fleet ? [...fleet.describe(), ""] : []);
