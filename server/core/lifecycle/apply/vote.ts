// Approving, as it is or edited: votes on one revision until its quorum is met, then a people's grant.
import type { ItemEventDraft, Placement, Seen, Vote } from "@core/words/events";
import type { Refusal } from "@core/words/refusals";
import { refuse } from "@core/words/result";
import type { RevisionMark, Ruling } from "@core/words/ruling";
import { SECOND } from "@core/words/time";
import type { Scene } from "../commands";
import { type Decided, foldDrafts, verdict, type Write } from "../draft";
import { type Acting, countingVotes, exclusionOf, ineligibleBecause } from "../eligibility";
import { grantFor } from "../grant";
import type { Item } from "../item";
import { placeBack, placeIn, queueFor, queueIdOf } from "../placement";
import { freeOf, markOf, mustNotLoosen } from "../under-ruling";

export function approve(item: Item, command: { seen: Seen; note: string | null }, by: Acting, scene: Scene, write: Write): Decided {
  return verdict(...votedOn(item, { kind: "approve", ...command, unmet: placeBack(item, scene.now, scene) }, by, scene, write));
}

/** An edit is a new revision with its author's vote on it; earlier approvals signed something else and no longer count. */
export function edit(
  item: Item,
  command: { seen: Seen; revision: RevisionMark; ruling: Ruling; note: string | null },
  by: Acting,
  scene: Scene,
  write: Write,
): Decided {
  const { revision, ruling } = command;
  mustNotLoosen(item, ruling);
  const refusal = mayNotSignOwnEdit(item, ruling, by, scene);
  if (refusal !== null) return refuse(refusal);
  const before = [
    write("revised", { revision, landing: null }),
    write("ruled", { cause: "edited", revision: revision.number, ruling: markOf(ruling) }, freeOf(ruling)),
  ];
  const ballot = { kind: "edit", seen: command.seen, note: command.note, unmet: forOtherSigners(item, ruling, scene) } as const;
  return verdict(...before, ...votedOn(foldDrafts(item, before, scene.now), ballot, by, scene, write));
}

/** The edit may ask for more than its author may give. */
function mayNotSignOwnEdit(item: Item, ruling: Ruling, by: Acting, scene: Scene): Refusal | null {
  if (ruling.level === "human_only" || ruling.level === "blocked") return { code: "edit-not-allowed", level: ruling.level };
  const excluded = exclusionOf({ ...item, ruling }, "decide", by);
  if (excluded !== null) return { code: "excluded", why: excluded };
  const elsewhere = ruling.queue !== item.ruling?.queue;
  const ineligible = elsewhere ? ineligibleBecause(scene.queues.get(ruling.queue), scene.people, by) : null;
  return ineligible === null ? null : { code: "not-eligible", why: ineligible };
}

interface Ballot {
  readonly kind: "approve" | "edit";
  readonly seen: Seen;
  readonly note: string | null;
  /** Where the item goes if the quorum is not met by this vote. */
  readonly unmet: Placement;
}

function votedOn(item: Item, ballot: Ballot, by: Acting, scene: Scene, write: Write): readonly ItemEventDraft[] {
  const { kind, seen, note, unmet } = ballot;
  const { ruling } = item;
  if (ruling === null) throw new Error(`${item.id} is voted on without a ruling`);
  const vote: Vote = { by: by.id, onBehalfOf: by.onBehalfOf, kind, revisionHash: item.revision.hash, at: scene.now };
  const free = note === null ? {} : { note };
  const counting = countingVotes(item, [...item.votes, vote]);
  if (counting.length < ruling.quorum) {
    return [write("voted", { vote, seen, placement: unmet }, free)];
  }
  const decision = {
    seq: item.version + 1,
    kind: counting.some((one) => one.kind === "edit") ? ("edit" as const) : ("approve" as const),
    revisionHash: item.revision.hash,
    by: counting.map((one) => one.by),
    at: scene.now,
    finalAt: scene.now + ruling.recallS * SECOND,
  };
  const grant = grantFor(item.revision.hash, ruling, "people", scene.now, scene);
  return [write("voted", { vote, seen, placement: null }, free), write("cleared", { grant, decision, dueAt: null })];
}

/** For the votes that lack: back to the queue; where the edit asks for another queue, or for more people than are here, to that one. */
function forOtherSigners(item: Item, ruling: Ruling, scene: Scene): Placement {
  const here = queueIdOf(item);
  const wanted = ruling.queue === item.ruling?.queue ? here : ruling.queue;
  const need = { origin: item, ruling, duty: "decide" } as const;
  return queueFor(wanted, need, scene) === here ? placeBack(item, scene.now, scene) : placeIn(wanted, need, scene.now, scene);
}
