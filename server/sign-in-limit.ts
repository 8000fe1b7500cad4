// How often a password may be guessed wrong. Only failures count, so nobody is kept out for signing in often.
import { RateLimiterMemory } from "rate-limiter-flexible";

export interface SignInTry {
  readonly email: string;
  readonly address: string;
}

export interface SignInLimit {
  isOver(attempt: SignInTry): Promise<boolean>;
  count(attempt: SignInTry): Promise<void>;
}

/** Wrong guesses are forgotten after this. */
export const TRIES_WITHIN_S = 15 * 60;
export const TOO_MANY_TRIES = "Too many wrong passwords. Wait a quarter of an hour and try again.";

/** Ten wrong passwords for one account from one address, a hundred from one address: then a quarter of an hour of silence. */
export function createSignInLimit(): SignInLimit {
  const byAccount = new RateLimiterMemory({ points: 10, duration: TRIES_WITHIN_S });
  const byAddress = new RateLimiterMemory({ points: 100, duration: TRIES_WITHIN_S });
  const keysOf = ({ email, address }: SignInTry) =>
    [
      [byAccount, `${address} ${email}`],
      [byAddress, address],
    ] as const;
  return {
    async isOver(attempt) {
      const used = await Promise.all(keysOf(attempt).map(async ([limiter, key]) => ({ limiter, entry: await limiter.get(key) })));
      return used.some(({ limiter, entry }) => entry !== null && entry.consumedPoints >= limiter.points);
    },
    async count(attempt) {
      await Promise.all(keysOf(attempt).map(([limiter, key]) => limiter.penalty(key)));
    },
  };
}
