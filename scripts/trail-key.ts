// `npm run trail-key`: which keys sign the trail; makes one for TRAIL_KEY, or signs with another from now on.
import { parseArgs } from "node:util";
import { pino } from "pino";
import { trailKeysKept } from "@/server/access/trail-proofs";
import { openDatabase } from "@/server/open-database";
import { readSettings } from "@/server/settings";
import { makeTrailKey, rotateTrailKey } from "@/server/trail-key";
import { runCommand, UsageError } from "./command-line";

const USAGE = `npm run trail-key [-- --rotate | --make]

  without     the trail's name, and the public keys that sign and signed it: give them to whoever verifies
  --rotate    sign with another key from now on: a new one in DATA_DIR/trail-key.json, or the one that TRAIL_KEY gives
  --make      print a new key for TRAIL_KEY; nothing is changed`;

await runCommand(USAGE, async () => {
  const { values } = parseArgs({ options: { rotate: { type: "boolean", default: false }, make: { type: "boolean", default: false } } });
  if (values.rotate && values.make) throw new UsageError(USAGE);
  const settings = readSettings({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" });
  const store = await openDatabase(settings, pino({ level: settings.LOG_LEVEL }));
  try {
    if (values.rotate) await rotateTrailKey(store, settings);
    const { origin, inUse, keys } = await store.read(trailKeysKept);
    if (origin === null || inUse === null) throw new UsageError("This trail has no name and no key yet: start the product on it once.");
    if (values.make) return console.log(makeTrailKey(origin));
    console.log(`The trail ${origin} is signed with\n  ${inUse}`);
    for (const { verifier, firstUsedAt } of keys) console.log(`${new Date(firstUsedAt).toISOString()}  ${verifier}`);
  } finally {
    await store.close();
  }
});
