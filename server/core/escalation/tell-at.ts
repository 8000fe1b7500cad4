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
  const ends = nextAt(end, zone, at);
  // Where a clock change skips all of the time that is not quiet, they go on to the next end.
  return quietUntil({ quiet, zone }, ends) ?? ends;
}

/** The instant of a local time. In the hour that a clock repeats it may come twice; then it is the next one. One that the clock skips comes as the clock goes on. */
function nextAt(local: Temporal.PlainDateTime, zone: string, after: Ms): Ms {
  const first = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const isSkipped = !first.toPlainDateTime().equals(local);
  if (isSkipped) return (first.getTimeZoneTransition("next") ?? first).epochMilliseconds;
  return first.epochMilliseconds > after
    ? first.epochMilliseconds
    : local.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds;
}

/** When what happens at an instant is to go out to this person. */
export function tellAt(telling: Telling, at: Ms): Ms {
  const paced = pacedAt(telling, at);
  return quietUntil(telling, paced) ?? paced;
}

function pacedAt({ pace, dailyAt, zone }: Telling, at: Ms): Ms {
  if (pace === "at_once") return at;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  if (pace === "hourly") {
    const began = local.round({ smallestUnit: "hour", roundingMode: "floor" });
    const next = began.add({ hours: 1 }).epochMilliseconds;
    // Where a clock goes back by half an hour, an hour after the last full one is no full one, and may be over.
    return next > at ? next : nextAt(began.toPlainDateTime().add({ hours: 1 }), zone, at);
  }
  const onDay = (days: number) =>
    local
      .toPlainDate()
      .add({ days })
      .toZonedDateTime({ timeZone: zone, plainTime: timeAt(dailyAt) }).epochMilliseconds;
  const today = onDay(0);
  return today > at ? today : onDay(1);
}
