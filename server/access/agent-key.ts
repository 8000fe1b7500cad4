// API keys of agents: `cs_<prefix>_<secret>`. The prefix finds the row, the row keeps only an HMAC of the whole key, so a stolen table opens nothing.
import { createHmac, timingSafeEqual } from "node:crypto";

const KEY = /^cs_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;

export interface NewAgentKey {
  /** The whole key: shown once, never stored. */
  readonly key: string;
  readonly prefix: string;
  /** 64 hex digits. */
  readonly digest: string;
}

/** Mints a key from 40 strong random bytes: 8 for the searchable prefix, 32 for the secret. */
export function newAgentKey(randomBytes: (count: number) => Uint8Array, pepper: string): NewAgentKey {
  const prefix = Buffer.from(randomBytes(8)).toString("hex");
  const key = `cs_${prefix}_${Buffer.from(randomBytes(32)).toString("base64url")}`;
  return { key, prefix, digest: agentKeyDigest(key, pepper) };
}

/** The prefix of a well-formed key, or null. */
export const agentKeyPrefix = (key: string): string | null => KEY.exec(key)?.[1] ?? null;

export const agentKeyDigest = (key: string, pepper: string): string => createHmac("sha256", pepper).update(key).digest("hex");

/** Compares in constant time. */
export function agentKeyMatches(key: string, digest: string, pepper: string): boolean {
  const given = Buffer.from(agentKeyDigest(key, pepper), "hex");
  const kept = Buffer.from(digest, "hex");
  return given.length === kept.length && timingSafeEqual(given, kept);
}
