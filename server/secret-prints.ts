// All instances on one database must have the same secrets: a fingerprint of each is kept with the first start and compared at every other.
import { createHmac } from "node:crypto";
import { keepFirst, replaceKept } from "@/db/queries/installation";
import type { Store } from "@/db/store";
import type { Secrets } from "./deps";

const TEXT = "countersign: which secret is this?";

/** Of a secret of 32 characters and more, its HMAC gives nothing away. */
const printOf = (secret: string) => createHmac("sha256", secret).update(TEXT).digest("hex");

/** Throws when a secret is not the one that this database was first used with. `replace` makes the given ones those of the database. */
export async function checkSecrets(store: Store, secrets: Secrets, { replace }: { readonly replace: boolean }): Promise<void> {
  const named = { SESSION_SECRET: secrets.sessionSecret, KEY_PEPPER: secrets.keyPepper, SAMPLING_KEY: secrets.samplingKey };
  const other = await store.write(async (tx) => {
    const differing: string[] = [];
    for (const [name, secret] of Object.entries(named)) {
      const print = printOf(secret);
      if (replace) await replaceKept(tx, `print of ${name}`, print);
      else if ((await keepFirst(tx, `print of ${name}`, print)) !== print) differing.push(name);
    }
    return differing;
  });
  if (other.length === 0) return;
  throw new Error(
    [
      ...other.map((name) => `${name} is not the one this database was first used with.`),
      "Give every instance the same secrets: by the environment, or by the same DATA_DIR/secrets.json.",
      "To use the new ones from now on, which ends sessions (SESSION_SECRET) and voids agent keys (KEY_PEPPER), start once with REPLACE_SECRETS=1.",
    ].join("\n"),
  );
}
