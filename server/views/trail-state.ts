// The state of the whole trail: how long it is, its newest signed head, and what the check of every event has found.
import type { PersonId } from "@core/words/ids";
import { TRAIL_FAULTS } from "@core/words/trail-check";
import { trailEnd } from "@/db/queries/events";
import { readMarks } from "@/db/queries/trail-search";
import { latestCheckpoint } from "../access/trail-proofs";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { TrailState } from "./shapes-trail";

export function trailState(deps: Deps, person: PersonId): Promise<TrailState> {
  return readAs(deps, person, async ({ tx }) => {
    const marks = await readMarks(tx);
    const events = (await trailEnd(tx)) + 1;
    const checkpoint = await latestCheckpoint(tx);
    const why = TRAIL_FAULTS[marks["fault-why"] ?? -1];
    const place = marks["fault-at"] ?? -1;
    return {
      events,
      checkpoint: checkpoint === null ? null : { at: checkpoint.at, size: checkpoint.size },
      checked: { events: Math.min(marks["check-next"] ?? 0, events), all: events, endedAt: marks["check-ended"] || null },
      fault: place < 0 || why === undefined ? null : { place, why },
    };
  });
}
