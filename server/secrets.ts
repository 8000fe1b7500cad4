// The product's secrets: from the environment, else made once into DATA_DIR/secrets.json, readable by its owner alone.
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Secrets } from "./deps";
import type { Settings } from "./settings";

const secret = z.string().min(32);
const secretsSchema = z.strictObject({ sessionSecret: secret, keyPepper: secret, samplingKey: secret });

/** Reads the secrets; makes those that are missing. A file that cannot be read stops the start: new secrets would lock out every session and key. */
export function readSecrets(settings: Settings): Secrets {
  const given = { sessionSecret: settings.SESSION_SECRET, keyPepper: settings.KEY_PEPPER, samplingKey: settings.SAMPLING_KEY };
  const complete = secretsSchema.safeParse(given);
  if (complete.success) return complete.data;
  const kept = keptSecrets(resolve(settings.DATA_DIR));
  return {
    sessionSecret: given.sessionSecret ?? kept.sessionSecret,
    keyPepper: given.keyPepper ?? kept.keyPepper,
    samplingKey: given.samplingKey ?? kept.samplingKey,
  };
}

function keptSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  if (!existsSync(file)) makeSecrets(folder, file);
  const parsed = secretsSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success)
    throw new Error(
      `${file} does not hold the three secrets it was made with. Restore it from a backup, or remove it to sign everybody out and void every key.`,
    );
  chmodSync(file, 0o600);
  return parsed.data;
}

/** Written whole beside its place, then linked into it: two processes that start together agree on one file. */
function makeSecrets(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = () => randomBytes(32).toString("base64url");
  const draft = join(folder, `secrets.${process.pid}.${randomBytes(4).toString("hex")}.json`);
  const handle = openSync(draft, "wx", 0o600);
  const made: Secrets = { sessionSecret: fresh(), keyPepper: fresh(), samplingKey: fresh() };
  writeFileSync(handle, `${JSON.stringify(made, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (fault) {
    if (!existsSync(file)) throw fault;
  } finally {
    unlinkSync(draft);
  }
}
