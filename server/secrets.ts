// The product's secrets: from the environment, else made once into DATA_DIR/secrets.json, readable by its owner alone.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Secrets } from "./deps";
import { linkNew } from "./kept-file";
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
  if (!existsSync(file)) makeSecrets(folder);
  const parsed = secretsSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success)
    throw new Error(
      `${file} does not hold the three secrets it was made with. Restore it from a backup, or remove it to sign everybody out and void every key.`,
    );
  chmodSync(file, 0o600);
  return parsed.data;
}

function makeSecrets(folder: string): void {
  const fresh = () => randomBytes(32).toString("base64url");
  const made: Secrets = { sessionSecret: fresh(), keyPepper: fresh(), samplingKey: fresh() };
  linkNew({ folder, name: "secrets" }, made);
}
