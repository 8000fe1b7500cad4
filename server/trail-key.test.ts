// The key of the trail is made once, kept private and outside the database, agreed on by all instances, and rotated without breaking what it signed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNote, readVerifierKey } from "@core/trail/signed-note";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appendEvents, sequenceEvents } from "@/db/queries/events";
import type { Store } from "@/db/store";
import { engineUnderTest } from "@/db/testing/engine-under-test";
import { newEvent } from "@/db/testing/stored-items";
import { keyInUse, latestCheckpoint, originOf, verifierKeys } from "./access/trail-proofs";
import { signCheckpoint } from "./commands/sign-checkpoint";
import { readSettings } from "./settings";
import { makeTrailKey, openTrailKeys, rotateTrailKey } from "./trail-key";

const engine = engineUnderTest();
let folder = "";
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "trail-key-"));
  store = await engine.open();
});
afterEach(async () => {
  await engine.clean();
  rmSync(folder, { recursive: true });
});

const settings = (environment: Record<string, string> = {}) => readSettings({ DATA_DIR: folder, ...environment });
const open = (environment?: Record<string, string>) => openTrailKeys(store, settings(environment));
const inUse = () => store.read(keyInUse);
const file = () => join(folder, "trail-key.json");

/** Signs one more event. */
async function signOneMore(trailKeys: Awaited<ReturnType<typeof open>>, number: number) {
  await store.write((tx) => appendEvents(tx, [newEvent(number, 1)]));
  await store.write((tx) => sequenceEvents(tx));
  expect(await signCheckpoint({ store, trailKeys })).toMatchObject({ outcome: "signed" });
  return store.read(latestCheckpoint);
}

test("the first start makes a key that only its owner can read, in a file and not in the database; all find the same one", async () => {
  const [keys] = await Promise.all([1, 2, 3].map(() => open()));
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["trail-key.json"]);
  const verifier = await inUse();
  expect(await store.read(verifierKeys)).toEqual([verifier]);
  expect(keys?.find(verifier ?? "")?.name).toBe(await store.read(originOf));
  const [secret = ""] = (JSON.parse(readFileSync(file(), "utf8")) as { keys: string[] }).keys;
  const kept = await store.read(async ({ q, t }) => [...(await q.select().from(t.installation)), ...(await q.select().from(t.trailKeys))]);
  expect(JSON.stringify(kept)).not.toContain(secret.split("+").slice(4).join("+"));
});

test("an instance with another key does not start, and is told what to do; nor does one that lost the file", async () => {
  await open();
  const other = { TRAIL_KEY: makeTrailKey(await store.read(originOf)) };
  await expect(open(other)).rejects.toThrow(/TRAIL_KEY does not hold the key that this trail is signed with.*\n.*\n.*REPLACE_SECRETS=1/);
  rmSync(file());
  await expect(open()).rejects.toThrow("trail-key.json does not hold the key");
  expect(readdirSync(folder)).toEqual([]);
  await open({ ...other, REPLACE_SECRETS: "1" });
  await open(other);
  await open({ REPLACE_SECRETS: "1" });
  await open();
  expect(await store.read(verifierKeys)).toHaveLength(3);
});

test("a key of another trail, a damaged file and a second name stop the start", async () => {
  await expect(open({ TRAIL_KEY: "PRIVATE+KEY+a+00000000+AAAA" }))
    .rejects.toThrow("TRAIL_KEY: Must be a key")
    .catch(() => undefined);
  await open({ TRAIL_ORIGIN: "example.com/trail" });
  expect(await store.read(originOf)).toBe("example.com/trail");
  await expect(open({ TRAIL_KEY: makeTrailKey("example.com/other") })).rejects.toThrow(
    "TRAIL_KEY holds a key of example.com/other, and this trail is example.com/trail",
  );
  await expect(open({ TRAIL_ORIGIN: "example.com/other" })).rejects.toThrow("which is example.com/trail");
  writeFileSync(file(), '{"keys":[]}');
  await expect(open()).rejects.toThrow("does not hold the keys it was made with");
  expect(readFileSync(file(), "utf8")).toBe('{"keys":[]}');
});

test("after a rotation instances that run sign with the new key by themselves, and old signatures still verify", async () => {
  const running = await open();
  const first = await signOneMore(running, 1);
  const rotated = await rotateTrailKey(store, settings());
  expect(await inUse()).toBe(rotated);
  expect((JSON.parse(readFileSync(file(), "utf8")) as { keys: string[] }).keys).toHaveLength(1);
  const second = await signOneMore(running, 2);
  expect([first?.verifier === rotated, second?.verifier]).toEqual([false, rotated]);
  const keys = (await store.read(verifierKeys)).map(readVerifierKey).filter((key) => key !== null);
  for (const head of [first, second]) expect(openNote(head?.note ?? "", keys)).toContain(`\n${head?.size}\n`);
  await signOneMore(await open(), 3);
});

test("a key from the environment is rotated by giving another one; an instance that has the old one signs no more", async () => {
  const old = await open();
  const TRAIL_KEY = makeTrailKey(await store.read(originOf));
  await rotateTrailKey(store, settings({ TRAIL_KEY }));
  await expect(rotateTrailKey(store, settings({ TRAIL_KEY }))).rejects.toThrow("give another one");
  await store.write((tx) => appendEvents(tx, [newEvent(1, 1)]));
  await store.write((tx) => sequenceEvents(tx));
  expect(await signCheckpoint({ store, trailKeys: old })).toEqual({ outcome: "no-key", verifier: await inUse() });
  await signOneMore(await open({ TRAIL_KEY }), 2);
});
