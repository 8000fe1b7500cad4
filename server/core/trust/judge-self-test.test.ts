// When the self-test counts as failing: a round that broke or hangs, or none for two intervals while somebody served.
import { MINUTE } from "@core/words/time";
import { expect, test } from "vitest";
import { judgeSelfTest, type Round } from "./judge-self-test";

const EVERY = 5 * MINUTE;
const NOW = 1_000 * EVERY;
const at = (over: Partial<{ now: number; everyMs: number; servingSince: number }> = {}) => ({
  now: NOW,
  everyMs: EVERY,
  servingSince: 0,
  ...over,
});
const round = (state: Round["state"], minutesAgo: number, tookS = 12): Round => ({
  dueAt: NOW - minutesAgo * MINUTE,
  startedAt: NOW - minutesAgo * MINUTE,
  finishedAt: state === "running" ? null : NOW - minutesAgo * MINUTE + tookS * 1_000,
  state,
  step: "expire",
  fault: state === "failed" ? "why" : null,
});

test("a round that came out lately is enough, also while the next one is under way", () => {
  expect(judgeSelfTest([round("decided", 4)], at())).toMatchObject({ state: "works" });
  expect(judgeSelfTest([round("running", 0.5), round("decided", 5)], at())).toMatchObject({ state: "works" });
});

test("the last one that broke, or hangs, fails at its step until one comes out", () => {
  expect(judgeSelfTest([round("failed", 1), round("decided", 6)], at())).toMatchObject({ state: "failing", step: "expire", fault: "why" });
  expect(judgeSelfTest([round("running", 0.5), round("failed", 5)], at())).toMatchObject({ state: "failing" });
  expect(judgeSelfTest([round("running", 2), round("decided", 7)], at())).toMatchObject({ state: "failing", step: "expire" });
  expect(judgeSelfTest([round("decided", 1), round("failed", 6)], at())).toMatchObject({ state: "works" });
});

test("silence for two intervals fails, but not of the hours in which nobody served", () => {
  expect(judgeSelfTest([round("decided", 11)], at())).toMatchObject({ state: "works" });
  expect(judgeSelfTest([round("decided", 12)], at())).toMatchObject({ state: "failing", step: null });
  expect(judgeSelfTest([round("decided", 300)], at({ servingSince: NOW - MINUTE }))).toMatchObject({ state: "works" });
  expect(judgeSelfTest([], at({ servingSince: NOW - MINUTE }))).toEqual({ state: "waiting" });
  expect(judgeSelfTest([], at({ servingSince: NOW - 12 * MINUTE }))).toMatchObject({ state: "failing", step: null });
});

test("while everything is stopped nothing is found out, and nothing fails; switched off it says so", () => {
  expect(judgeSelfTest([round("stopped", 1, 0), round("decided", 30)], at())).toMatchObject({ state: "stopped" });
  expect(judgeSelfTest([round("failed", 1)], at({ everyMs: 0 }))).toEqual({ state: "off" });
});
