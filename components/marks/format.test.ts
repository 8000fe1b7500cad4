// What a person reads off a clock, a count and a hash.
import { expect, test } from "vitest";
import { formatCount, formatHash, formatLeft, formatRelative, formatWhen, speakLeft } from "./format";

const MINUTE = 60_000;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a countdown shows seconds only under ten minutes, and says when it is over", () => {
  expect(plain(formatLeft(37.8 * MINUTE))).toBe("37 min");
  expect(formatLeft(9 * MINUTE + 42_000)).toBe("9:42");
  expect(formatLeft(4_900)).toBe("0:04");
  expect(plain(formatLeft(-6.3 * MINUTE))).toBe("6 min over");
});

test("the ear hears whole words", () => {
  expect(plain(speakLeft(70 * MINUTE))).toBe("1 hour 10 minutes left");
  expect(plain(speakLeft(-MINUTE))).toBe("overdue by 1 minute");
});

test("an instant of another day names the day", () => {
  const now = Date.UTC(2026, 10, 24, 14, 22);
  expect(formatWhen(now - 30 * MINUTE, now, "Europe/Berlin")).toBe("14:52");
  expect(plain(formatWhen(now - 48 * 60 * MINUTE, now, "UTC"))).toBe("22 Nov 14:22");
  expect(plain(formatWhen(Date.UTC(2017, 10, 24, 9, 5), now, "UTC"))).toBe("24 Nov 2017 09:05");
  expect(plain(formatRelative(now + 125 * MINUTE, now))).toBe("in 2 h 05");
});

test("counts are grouped; a hash shows its ends", () => {
  expect(formatCount(4112)).toBe("4,112");
  expect(plain(formatHash(`sha256:cf6f9206${"0".repeat(52)}b8d4`))).toBe("cf6f 9206 … b8d4");
});
