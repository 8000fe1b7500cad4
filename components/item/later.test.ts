// "Later" always lies ahead, and what the date input shows is what it means.
import { expect, test } from "vitest";
import { laterAt, laterChoices, localInputValue } from "./later";

const now = new Date(2026, 10, 24, 14, 22).getTime();

test("every choice lies ahead and within seven days", () => {
  for (const { value } of laterChoices()) {
    const at = laterAt(value, now);
    expect(at).toBeGreaterThan(now);
    expect(at).toBeLessThanOrEqual(now + 7 * 86_400_000);
  }
});

test("tomorrow's morning is nine o'clock on the next day, at a month's end too", () => {
  const last = new Date(2026, 10, 30, 23, 59).getTime();
  expect(localInputValue(laterAt("morning", last) ?? 0)).toBe("2026-12-01T09:00");
});

test("an instant from the date input is read back as it was shown", () => {
  const shown = localInputValue(now + 3_600_000);
  expect(laterAt(shown, now)).toBe(now + 3_600_000);
  expect(laterAt(localInputValue(now), now)).toBeNull();
  expect(laterAt("", now)).toBeNull();
});
