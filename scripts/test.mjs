// `npm test`: installs what it needs, then lint, types, import rules, dead code, fresh docs, unit and property tests, the
// contract and API tests on both engines, and the end-to-end tests in a real browser: all on SQLite, those that ask something of the store on
// PostgreSQL too.
// Steps go on after a failure, so that one run tells everything. The last line is "N passed, N failed".
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { installOnce } from "./install.mjs";

const root = resolve(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "countersign-test-"));
const totals = { passed: 0, failed: 0 };
/** What failed, in words: told once more at the very end, where somebody who sees only the last lines finds it. */
const failures = [];
/** What passed at the second try only: machines are shared, and some tests kill processes and wait for others. Told as well, and looked at. */
const shaky = [];

/** Runs a package's program by its own JavaScript file or a node script; true when it ended well. */
function run(title, command, args, environment = {}) {
  const began = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
  });
  console.log(`── ${title}: ${status === 0 ? "ok" : "FAILED"} (${Math.round((Date.now() - began) / 1000)} s)`);
  return status === 0;
}

/**
 * Checks that only read, as many at once as there are processors, the slow ones first. What one prints is shown whole when it ends.
 * @param checks [title, command, args] of each
 */
async function steps(checks) {
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const [title, command, args] = check;
      const began = Date.now();
      const child = spawn(command, args, { cwd: root, env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? "1" : "0" } });
      let told = "";
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (told += text));
      const [status] = await once(child, "close");
      console.log(`\n── ${title}\n${told}── ${title}: ${status === 0 ? "ok" : "FAILED"} (${Math.round((Date.now() - began) / 1000)} s)`);
      count(status === 0, title);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** The journeys: all on SQLite; on PostgreSQL those that ask something of the store. */
const JOURNEYS = [
  ["end-to-end tests on SQLite", "sqlite"],
  ["end-to-end tests on PostgreSQL", "postgres"],
  ["instances and databases that are killed under load", "faults"],
];

function count(ok, title) {
  totals[ok ? "passed" : "failed"] += 1;
  if (!ok) failures.push(title);
  return ok;
}
const step = (title, command, args, environment) => count(run(title, command, args, environment), title);
const bin = (name) => join(root, "node_modules", ".bin", name);

function readReport(name, read) {
  try {
    const { passed, failed, again } = read(JSON.parse(readFileSync(join(reports, name), "utf8")));
    totals.passed += passed;
    totals.failed += failed.length;
    failures.push(...failed);
    shaky.push(...again);
    return failed.length;
  } catch (fault) {
    count(false, `${name} was not written: ${fault.message}`);
    return 1;
  }
}

/** A counterexample is never bad luck, whatever the next seed says. */
const isCounterexample = ({ failureMessages }) => failureMessages.some((words) => words.includes("Property failed after"));

/** Vitest's report. @returns how many passed, and each failure and each second try with its words. */
function readUnits({ testResults }) {
  const tests = testResults.flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ ...test, name })));
  const told = (test) => `${test.name} › ${test.fullName}\n${test.failureMessages.join("\n")}`;
  const isFailed = (test) => test.status === "failed" || isCounterexample(test);
  const unread = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some(isFailed));
  const passed = tests.filter((test) => test.status === "passed" && !isFailed(test));
  return {
    passed: passed.length,
    failed: [...tests.filter(isFailed).map(told), ...unread.map(({ name, message }) => `${name}\n${message}`)],
    again: passed.filter(({ failureMessages }) => failureMessages.length > 0).map(told),
  };
}

/** Playwright's report: suites within suites. @returns how many passed, and each failure and each second try with its words. */
function readJourneys({ stats, suites }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const told = (wanted) =>
    suites.flatMap(specs).flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === wanted)
        .map(({ projectName, results }) => {
          const words = results.flatMap(({ errors }) => errors.map(({ message }) => message));
          return `${projectName} › ${file} › ${title}\n${words.join("\n")}`;
        }),
    );
  return { passed: stats.expected + stats.flaky, failed: told("unexpected"), again: told("flaky") };
}

installOnce(root);
// Next writes the types of its routes before the compiler reads them.
run("route types", bin("next"), ["typegen"]);
const FOLDERS = ["app", "components", "server", "db", "sdk", "e2e", "bench", "scripts", "verifier"];
await steps([
  ["React's rules", bin("eslint"), ["app", "components", "--max-warnings", "0"]],
  ["types", bin("tsc"), ["--noEmit"]],
  ["who imports whom", bin("depcruise"), [...FOLDERS, "--config", ".dependency-cruiser.cjs"]],
  ["generated docs are fresh", "node", ["scripts/generate.mjs", "--check"]],
  ["dead code", bin("knip"), []],
  ["format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
]);

/** A commit's property tests draw the same wherever they are run; `SEED` names another draw, and an unnamed one is drawn by chance where there is no commit. */
function seed() {
  const { status, stdout } = spawnSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" });
  return process.env.SEED ?? (status === 0 ? String(Number.parseInt(stdout.slice(0, 8), 16) | 0) : "");
}

const UNITS = "unit and property tests; contract and API tests on SQLite and on PostgreSQL";
const SEED = seed();
const unitOk = run(
  `${UNITS}; SEED=${SEED}`,
  bin("vitest"),
  ["run", "--retry=1", "--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "unit.json")}`],
  { SEED },
);
if (readReport("unit.json", readUnits) === 0 && !unitOk) count(false, UNITS);

if (step("production build", "npm", ["run", "--silent", "build"])) {
  const CHROMIUM_PATH = ensureBrowser();
  for (const [title, project] of JOURNEYS) {
    const report = `${project}.json`;
    const ok = run(title, bin("playwright"), ["test", `--project=${project}`, "--retries=1"], {
      CHROMIUM_PATH,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, report),
    });
    if (readReport(report, readJourneys) === 0 && !ok) count(false, title);
  }
}

rmSync(reports, { recursive: true, force: true });
const tell = (how, what) => console.log(`\n── ${how}: ${what.replaceAll(root, ".").slice(0, 3000)}`);
for (const second of shaky) tell("passed at the second try only", second);
for (const failure of failures) tell("failed", failure);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
