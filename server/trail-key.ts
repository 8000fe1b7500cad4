// The keys that sign the trail's heads: outside the database, from the environment, else made once into DATA_DIR/trail-key.json. The database keeps the public ones, and which is in use.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSigningKey, type SigningKey, signingKeyText } from "@core/trail/signed-note";
import { z } from "zod";
import { keepTrailKey } from "@/db/queries/checkpoints";
import { keepFirst, replaceKept } from "@/db/queries/installation";
import type { Store, Tx } from "@/db/store";
import { KEY_IN_USE, keyInUse, ORIGIN } from "./access/trail-proofs";
import type { TrailKeys } from "./deps";
import { type KeptFile, linkNew, replaceFile } from "./kept-file";
import type { Settings } from "./settings";

const SEED_BYTES = 32;

const fileSchema = z.strictObject({ keys: z.array(z.string()).min(1) });

/** What a trail that was named nothing is called: no two are likely to share it. */
const ownOrigin = () => `countersign/${randomBytes(8).toString("hex")}`;

/** A fresh key for `TRAIL_KEY`. */
export const makeTrailKey = (origin: string): string => signingKeyText(origin, randomBytes(SEED_BYTES));

const fileOf = (settings: Settings): KeptFile => ({ folder: resolve(settings.DATA_DIR), name: "trail-key" });
const pathOf = ({ folder, name }: KeptFile) => join(folder, `${name}.json`);

/** Throws unless this process has the key that the trail is signed with. At the first start that is made; `REPLACE_SECRETS` takes this process's own from now on. */
export async function openTrailKeys(store: Store, settings: Settings): Promise<TrailKeys> {
  const { origin, isNew } = await store.write(async (tx) => ({
    origin: await nameTrail(tx, settings),
    isNew: (await keyInUse(tx)) === null,
  }));
  if (settings.TRAIL_KEY === undefined && (isNew || settings.REPLACE_SECRETS)) makeFile(fileOf(settings), origin);
  const newest = ownKeys(settings, origin).at(-1);
  const keys = remembering((verifier) => ownKeys(settings, origin).find((key) => key.verifier === verifier) ?? null);
  await store.write(async (tx) => {
    const kept = newest === undefined ? await keyInUse(tx) : await keepFirst(tx, KEY_IN_USE, newest.verifier);
    const own = kept === null ? null : keys.find(kept);
    const inUse = own === null && settings.REPLACE_SECRETS ? newest : own;
    if (!inUse) throw new Error(otherKey(settings, kept));
    if (inUse !== own) await replaceKept(tx, KEY_IN_USE, inUse.verifier);
    await keepTrailKey(tx, { verifier: inUse.verifier, firstUsedAt: await store.nowMs(tx) });
  });
  return keys;
}

/** What was found once is not read again; what was not is looked for anew, since somebody may have rotated the keys of the file. */
function remembering(find: TrailKeys["find"]): TrailKeys {
  const found = new Map<string, SigningKey>();
  return {
    find(verifier) {
      const key = found.get(verifier) ?? find(verifier);
      if (key) found.set(verifier, key);
      return key;
    },
  };
}

async function nameTrail(tx: Tx, { TRAIL_ORIGIN: wanted }: Settings): Promise<string> {
  const origin = await keepFirst(tx, ORIGIN, wanted ?? ownOrigin());
  if (wanted !== undefined && wanted !== origin)
    throw new Error(
      `TRAIL_ORIGIN is not the name that this trail was first given, which is ${origin}. A trail keeps its name: leave it out.`,
    );
  return origin;
}

const otherKey = (settings: Settings, inUse: string | null) =>
  [
    `${settings.TRAIL_KEY === undefined ? pathOf(fileOf(settings)) : "TRAIL_KEY"} does not hold the key that this trail is signed with, which is ${inUse}.`,
    "Give every instance the same one: by the environment, or by the same DATA_DIR/trail-key.json.",
    "Where it is lost, start once with REPLACE_SECRETS=1: the trail is signed with the key of this instance from then on, and what was signed before still verifies.",
  ].join("\n");

/** The newest last; those of the environment outrank the file. */
function ownKeys(settings: Settings, origin: string): readonly SigningKey[] {
  const file = pathOf(fileOf(settings));
  const [texts, place] = settings.TRAIL_KEY === undefined ? [keysInFile(file), file] : [[settings.TRAIL_KEY], "TRAIL_KEY"];
  return texts.map((text) => {
    const key = readSigningKey(text);
    if (key === null) throw new Error(`${place} does not hold a key as it was made: PRIVATE+KEY+name+id+key. Restore it from a backup.`);
    if (key.name !== origin) throw new Error(`${place} holds a key of ${key.name}, and this trail is ${origin}.`);
    return key;
  });
}

function keysInFile(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  chmodSync(file, 0o600);
  const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file} does not hold the keys it was made with. Restore it from a backup.`);
  return parsed.data.keys;
}

function makeFile(file: KeptFile, origin: string): void {
  if (!existsSync(pathOf(file))) linkNew(file, { keys: [makeTrailKey(origin)] });
}

/**
 * Signs with another key from now on: a new one in the file, or the one in `TRAIL_KEY`. Instances that read the same file take it up by themselves.
 * Broken off at any moment it leaves a key that is in use and in the file.
 */
export async function rotateTrailKey(store: Store, settings: Settings): Promise<string> {
  const origin = await store.write((tx) => nameTrail(tx, settings));
  const file = fileOf(settings);
  if (settings.TRAIL_KEY === undefined) replaceFile(file, { keys: [...keysInFile(pathOf(file)), makeTrailKey(origin)] });
  const newest = ownKeys(settings, origin).at(-1);
  if (newest === undefined) throw new Error(`${pathOf(file)} holds no key`);
  await store.write(async (tx) => {
    if ((await keyInUse(tx)) === newest.verifier) throw new Error("TRAIL_KEY is the key in use: give another one");
    await replaceKept(tx, KEY_IN_USE, newest.verifier);
    await keepTrailKey(tx, { verifier: newest.verifier, firstUsedAt: await store.nowMs(tx) });
  });
  if (settings.TRAIL_KEY === undefined) replaceFile(file, { keys: keysInFile(pathOf(file)).slice(-1) });
  return newest.verifier;
}
