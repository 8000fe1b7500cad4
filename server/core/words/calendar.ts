// When the people of a queue are there: weekly hours in a time zone, and days that are otherwise. The arithmetic is `@core/escalation/calendar`.
import { z } from "zod";
import { isZone } from "./zone";

export const DAY_MINUTES = 24 * 60;

/** Minutes since local midnight of the day on which the shift starts; an end beyond 1440 is on the next day. */
const shiftSchema = z
  .strictObject({
    from: z
      .int()
      .min(0)
      .max(DAY_MINUTES - 1),
    to: z
      .int()
      .min(1)
      .max(2 * DAY_MINUTES),
  })
  .refine(({ from, to }) => to > from && to - from <= DAY_MINUTES, "Must end after it starts, and within a day.");

export type Shift = z.output<typeof shiftSchema>;

export const calendarSchema = z.strictObject({
  /** Of the IANA database, as `Europe/Berlin`. */
  zone: z.string().max(64).refine(isZone, "Must be a time zone such as Europe/Berlin."),
  /** Seven lists of shifts, Monday first. */
  week: z.array(z.array(shiftSchema).max(12)).length(7),
  /** By local date, as `2026-12-25`: the shifts that start on that day in place of the week's; none where it is a holiday. */
  days: z.record(z.iso.date(), z.strictObject({ name: z.string().max(200), shifts: z.array(shiftSchema).max(12) })),
});
export type Calendar = z.output<typeof calendarSchema>;
