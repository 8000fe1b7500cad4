// A key opens what its digest was made from, and nothing else.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { agentKeyMatches, agentKeyPrefix, newAgentKey } from "./agent-key";

const pepper = "pepper-of-the-tests-0123456789abcdef";

test("a new key matches its own digest and is found by its prefix", () => {
  const { key, prefix, digest } = newAgentKey(randomBytes, pepper);
  expect(agentKeyPrefix(key)).toBe(prefix);
  expect(agentKeyMatches(key, digest, pepper)).toBe(true);
});

test("another secret, another pepper or a broken digest does not match", () => {
  const { key, digest } = newAgentKey(randomBytes, pepper);
  const last = key.endsWith("A") ? "B" : "A";
  expect(agentKeyMatches(key.slice(0, -1) + last, digest, pepper)).toBe(false);
  expect(agentKeyMatches(key, digest, `${pepper}!`)).toBe(false);
  expect(agentKeyMatches(key, digest.slice(2), pepper)).toBe(false);
  expect(agentKeyMatches(key, "", pepper)).toBe(false);
});

test.each([
  "",
  "cs_",
  "cs_zz_x",
  "Bearer cs_0011223344556677_",
  `cs_0011223344556677_${"a".repeat(42)}`,
  `cs_0011223344556677_${"a".repeat(44)}`,
])("a malformed key has no prefix: %s", (text) => expect(agentKeyPrefix(text)).toBeNull());
