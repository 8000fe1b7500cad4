// After signing in, nobody is sent off this site.
import { expect, test } from "vitest";
import { safeReturnPath, signInPath } from "./return-path";

test("a path of this site is kept with its search, without Next's marker", () => {
  expect(safeReturnPath("/items/42?tab=trail")).toBe("/items/42?tab=trail");
  expect(safeReturnPath("/queues?only=mine&_rsc=x1")).toBe("/queues?only=mine");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/sign-in?to=/x",
  "/",
  "",
  null,
])("%s leads home", (text) => {
  expect(safeReturnPath(text)).toBe("/review");
});

test("home needs no way back", () => {
  expect(signInPath("/review")).toBe("/sign-in");
  expect(signInPath("/items/42")).toBe("/sign-in?to=%2Fitems%2F42");
});
