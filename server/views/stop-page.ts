// The stop switch as its screen shows it: every switch, what can be stopped, and what is running right now.
import { streamOf } from "@core/trail/event";
import { asPersonId, type PersonId } from "@core/words/ids";
import { revealLine } from "@core/words/untrusted-text";
import { listStream } from "@/db/queries/events";
import { listWorkflows } from "@/db/queries/policies";
import { listStops as everyStop, itemsInFlight } from "@/db/queries/stops";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import { stopViews } from "./list-stops";
import { readAs, sees } from "./reading";
import type { PersonRef, StopView } from "./shapes";

export interface StopTarget {
  readonly scope: StopView["scope"];
  readonly target: string | null;
  readonly name: string;
  readonly maySwitch: boolean;
  /** The stop that is on; null while it is not. */
  readonly stop: StopView | null;
  /** Running now: a stop does not end what has begun. */
  readonly running: number;
  /** Let pass and not begun: a stop takes these back to people. */
  readonly cleared: number;
}

export interface StopPage {
  /** Everything, then workflows, then agents. */
  readonly targets: readonly StopTarget[];
  /** Who asked to lift the stop of everything; another person lifts it. */
  readonly liftAskedBy: PersonRef | null;
  /** What runs now, of what this person may see; the first begun first. */
  readonly running: readonly {
    readonly id: string;
    readonly title: string;
    readonly workflow: string;
    readonly agent: string;
    readonly since: number;
  }[];
}

const MOST_COUNTED = 5_000;
const RUNNING_SHOWN = 50;

export function stopPage(deps: Deps, person: PersonId): Promise<StopPage> {
  return readAs(deps, person, async ({ tx, now, standing, directory, names }) => {
    const stops = stopViews(await everyStop(tx), standing, names);
    const items = (await itemsInFlight(tx, MOST_COUNTED)).filter(({ fold }) => sees(standing, fold));
    const workflows = new Set([
      ...(await listWorkflows(tx, "policy")).map(({ workflow }) => workflow),
      ...stops.flatMap(({ scope, target }) => (scope === "workflow" && target !== null ? [target] : [])),
    ]);
    const targetOf = (scope: StopView["scope"], target: string | null, name: string): StopTarget => {
      const covered = items.filter((item) => scope === "all" || (scope === "workflow" ? item.workflow : item.agent) === target);
      return {
        scope,
        target,
        name,
        maySwitch: maySwitchStop(standing, { scope, target }),
        stop: stops.find((stop) => stop.on && stop.scope === scope && stop.target === target) ?? null,
        running: covered.filter(({ execution }) => execution === "executing").length,
        cleared: covered.filter(({ execution }) => execution === "cleared").length,
      };
    };
    const last = (await listStream(tx, streamOf("stop", "all"))).findLast(({ type }) => type !== "explained");
    return {
      targets: [
        targetOf("all", null, ""),
        ...[...workflows].sort().map((workflow) => targetOf("workflow", workflow, revealLine(workflow))),
        ...[...directory.agents.keys()].map((agent) => targetOf("agent", agent, names.agent(agent).name)),
        // Of the others nobody is told whom there are.
      ].filter(({ scope, maySwitch, stop }) => scope === "all" || maySwitch || stop !== null),
      liftAskedBy: last?.type === "lift_asked" && last.actor.kind === "person" ? names.person(asPersonId(last.actor.id)) : null,
      running: items
        .filter((item) => item.execution === "executing")
        .slice(0, RUNNING_SHOWN)
        .map(({ id, title, workflow, agent, since }) => ({
          id,
          title: revealLine(title),
          workflow: revealLine(workflow),
          agent: names.agent(agent).name,
          since: since ?? now,
        })),
    };
  });
}
