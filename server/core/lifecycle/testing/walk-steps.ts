// How the random walk words a step: which command, by whom, and with what, chosen by its numbers and mostly such that something comes of it.
import type { Actor } from "@core/words/actors";
import type { Seen } from "@core/words/events";
import { asExecutionId, asHash, type Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import type { ItemCommand } from "../commands";
import { situationOf } from "../holder";
import type { Item } from "../item";
import type { ItemCommandType } from "../permit";
import { type Capacity, transitions } from "../table";
import * as world from "./world";

/** One step as plain numbers: what happens, who does it, how much time passes, and how it is worded. */
export interface Step {
  readonly what: number;
  readonly who: number;
  readonly wait: number;
  readonly how: number;
  readonly item: number;
  readonly scheduler: number;
}
export const dice = fc.nat(9_999);
export const steps = (count: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ what: dice, who: dice, wait: dice, how: dice, item: dice, scheduler: dice }), {
    minLength: count,
    maxLength: count,
  });

export function pick<Value>(values: readonly Value[], n: number): Value {
  const value = values[n % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

const ALL = Object.keys(transitions).filter((name): name is ItemCommandType => name !== "submit");
const BY_SITUATION = new Map<string, readonly ItemCommandType[]>();

/** Mostly what the table has for the situation, sometimes anything. Commands that end the matter come up less often. */
export function commandFor(item: Item, { what }: Step): ItemCommandType {
  if (what % 8 === 1) return pick(ALL, what >> 3);
  const situation = situationOf(item);
  const usual = BY_SITUATION.get(situation) ?? ALL.filter((type) => transitions[type].from.some((from) => from === situation));
  BY_SITUATION.set(situation, usual);
  const wanted = (type: ItemCommandType) => !OF_OPINIONS.has(type) || (item.opinions ?? []).length > 0;
  const common = usual.filter((type) => wanted(type) && (!RARE.has(type) || what % 5 === 0));
  return pick(common.length > 0 ? common : usual.length > 0 ? usual : ALL, what >> 3);
}
const OF_OPINIONS = new Set<ItemCommandType>(["give_opinion", "withdraw_opinion"]);
const RARE = new Set<ItemCommandType>(["withdraw", "revoke", "move", "escalate", "return", "delegate", "rerule", "reject", "respond"]);

const EVERYBODY = [
  world.RIA,
  world.TOM,
  world.UMA,
  world.LEA,
  world.SAM,
  world.DAN,
  world.MAX,
  world.ADA,
  world.OLGA,
  world.MAKER,
  world.NAMED,
  world.GUS,
];

export function actorFor(item: Item, type: ItemCommandType, { who }: Step): Actor {
  if (who % 20 === 0) return pick([world.agent, world.otherAgent, world.stopActor], who >> 5);
  const capacities: readonly Capacity[] = transitions[type].who;
  if (capacities.includes("agent")) return world.agent;
  if (capacities.includes("system") && (type === "revoke" || who % 2 === 0)) return world.stopActor;
  const mine = [item.claim?.by, item.suspension?.by, item.decision?.by[0], item.votes.at(-1)?.by].filter((id) => id !== undefined);
  const advisers = (item.opinions ?? []).map(({ of }) => of);
  if (type === "give_opinion" && advisers.length > 0) return world.by(pick(advisers, who >> 4));
  if (mine.length > 0 && who % 10 < 6) return world.by(pick(mine, who >> 4));
  if (capacities.includes("admin")) return world.by(world.ADA);
  return world.by(pick(who % 10 < 9 ? EVERYBODY.slice(0, 7) : EVERYBODY, who >> 4));
}

const UPWARDS = [
  {},
  {},
  { to: { queue: world.LEADS } },
  { to: { queue: world.LEGAL } },
  { to: { person: world.LEA } },
  { to: { person: world.MAX } },
] as const;

/** Sometimes with the screen of some commands ago. */
function screenOf(screens: readonly Seen[], item: Item, how: number): Seen {
  if (how % 9 !== 0) return world.seenNow(item);
  return screens.at(-1 - (how % 5)) ?? world.seenNow(item);
}

/** The ruling of a new revision: the old one, now and then with something stricter joined to it. */
function joined(item: Item, how: number): Ruling {
  const old = world.ruling({ ...item.ruling });
  switch (how % 14) {
    case 0:
      return { ...old, level: old.level === "blocked" ? "blocked" : "human_only" };
    case 1:
      return { ...old, level: "blocked" };
    case 2:
      return { ...old, quorum: Math.min(3, old.quorum + 1) };
    case 3:
      return { ...old, queue: world.LEGAL };
    case 4:
      return { ...old, exclude: [...new Set([...old.exclude, world.UMA])] };
    default:
      return old;
  }
}

/** `now` and not the item's last event: when a scheduler told somebody of it must not change what is asked. */
export function worded(type: ItemCommandType, item: Item, { how, who }: Step, screens: readonly Seen[], now: Ms): ItemCommand {
  const seen = screenOf(screens, item, how);
  const onBehalfOf = who % 6 === 5 ? { onBehalfOf: pick([world.RIA, world.TOM, world.DAN], how) } : {};
  const next = world.revision(item.lastRevision + 1, `${item.id}-${item.lastRevision + 1}`);
  const strict = joined(item, how >> 2);
  switch (type) {
    case "claim":
      return { type, ...onBehalfOf };
    case "renew":
    case "release":
    case "resume":
      return { type };
    case "delegate":
      return { type, to: pick(EVERYBODY, how), ...onBehalfOf };
    case "move":
      return { type, to: pick([world.LEADS, world.LEGAL, world.REFUNDS, world.EMPTY], how), ...onBehalfOf };
    case "escalate":
      return { type, reason: "unsure", leaning: null, ...pick(UPWARDS, how >> 3), ...onBehalfOf };
    case "return":
      return { type, answer: "go on", ...onBehalfOf };
    case "ask_opinion":
      return { type, of: pick(EVERYBODY, how), question: "what do you think?" };
    case "give_opinion":
      return { type, asked: how % 7 === 0 ? 1 : (item.opinions?.at(-1)?.seq ?? 1), leaning: "reject", words: "no" };
    case "withdraw_opinion":
      return { type, asked: item.opinions?.at(-1)?.seq ?? 1 };
    case "suspend":
      return { type, until: now + pick([HOUR, 2 * DAY, 9 * DAY, 5 * MINUTE, -MINUTE], how), reason: "later" };
    case "ask":
      return { type, question: "why?", seen, ...onBehalfOf };
    case "reply":
      return { type, body: "because" };
    case "revise":
      return { type, revision: next, ruling: strict, free: {} };
    case "approve":
      return { type, seen, note: null, ...onBehalfOf };
    case "edit":
      return { type, seen, revision: next, ruling: strict, note: null, ...onBehalfOf };
    case "reject":
      return { type, seen, reason: "no", ...onBehalfOf };
    case "respond":
      return { type, seen, means: pick(["guidance", "result"] as const, how), body: "do this", ...onBehalfOf };
    case "recall":
      return { type, ...onBehalfOf };
    case "withdraw":
      return { type, reason: "changed my mind" };
    case "redeem":
      return {
        type,
        revisionHash: how % 9 === 0 ? seen.revisionHash : (item.grant?.revisionHash ?? item.revision.hash),
        keyDigest: asHash(pick(["k1", "k2"], how)),
      };
    case "report":
      return {
        type,
        executionId: how % 23 === 0 || item.run === null ? asExecutionId("none") : item.run.id,
        outcome: pick(["succeeded", "running", "unknown", "failed", "succeeded"] as const, how),
        free: {},
      };
    case "reconcile":
      return { type, outcome: pick(["succeeded", "reversed", "failed", "stands"] as const, how), evidence: "seen", ...onBehalfOf };
    case "request_reversal":
      return { type, reason: "harm", ...onBehalfOf };
    case "report_reversal":
      return {
        type,
        reversalId: how % 23 === 0 || item.reversal === null ? asExecutionId("none") : item.reversal.id,
        outcome: pick(["reversed", "running", "failed", "unknown"] as const, how),
        free: {},
      };
    case "retry_reversal":
      return { type, ...onBehalfOf };
    case "rerule": {
      const loosen = how % 6 === 0;
      return { type, ruling: loosen ? { ...strict, level: "autonomous", quorum: 1, errored: false } : strict, mayLoosen: loosen };
    }
    case "revoke":
      return { type, why: pick(["stop", "budget", "verification", "policy"] as const, how), ruling: { ...strict, level: "review" } };
    case "retime":
      return { type };
  }
}
