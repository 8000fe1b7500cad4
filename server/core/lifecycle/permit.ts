// Who may give a command, and when: excluded, then right, then state, in the order of LIFECYCLE. What it needs beyond that stands in conditions.ts.
import type { Actor } from "@core/words/actors";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { never } from "@core/words/result";
import type { ItemCommand, Scene } from "./commands";
import { type Acting, exclusionOf, hasRight, ineligibleBecause } from "./eligibility";
import { type Situation, situationOf } from "./holder";
import type { Item } from "./item";
import { dutyOf, queueIdOf } from "./placement";
import { type Capacity, isOpen, type Transition, transitions } from "./table";

export type ItemCommandType = ItemCommand["type"];

/** The actor of a command, with the person they act for. Who claimed as a deputy goes on as a deputy. */
export interface By {
  readonly actor: Actor;
  /** The actor as a person; null for agents and the product itself. */
  readonly person: Acting | null;
}

export function actingOf(item: Item, actor: Actor, named: PersonId | null | undefined): By {
  if (actor.kind !== "person") return { actor, person: null };
  const mine = [item.claim, item.suspension].find((held) => held?.by === actor.id);
  return { actor, person: { id: actor.id, onBehalfOf: named === undefined ? (mine?.onBehalfOf ?? null) : named } };
}

/** The first reason to refuse the command to this actor in this situation, whatever it carries. */
export const permit = (item: Item, type: ItemCommandType, by: By, scene: Scene): Refusal | null =>
  excluded(item, type, by) ?? withoutRight(item, type, by, scene) ?? inWrongState(item, type, by, scene);

function excluded(item: Item, type: ItemCommandType, { person }: By): Refusal | null {
  const row: Transition = transitions[type];
  if (!row.exclusion || person === null) return null;
  // Giving back what one holds is no part in the decision, and must stay possible for who was excluded meanwhile.
  if (type === "release" && item.claim?.by === person.id) return null;
  const duty = type === "request_reversal" ? "repair" : dutyOf(item);
  const why = exclusionOf(item, duty, person);
  return why === null ? null : { code: "excluded", why };
}

function withoutRight(item: Item, type: ItemCommandType, by: By, scene: Scene): Refusal | null {
  const capacities = capacitiesFor(item, type);
  if (capacities.some((capacity) => actsAs(item, capacity, by, scene))) return null;
  const [first = "system"] = capacities;
  if (by.person === null || !capacities.includes("reviewer")) return { code: "forbidden", right: first };
  const why = ineligibleBecause(scene.queues.get(queueIdOf(item)), scene.people, by.person);
  return why === null ? null : { code: "not-eligible", why };
}

/** While it is undecided a recall takes back one's own vote; a decision may also be recalled by a manager. The other rows say it all themselves. */
function capacitiesFor(item: Item, type: ItemCommandType): readonly Capacity[] {
  if (type !== "recall") return transitions[type].who;
  return item.execution === "held" ? ["voter"] : ["decider", "manager"];
}

function actsAs(item: Item, capacity: Capacity, { actor, person }: By, scene: Scene): boolean {
  if (capacity === "agent") return actor.kind === "agent" && actor.id === item.agent;
  if (capacity === "system") return actor.kind === "system";
  if (capacity === "absence") return actor.kind === "system" && hasItAway(item, scene);
  if (person === null) return false;
  const eligible = () => ineligibleBecause(scene.queues.get(queueIdOf(item)), scene.people, person) === null;
  switch (capacity) {
    case "reviewer":
      return eligible();
    // Whoever could have claimed or suspended passes here, so that the state says what is in the way and not the right.
    case "claimant":
      return item.claim?.by === person.id || eligible();
    case "suspender":
      return item.suspension === null ? eligible() : item.suspension.by === person.id;
    case "voter":
      return item.votes.some((vote) => vote.by === person.id);
    case "decider":
      return item.decision?.by.includes(person.id) ?? false;
    case "manager":
      return hasRight(scene.people, person, "manage");
    case "reverser":
      return hasRight(scene.people, person, "reverse");
    case "adviser":
      return item.opinions?.some(({ of }) => of === person.id) ?? false;
    case "asker":
      return item.opinions?.some(({ asker }) => asker === person.id) ?? false;
    case "admin":
      return hasRight(scene.people, person, "admin");
    default:
      return never(capacity);
  }
}

