// The person who is signed in: who they are, what their roles open, and what they did today.
import type { Ms, PersonId } from "@core/words/ids";
import { settingsFrom } from "@core/words/settings-input";
import type { JsonObject } from "@core/words/vocabulary";
import { type Deed, deedsOf } from "@/db/queries/person-days";
import { listWorkflows } from "@/db/queries/policies";
import { readSettings } from "@/db/queries/settings";
import { countSkips } from "@/db/queries/skips";
import { isDecided, median, seenIn, seenMs } from "../access/deciding-time";
import { opens, sightOf } from "../access/resolve";
import { printScope, type Standing } from "../access/standing";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { Me } from "./shapes-me";

/** A day's work beyond this is counted no further. */
const MOST_DEEDS = 2_000;

export function meView(deps: Deps, person: PersonId): Promise<Me> {
  return readAs(deps, person, async ({ tx, now, directory, standing, names }) => {
    const { name, initials } = names.person(person);
    const since = startOfDay(now);
    const deeds = await deedsOf(tx, person, ["voted", "closed", "recalled"], since, MOST_DEEDS);
    return {
      id: person,
      name,
      initials,
      email: directory.people.get(person)?.email ?? "",
      roles: standing.grants.map(({ role, scope }) => ({ role, scope: scope.kind === "all" ? null : printScope(scope) })),
      today: { ...todayOf(deeds), skipped: await countSkips(tx, person, since) },
      workflows: visibleWorkflows(standing, await listWorkflows(tx, "policy")),
      settings: settingsFrom(await readSettings(tx, person)),
      may: mayOf(standing),
    };
  });
}

function visibleWorkflows(standing: Standing, known: readonly { readonly workflow: string }[]): readonly string[] {
  const sight = sightOf(standing);
  // Whoever sees a whole queue sees every workflow that comes there.
  const all = sight.kind === "all" || sight.queues.length > 0;
  return known.map(({ workflow }) => workflow).filter((workflow) => all || sight.workflows.includes(workflow));
}

const mayOf = (standing: Standing): Me["may"] => ({
  review: opens(standing, "queue.next"),
  manage: opens(standing, "stop.pull"),
  admin: !standing.offboarded && standing.grants.some(({ role }) => role === "admin"),
  audit: !standing.offboarded && standing.grants.some(({ role }) => role === "auditor"),
});

/** Midnight where the server stands: one deployment serves one organisation. */
function startOfDay(now: Ms): Ms {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

/** What was undone stays counted and is told beside it. */
export function todayOf(deeds: readonly Deed[]): Omit<Me["today"], "skipped"> {
  const decided = deeds.filter(isDecided);
  const looks = decided.flatMap(({ data }) => evidenceSeen(data));
  return {
    decided: decided.length,
    medianMs: median(decided.flatMap(({ data }) => seenMs(data))),
    undone: deeds.filter(({ type }) => type === "recalled").length,
    unread: { unread: looks.filter((looked) => !looked).length, of: looks.length },
  };
}

function evidenceSeen(data: JsonObject): boolean[] {
  const { evidenceSeen } = seenIn(data);
  return typeof evidenceSeen === "boolean" ? [evidenceSeen] : [];
}
