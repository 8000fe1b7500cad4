// Countersign as on several machines, on this one: an embedded PostgreSQL kept in the data folder, three instances on free ports, and a balancer before them.
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { createBalancer } from "./balancer.mjs";

const INSTANCES = 3;
const AGAIN_AFTER_MS = 500;
/** An instance that dies so often without having been ready has something that a restart does not mend. */
const HOPELESS = 3;
const KILLED_AFTER_MS = 8_000;
const FOR_OTHERS_TO_ENTER = 0o001;

/** Starts the database alone, so that it can be planted first. `environment` is then what instances and scripts run with. */
export async function startFleet({ root, environment, host, port, say, lost }) {
  const dataDir = join(environment.DATA_DIR, "postgres");
  const folder = join(dataDir, "cluster");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) letPostgresEnter(dataDir, environment.DATA_DIR);

  const keeper = spawn(process.execPath, ["--import", "tsx", "scripts/keep-postgres.ts", folder], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const told = createInterface({ input: keeper.stdout });
  let database = await new Promise((resolve, reject) => {
    told.once("line", (line) => resolve(JSON.parse(line)));
    keeper.once("exit", () => reject(new Error("The embedded PostgreSQL did not start; see above.")));
  });
  told.on("line", (line) => {
    database = JSON.parse(line);
    say(`PostgreSQL runs again, process ${database.pid}.`);
  });

  let stopping = false;
  keeper.once("exit", () => stopping || lost("the process that keeps PostgreSQL"));
  const own = {
    ...environment,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    TRUSTED_PROXIES: "127.0.0.1,::1",
  };
  const ports = await freePorts(INSTANCES);
  const instances = ports.map((port, index) => ({ name: `instance ${index + 1}`, port, child: null, ended: Promise.resolve(), failed: 0 }));
  let announced = false;
  const balancer = createBalancer({
    ports,
    changed(port, ready) {
      const instance = instances.find((one) => one.port === port);
      if (ready) instance.failed = 0;
      if (announced && !stopping) say(`${instance.name} ${ready ? `is ready, process ${instance.child.pid}` : "is not ready"}.`);
    },
  });

  const start = (instance) => {
    // The channel tells the instance when this program is gone, however it went.
    const child = spawn(process.execPath, ["dist/main.js"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...own, HOST: "127.0.0.1", PORT: String(instance.port) },
    });
    instance.child = child;
    instance.ended = new Promise((resolve) =>
      child.once("exit", (code, signal) => {
        resolve();
        if (stopping) return;
        instance.failed += 1;
        if (instance.failed >= HOPELESS) return lost(instance.name);
        say(`${instance.name} ended (${signal ?? `code ${code}`}); it is started again.`);
        setTimeout(() => stopping || start(instance), AGAIN_AFTER_MS);
      }),
    );
  };

  return {
    environment: own,
    async serve() {
      for (const instance of instances) start(instance);
      await balancer.listen(port, host);
      while (!stopping && balancer.readyPorts().length < INSTANCES) await new Promise((resolve) => setTimeout(resolve, 50));
      announced = true;
    },
    describe: () => [
      "What runs",
      row("balancer", `http://${host}:${port}`, process.pid),
      ...instances.map(({ name, port, child }) => row(name, `http://127.0.0.1:${port}`, child.pid)),
      row("PostgreSQL", new URL(database.url).host, database.pid),
      `  ${database.url}`,
      "",
      "See it go on without one of them:",
      `  kill -9 ${instances[0].child.pid}`,
    ],
    /** In order: nothing new comes in, instances answer what they have, then the database goes. */
    async stop() {
      if (stopping) return;
      stopping = true;
      balancer.stopListening();
      for (const { child } of instances) child?.kill("SIGTERM");
      const last = setTimeout(() => {
        for (const { child } of instances) child?.kill("SIGKILL");
      }, KILLED_AFTER_MS);
      await Promise.all(instances.map(({ ended }) => ended));
      clearTimeout(last);
      balancer.close();
      const gone = keeper.exitCode === null ? new Promise((resolve) => keeper.once("exit", resolve)) : null;
      keeper.stdin.end();
      await gone;
    },
  };
}

const row = (what, place, pid) => `  ${what.padEnd(12)} ${place.padEnd(28)} process ${pid}`;

/** PostgreSQL refuses to run as root and gets a user of its own, who must be able to reach its folder. Files there stay their owner's. */
function letPostgresEnter(dataDir, top) {
  for (const folder of [top, dataDir]) chmodSync(folder, statSync(folder).mode | FOR_OTHERS_TO_ENTER);
  for (let folder = dirname(top); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & FOR_OTHERS_TO_ENTER) === 0)
      throw new Error(
        `As root, PostgreSQL runs as the user postgres, who may not enter ${folder}. Set DATA_DIR to a folder elsewhere, or run as another user.`,
      );
    if (folder === dirname(folder)) return;
  }
}

/** All held open together, so that they differ. */
async function freePorts(count) {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const probe = createServer();
          probe.once("error", reject);
          probe.listen(0, "127.0.0.1", () => resolve(probe));
        }),
    ),
  );
  const ports = probes.map((probe) => probe.address().port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}
