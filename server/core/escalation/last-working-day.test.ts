// The last working day before today, over a weekend and a clock change.
import { expect, test } from "vitest";
import { lastWorkingDay } from "./last-working-day";

const at = (text: string) => Date.parse(text);

test.each([
  ["a Wednesday looks back to Tuesday", "2026-11-25T08:30+01:00", "2026-11-24T00:00+01:00"],
  ["a Monday looks back to Friday", "2026-11-30T08:30+01:00", "2026-11-27T00:00+01:00"],
  ["a Sunday looks back to Friday", "2026-11-29T23:59+01:00", "2026-11-27T00:00+01:00"],
  ["the Monday after the clocks changed looks back to Friday", "2026-10-26T07:00+01:00", "2026-10-23T00:00+02:00"],
])("%s", (_, now, since) => expect(lastWorkingDay("Europe/Berlin", at(now))).toBe(at(since)));