/** Whoever has the item in hand is not there. */
function hasItAway(item: Item, scene: Scene): boolean {
  const holder = item.claim?.by ?? item.suspension?.by;
  return holder !== undefined && scene.people.get(holder)?.present !== true;
}

export const wrongState = ({ review, execution }: Item): Refusal => ({ code: "wrong-state", review, execution });

function inWrongState(item: Item, type: ItemCommandType, by: By, scene: Scene): Refusal | null {
  const situation = situationOf(item);
  const row: Transition = transitions[type];
  switch (type) {
    case "renew":
      return item.claim !== null && item.claim.by === by.person?.id ? null : { code: "lease-lost" };
    case "recall":
      return notRecallable(item, situation, scene.now);
    case "redeem":
      return situation === "cleared" ? null : notRedeemable(item);
    case "request_reversal":
      return row.from.includes(situation) ? null : notRun(item, situation);
    // Only what policy gave can policy take back: people's grants wait under a stop, and may expire.
    case "revoke":
      return row.from.includes(situation) && item.grant?.source === "policy" ? null : wrongState(item);
    case "report":
      return row.from.includes(situation) && item.reconcileWhy !== "reversal" ? null : wrongState(item);
    case "report_reversal":
    case "retry_reversal":
      return row.from.includes(situation) && item.reconcileWhy !== "execution" ? null : wrongState(item);
    default:
      return outOfReach(item, situation, row, by, scene);
  }
}

/** "Free or mine", and the rows of a claimant: what another has claimed is refused by that name; any other state is simply wrong. */
function outOfReach(item: Item, situation: Situation, row: Transition, { person, actor }: By, scene: Scene): Refusal | null {
  const manages = person !== null && row.who.includes("manager") && hasRight(scene.people, person, "manage");
  if (manages && row.managerAnywhere) return isOpen(situation) ? null : wrongState(item);
  const mine = item.claim !== null && item.claim.by === person?.id;
  const needsClaim = row.freeOrMine || row.who.includes("claimant") || row === transitions.claim;
  const forWhoIsAway = actor.kind === "system" && row.who.includes("absence");
  const needsMine = needsClaim && !forWhoIsAway && !(manages && !row.freeOrMine);
  if (item.claim !== null && !mine && needsMine && servesPurpose(item, row)) {
    return { code: "claimed-by-other", by: item.claim.by, leaseUntil: item.claim.leaseUntil };
  }
  return row.from.includes(situation) ? null : wrongState(item);
}

const servesPurpose = (item: Item, row: Transition) => row.purpose === null || row.purpose === item.purpose;

function notRecallable(item: Item, situation: Situation, now: number): Refusal | null {
  const { decision } = item;
  switch (situation) {
    case "queued":
    case "claimed":
    case "awaiting_input":
    case "suspended":
      return null;
    case "cleared":
      return decision === null ? { code: "not-recallable", finalAt: null } : null;
    case "cancelled": {
      const undoable = decision !== null && (decision.kind === "reject" || decision.kind === "respond") && now < decision.finalAt;
      return undoable ? null : { code: "not-recallable", finalAt: decision?.finalAt ?? null };
    }
    case "submitting":
      return wrongState(item);
    default:
      return { code: "already-redeemed" };
  }
}

function notRedeemable(item: Item): Refusal {
  if (item.run !== null) return { code: "already-redeemed" };
  if (item.lostGrant?.why === "recalled") return { code: "recalled" };
  if (item.lostGrant?.why === "expired") return { code: "grant-expired", expiredAt: item.lostGrant.at };
  return wrongState(item);
}

/** Nothing ran yet, or what ran is being taken back already. */
function notRun(item: Item, situation: Situation): Refusal {
  const underWay = situation === "reversing" || situation === "reversed" || item.reconcileWhy === "reversal";
  return underWay ? wrongState(item) : { code: "not-reversible", why: "not-run" };
}
