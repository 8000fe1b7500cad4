// How often a password may be guessed wrong, counted in the database for all instances. Only failures count, so nobody is kept out for signing in often.
import { createHmac } from "node:crypto";
import { MINUTE, SECOND } from "@core/words/time";
import { addTry, countTries } from "@/db/queries/sign-in-tries";
import type { Deps } from "./deps";

export interface SignInTry {
  readonly email: string;
  readonly address: string;
}

export interface SignInLimit {
  isOver(attempt: SignInTry): Promise<boolean>;
  count(attempt: SignInTry): Promise<void>;
}

const FORGOTTEN_AFTER_MS = 15 * MINUTE;
/** Wrong guesses are forgotten after this. */
export const TRIES_WITHIN_S = FORGOTTEN_AFTER_MS / SECOND;
export const TOO_MANY_TRIES = "Too many wrong passwords. Wait a quarter of an hour and try again.";

const MOST_FOR_ACCOUNT = 10;
const MOST_FOR_ADDRESS = 100;

/** Ten wrong passwords for one account from one address, a hundred from one address: then a quarter of an hour of silence. */
export function createSignInLimit({ store, secrets }: Deps): SignInLimit {
  const hashed = (parts: readonly string[]) => createHmac("sha256", secrets.sessionSecret).update(JSON.stringify(parts)).digest("hex");
  const keysOf = ({ email, address }: SignInTry) => ({ account: hashed([address, email]), address: hashed([address]) });
  return {
    async isOver(attempt) {
      const keys = keysOf(attempt);
      const used = await store.read(async (tx) => countTries(tx, [keys.account, keys.address], await store.nowMs(tx)));
      return (used.get(keys.account) ?? 0) >= MOST_FOR_ACCOUNT || (used.get(keys.address) ?? 0) >= MOST_FOR_ADDRESS;
    },
    async count(attempt) {
      const keys = keysOf(attempt);
      await store.write(async (tx) => {
        const now = await store.nowMs(tx);
        // Always the account first: two tries that lock each other's rows must do so in one order.
        for (const who of [keys.account, keys.address]) await addTry(tx, who, now, now + FORGOTTEN_AFTER_MS);
      });
    },
  };
}
