// Keeps an embedded PostgreSQL cluster for `npm run up -- --postgres`: starts it in a folder, starts it again when it dies, and stops it when its parent ends.
// A process of its own, in a group of its own: Ctrl C in a terminal reaches the whole group, and the database must be the last to go.
import { setTimeout as pause } from "node:timers/promises";
import { startCluster } from "@/db/testing/pg-cluster";

const DATABASE = "countersign";
const ALREADY_THERE = "42P04";
const LOOK_EVERY_MS = 300;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("the folder of the cluster is missing");
const cluster = await startCluster({ folder });
await cluster.create(DATABASE).catch((fault: unknown) => {
  if (!(fault instanceof Error && "code" in fault && fault.code === ALREADY_THERE)) throw fault;
});

let stopping = false;
process.stdin.resume();
process.stdin.once("end", () => {
  stopping = true;
  // A cluster that is dead already cannot be waited for.
  if (!alive()) process.exit(0);
  void cluster.stop().then(() => process.exit(0));
});

const tell = () => process.stdout.write(`${JSON.stringify({ url: cluster.url(DATABASE), pid: cluster.pid() })}\n`);
tell();

while (!stopping) {
  await pause(LOOK_EVERY_MS);
  if (stopping || alive()) continue;
  // Refused until the last process of the old one is gone.
  if (
    await cluster.start().then(
      () => true,
      () => false,
    )
  )
    tell();
}

function alive(): boolean {
  try {
    process.kill(cluster.pid(), 0);
    return true;
  } catch {
    return false;
  }
}
