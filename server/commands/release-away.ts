// Gives back what people hold who are not there: claims of whoever is away, and what somebody set aside who has left. What they asked agents goes to the
// queue when the answer comes. Found anew each time, so it may be asked for as often as one likes.
import type { Away } from "@core/words/events";
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ReviewState } from "@core/words/vocabulary";
import { heldByAny } from "@/db/queries/queue-pages";
import { type Directory, standingsAt } from "../access/directory";
import type { Deps } from "../deps";
import { changeItem } from "./commit/change-item";
import { doShare } from "./commit/shared-work";

/** Every instance looks at so many times its own batch, and takes its own by chance. */
const SHARED_BY = 5;

export interface GivenBack {
  readonly givenBack: number;
  /** What broke, an entry for each item that stays as it was. */
  readonly faults: readonly unknown[];
  /** More may be waiting than one batch holds. */
  readonly more: boolean;
}

export async function releaseAway(deps: Deps, batch: number, stopping?: AbortSignal): Promise<GivenBack> {
  const found = await deps.store.read(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const { absent, offboarded } = whoIsAway(await deps.directory.at(tx), now);
    const held = async (people: readonly PersonId[], states: readonly ReviewState[], why: Away["why"]) =>
      (await heldByAny(tx, people, states, batch * SHARED_BY)).flatMap(({ id, claimant }) =>
        claimant === null ? [] : [{ id, away: { person: claimant, why } }],
      );
    // Who is away for a while finds again what they set aside; if they are still away when its time comes, it is theirs no longer.
    return [...(await held(absent, ["claimed"], "absent")), ...(await held(offboarded, ["claimed", "suspended"], "offboarded"))];
  });
  const lanes = Math.max(1, Math.floor(deps.store.background / 2));
  const share = { found, most: batch, lanes, ...(stopping && { stopping }) };
  const { done, faults } = await doShare(deps, share, async ({ id, away }) => (await giveBack(deps, id, away)).ok);
  return { givenBack: done, faults, more: found.length > done && done > 0 && faults.length === 0 };
}

function whoIsAway(directory: Directory, now: Ms): { readonly absent: readonly PersonId[]; readonly offboarded: readonly PersonId[] } {
  const standings = [...standingsAt(directory, now).values()];
  return {
    absent: standings.filter(({ absent, offboarded }) => absent && !offboarded).map(({ id }) => id),
    offboarded: standings.filter(({ offboarded }) => offboarded).map(({ id }) => id),
  };
}

const TIMER = { kind: "system", id: "timer" } as const;

/** What its holder gave up or came back for meanwhile stays as it is. */
async function giveBack(deps: Deps, itemId: ItemId, away: Away): Promise<Result<unknown, Refusal>> {
  if (away.why === "offboarded") {
    const taken = await changeItem(deps, {
      actor: TIMER,
      itemId,
      ifFree: true,
      prepare: ({ stored: { item } }) => (item.suspension?.by === away.person ? ok({ command: { type: "resume" } }) : refuse(NOT_THEIRS)),
    });
    if (!taken.ok && taken.refusal.code !== NOT_THEIRS.code) return taken;
  }
  return changeItem(deps, {
    actor: TIMER,
    itemId,
    ifFree: true,
    prepare: ({ stored: { item } }) => (item.claim?.by === away.person ? ok({ command: { type: "release", away } }) : refuse(NOT_THEIRS)),
  });
}

const NOT_THEIRS = { code: "not-found" } as const satisfies Refusal;
