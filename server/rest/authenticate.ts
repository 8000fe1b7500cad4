// The door: a client's address is counted before any key is looked up, a key's requests after. 401 says which part of the key is wrong only to who holds it.

import { ok, type Result, refuse } from "@core/words/result";
import type { AgentActor } from "@/server/access/agent-actor";
import type { Deps } from "@/server/deps";
import { findAgentByKey, type KeyRefusal } from "@/server/views/agent-key";
import { type Problem, problems } from "./problem";
import { createRateLimit } from "./rate-limit";

const BEARER = /^Bearer +(\S+)$/i;

/** The key as it was sent, or null. */
export const bearerOf = (headers: Headers): string | null => BEARER.exec(headers.get("authorization") ?? "")?.[1] ?? null;

const words: Readonly<Record<KeyRefusal, string>> = {
  unknown: "This API key is not known.",
  expired: "This API key has expired. Ask for a new one.",
  revoked: "This API key was revoked.",
  disabled: "The agent of this API key is disabled.",
};

export type Authenticate = (headers: Headers, address: string) => Promise<Result<AgentActor, Problem>>;

export function createAuthenticate(deps: Deps): Authenticate {
  const byAddress = createRateLimit(deps.settings.RATE_LIMIT_PER_MINUTE);
  const byKey = createRateLimit(deps.settings.RATE_LIMIT_PER_MINUTE);

  return async (headers, address) => {
    const waitForAddress = await byAddress.take(address);
    if (waitForAddress !== null) return refuse(problems.tooManyRequests(waitForAddress));

    const key = bearerOf(headers);
    if (key === null) return refuse(problems.unauthenticated());
    const found = await findAgentByKey(deps, key);
    if (!found.ok) return refuse(problems.unauthenticated(words[found.refusal]));

    const waitForKey = await byKey.take(found.value.keyId);
    if (waitForKey !== null) return refuse(problems.tooManyRequests(waitForKey));
    return ok(found.value);
  };
}
