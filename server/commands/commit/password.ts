// Passwords as commands make them: digested before the transaction begins, since the digest is slow on purpose.
import type { Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { hashPassword } from "better-auth/crypto";
import type { LoginPassword } from "@/db/queries/logins";
import type { Deps } from "../../deps";

/** A one-time password opens the change to one's own for this long. */
export const ONE_TIME_FOR_MS = 7 * DAY;

/** No letters that are taken for digits, and none of both cases. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

export interface NewPassword {
  /** Shown once, never kept. */
  readonly password: string;
  readonly digest: string;
  readonly oneTime: boolean;
}

/** The given password, or a fresh one-time one of 20 letters (99 bits). */
export async function newPassword(deps: Pick<Deps, "randomBytes">, given: string | null): Promise<NewPassword> {
  const password = given ?? oneTimePassword(deps.randomBytes);
  return { password, digest: await hashPassword(password), oneTime: given === null };
}

export const loginPassword = ({ digest, oneTime }: NewPassword, now: Ms): LoginPassword => ({
  digest,
  until: oneTime ? now + ONE_TIME_FOR_MS : null,
});

function oneTimePassword(randomBytes: (count: number) => Uint8Array): string {
  const letters: string[] = [];
  // Bytes beyond the last whole multiple are thrown away, so that every letter is equally likely.
  const limit = 256 - (256 % LETTERS.length);
  while (letters.length < GROUPS * GROUP_LENGTH) {
    for (const byte of randomBytes(32)) if (byte < limit) letters.push(LETTERS.charAt(byte % LETTERS.length));
  }
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join("")).join("-");
}
