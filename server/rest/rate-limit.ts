// Rate limits of the agents' API: by client address before any key is looked up, by key after. One process's memory; a restart forgets.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

export interface RateLimit {
  /** Takes one request; answers null, or how long to wait in milliseconds. */
  take(who: string): Promise<number | null>;
}

export function createRateLimit(perMinute: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    async take(who) {
      try {
        await limiter.consume(who);
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
        throw refused;
      }
    },
  };
}
