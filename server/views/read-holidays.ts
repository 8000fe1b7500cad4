// A calendar file read before anything of it is taken: which days it would close, and what it leaves.
import { nextClockChanges } from "@core/escalation/clock-changes";
import { readIcs } from "@core/escalation/read-ics";
import type { ReadIcsInput } from "@core/words/ladders";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { Deps } from "../deps";
import type { IcsView } from "./shapes-ladders";

/** Errors name the line. */
export async function readHolidays(deps: Deps, { text, zone }: ReadIcsInput): Promise<Result<IcsView, Refusal>> {
  const now = await deps.store.read((tx) => deps.store.nowMs(tx));
  const answer = readIcs(text, localDate(now, zone));
  if (!answer.ok) {
    const { line, what } = answer.problem;
    const message = line === null ? t("ladders.icsBroken") : t(`ladders.ics_${what}`, { line });
    return refuse({ code: "invalid", errors: [{ path: "/text", message }] });
  }
  const { days, taken, left } = answer.read;
  return ok({
    days: Object.fromEntries(Object.entries(days).map(([date, { name }]) => [date, { name: revealLine(name) }])),
    taken: taken.map((event) => ({ ...event, name: revealLine(event.name) })),
    left: left.map((event) => ({ ...event, name: revealLine(event.name) })),
  });
}

/** The next clock changes of a zone that is not saved yet. */
export async function clockChanges(deps: Deps, zone: string) {
  const now = await deps.store.read((tx) => deps.store.nowMs(tx));
  return nextClockChanges(zone, now, 2);
}

/** `2026-11-28`. */
const localDate = (at: number, zone: string): string => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(at);
