// Holidays out of iCalendar files, as calendars really export them.
import { describe, expect, test } from "vitest";
import { readIcs, withClosedDays } from "./read-ics";
import { OFFICE } from "./testing/grounds";

const file = (...lines: readonly string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: readonly string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const read = (text: string) => {
  const answer = readIcs(text, "2026-06-01");
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.read;
};

describe("holidays", () => {
  test("one day, several days, and one that comes every year for three years", () => {
    const { days, taken, left } = read(
      file(
        ...event(
          "UID:1",
          "SUMMARY:Tag der Deutschen Einheit",
          "DTSTART;VALUE=DATE:20201003",
          "DTEND;VALUE=DATE:20201004",
          "RRULE:FREQ=YEARLY",
        ),
        ...event("UID:2", "SUMMARY:Betriebsferien", "DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261231"),
        ...event("UID:3", "SUMMARY:Neujahr", "DTSTART;VALUE=DATE:20270101"),
      ),
    );
    expect(Object.keys(days)).toEqual(["2026-10-03", "2026-12-28", "2026-12-29", "2026-12-30", "2027-01-01", "2027-10-03", "2028-10-03"]);
    expect(days["2027-10-03"]).toEqual({ name: "Tag der Deutschen Einheit" });
    expect(taken.map(({ name, line, days: count }) => [name, line, count])).toEqual([
      ["Tag der Deutschen Einheit", 4, 3],
      ["Betriebsferien", 11, 3],
      ["Neujahr", 17, 1],
    ]);
    expect(left).toEqual([]);
  });

  test("the fourth Thursday of November, a leap day and an exception", () => {
    const { days } = read(
      file(
        ...event("UID:1", "SUMMARY:Thanksgiving", "DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ...event("UID:2", "SUMMARY:Leap day", "DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"),
        ...event("UID:3", "SUMMARY:Founders", "DTSTART;VALUE=DATE:20250501", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20270501"),
      ),
    );
    expect(Object.keys(days)).toEqual(["2026-05-01", "2026-11-26", "2027-11-25", "2028-02-29", "2028-05-01", "2028-11-23"]);
  });

  test("what is no whole day, cancelled or over is left, and said with its line", () => {
    const { days, left } = read(
      file(
        ...event("UID:1", "SUMMARY:Stand-up", "DTSTART:20260701T090000Z", "DTEND:20260701T091500Z"),
        ...event("UID:2", "SUMMARY:Picnic", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20260702"),
        ...event("UID:3", "SUMMARY:Old", "DTSTART;VALUE=DATE:20190101"),
        ...event("UID:4", "SUMMARY:Sabbatical", "DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20260601"),
      ),
    );
    expect(days).toEqual({});
    expect(left).toEqual([
      { name: "Stand-up", line: 4, why: "not-whole-days" },
      { name: "Picnic", line: 10, why: "cancelled" },
      { name: "Old", line: 16, why: "past" },
      { name: "Sabbatical", line: 21, why: "too-long" },
    ]);
  });

  test("folded lines, lists of categories and several calendars in one file are read", () => {
    const one = file(...event("UID:1", "SUMMARY:A very long name of", "  a holiday", "CATEGORIES:a,b", "DTSTART;VALUE=DATE:20260703"));
    const { days } = read(one + file(...event("UID:2", "SUMMARY:Another", "DTSTART;VALUE=DATE:20260703")));
    expect(days).toEqual({ "2026-07-03": { name: "A very long name of a holiday, Another" } });
  });
});

test("errors name the line", () => {
  expect(readIcs("hello", "2026-06-01")).toEqual({ ok: false, problem: { line: 1, what: "not-ics" } });
  expect(readIcs("BEGIN:VCALENDAR\nVERSION:2.0\nnonsense\nEND:VCALENDAR", "2026-06-01")).toEqual({
    ok: false,
    problem: { line: 3, what: "broken-line" },
  });
  expect(readIcs("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "2026-06-01")).toEqual({
    ok: false,
    problem: { line: 3, what: "broken-line" },
  });
});

test("imported days are closed beside the calendar's own", () => {
  const calendar = withClosedDays(
    { ...OFFICE, days: { "2026-12-24": { name: "Half", shifts: [{ from: 540, to: 720 }] } } },
    { "2026-12-25": { name: "Christmas" } },
  );
  expect(calendar.days).toEqual({
    "2026-12-24": { name: "Half", shifts: [{ from: 540, to: 720 }] },
    "2026-12-25": { name: "Christmas", shifts: [] },
  });
});
