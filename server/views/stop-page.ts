// The stop switch as its screen shows it: every switch, what can be stopped, and what is running right now.
import { reversibleUntil } from "@core/lifecycle/apply/execution";
import { streamOf } from "@core/trail/event";
import type { PersonId } from "@core/words/ids";
import { revealLine } from "@core/words/untrusted-text";
import { listStream } from "@/db/queries/events";
import { listWorkflows } from "@/db/queries/policies";
import { listStops as everyStop, type InFlight, itemsInFlight } from "@/db/queries/stops";
import { liftAskedBy } from "../access/lift-asked";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import { stopViews } from "./list-stops";
import { readAs, sees } from "./reading";
import type { PersonRef } from "./shapes";
import type { StopView } from "./shapes-stop";

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
  /** What runs now, of what this person may see: under a stop first, and the first begun first. */
  readonly running: readonly RunningItem[];
  /** How many there are, where not all are shown. */
  readonly runningCount: number;
}

export interface RunningItem {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly agent: string;
  readonly since: number;
  /** A stop covers it: it goes on all the same, since what has begun is not cut. */
  readonly stopped: boolean;
  /** It is being taken back, which no stop holds up. */
  readonly goesBack: boolean;
  /** For how long it can be taken back once it has run; null when it cannot. */
  readonly windowS: number | null;
  /** Until when it could be taken back, of one that is being taken back. */
  readonly reversibleUntil: number | null;
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
        running: covered.filter(({ execution }) => execution !== "cleared").length,
        cleared: covered.filter(({ execution }) => execution === "cleared").length,
      };
    };
    const asked = liftAskedBy(await listStream(tx, streamOf("stop", "all")));
    const isStopped = ({ workflow, agent }: InFlight) =>
      stops.some(({ on, scope, target }) => on && (scope === "all" || target === (scope === "workflow" ? workflow : agent)));
    const running = items
      .filter(({ execution }) => execution !== "cleared")
      .map((item) => ({ item, stopped: isStopped(item), since: item.since ?? now }))
      .sort((a, b) => Number(b.stopped) - Number(a.stopped) || a.since - b.since);
    return {
      targets: [
        targetOf("all", null, ""),
        ...[...workflows].sort().map((workflow) => targetOf("workflow", workflow, revealLine(workflow))),
        ...[...directory.agents.keys()].map((agent) => targetOf("agent", agent, names.agent(agent).name)),
        // Of the others nobody is told whom there are.
      ].filter(({ scope, maySwitch, stop }) => scope === "all" || maySwitch || stop !== null),
      liftAskedBy: asked === null ? null : names.person(asked),
      running: running.slice(0, RUNNING_SHOWN).map(({ item, stopped, since }) => ({
        id: item.id,
        title: revealLine(item.title),
        workflow: revealLine(item.workflow),
        agent: names.agent(item.agent).name,
        since,
        stopped,
        goesBack: item.execution === "reversing",
        windowS: windowOf(item.fold),
        reversibleUntil: item.fold.reversibleUntil,
      })),
      runningCount: running.length,
    };
  });
}

/** The lifecycle's own rule, before it has succeeded: no instant yet, but how long it will be. */
const windowOf = (fold: InFlight["fold"]): number | null =>
  reversibleUntil(fold, 0) === null ? null : (fold.ruling?.reversalWindowS ?? null);
