// When a person is told outside of the product: at their pace, and never in their quiet hours.
import type { Ms } from "@core/words/ids";
import { isQuiet, type Telling } from "@core/words/telling";
import { Temporal } from "temporal-polyfill";

const minuteOf = ({ hour, minute }: Temporal.ZonedDateTime) => hour * 60 + minute;
const timeAt = (minutes: number) => Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });

/** When the quiet hours that hold at an instant end; null where none do. */
export function quietUntil({ quiet, zone }: Pick<Telling, "quiet" | "zone">, at: Ms): Ms | null {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  if (quiet === null || !isQuiet(quiet, minuteOf(local))) return null;
  const date = local.toPlainDate().add({ days: minuteOf(local) < quiet.to ? 0 : 1 });
  const end = date.toPlainDateTime(timeAt(quiet.to));
  // In the hour that a clock repeats the end may come twice; then it is the next one.
  const first = end.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
  return first > at ? first : end.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds;
}

/** When what happens at an instant is to go out to this person. */
export function tellAt(telling: Telling, at: Ms): Ms {
  const paced = pacedAt(telling, at);
  return quietUntil(telling, paced) ?? paced;
}

function pacedAt({ pace, dailyAt, zone }: Telling, at: Ms): Ms {
  if (pace === "at_once") return at;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  if (pace === "hourly") return local.round({ smallestUnit: "hour", roundingMode: "floor" }).add({ hours: 1 }).epochMilliseconds;
  const onDay = (days: number) =>
    local
      .toPlainDate()
      .add({ days })
      .toZonedDateTime({ timeZone: zone, plainTime: timeAt(dailyAt) }).epochMilliseconds;
  const today = onDay(0);
  return today > at ? today : onDay(1);
}
