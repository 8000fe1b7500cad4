// Refusals in words.
import { expect, test } from "vitest";
import { asHash, asPersonId } from "./ids";
import { refusalWords } from "./refusal-words";
import type { Refusal } from "./refusals";

test("a refusal that concerns another person names them when their name is known", () => {
  const refusal: Refusal = { code: "claimed-by-other", by: asPersonId("p1"), leaseUntil: 0 };
  expect(refusalWords(refusal, () => "Tomás Oliveira")).toBe("Tomás Oliveira holds this item.");
  expect(refusalWords(refusal)).toBe("Someone else holds this item.");
});

test("an absent delegate's words name who stands in", () => {
  const refusal: Refusal = { code: "delegate-unavailable", why: "absent", deputies: [asPersonId("p1")] };
  expect(refusalWords(refusal, () => "Max Berg")).toBe("That person is absent. Max Berg stands in for them.");
  expect(refusalWords({ ...refusal, deputies: [] })).toBe("That person is absent, and nobody stands in.");
});

test("a stale signature is told to look again", () => {
  expect(refusalWords({ code: "stale", signed: asHash("a"), current: asHash("b"), missed: [] })).toBe(
    "Changed while you read. Review it again.",
  );
});

test("an invalid form speaks by its first error", () => {
  expect(refusalWords({ code: "invalid", errors: [{ path: "/reason", message: "Say why." }] })).toBe("Say why.");
});
