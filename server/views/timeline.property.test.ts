// Whatever may happen to an item has words, and whatever would happen next is foretold.

import { isBlind } from "@core/lifecycle/blind";
import { foldEvent } from "@core/lifecycle/fold";
import { holderOf, nextDeadline } from "@core/lifecycle/holder";
import type { Item } from "@core/lifecycle/item";
import { starts, Walk } from "@core/lifecycle/testing/walk";
import { steps } from "@core/lifecycle/testing/walk-steps";
import { queueNamed } from "@core/lifecycle/testing/world";
import type { ItemEvent, RecordedEvent } from "@core/words/events";
import { asHash, asPersonId } from "@core/words/ids";
import fc from "fast-check";
import { expect, test } from "vitest";
import { namesOf } from "./names";
import { timelineOf } from "./timeline";

const names = namesOf({ people: new Map(), agents: new Map(), queues: new Map() }, asPersonId("somebody"));
const HASH = asHash(`sha256:${"0".repeat(64)}`);

/** With the holder after each event, as the trail keeps it. The cast holds because only fields are added. */
function recorded(id: Item["id"], events: readonly ItemEvent[]): RecordedEvent[] {
  let item: Item | null = null;
  return events.map((event) => {
    item = foldEvent(item, id, event);
    return { ...event, holder: holderOf(item), prev: HASH, hash: HASH, free: {} } as RecordedEvent;
  });
}

test("every event has words, every transfer is marked, and the next deadline of whatever is open is foretold", () =>
  fc.assert(
    fc.property(starts, steps(40), (start, path) => {
      const walk = new Walk(start, { scheduler: "random", upheaval: true, tellingOnly: false });
      for (const step of path) walk.step(step);
      for (const { item, events } of walk.told) {
        const history = recorded(item.id, events);
        const lines = timelineOf({
          events: history,
          item,
          blind: isBlind(item),
          checks: [],
          names,
          now: walk.now,
          proposals: new Map(),
          ladderOf: (id) => queueNamed(id).ladder,
          hoursOf: () => null,
        });
        const past = lines.filter(({ seq }) => seq !== null);
        for (const line of lines) expect(`${line.text} ${line.detail}`).not.toMatch(/undefined|NaN|\[object|^ /);
        // Whose hands it went through is left out under a blind quorum.
        if (!isBlind(item)) expect(past.at(-1)?.seq).toBe(item.version);
        const holders = history.map(({ holder }) => `${holder?.kind} ${holder?.id}`);
        const changes = holders.filter((holder, index) => holder !== holders[index - 1]).length;
        expect(past.filter(({ transfer }) => transfer).length).toBeLessThanOrEqual(changes);
        const deadline = nextDeadline(item);
        if (deadline !== null) expect(lines.filter(({ seq }) => seq === null).map(({ at }) => at)).toContain(deadline);
      }
    }),
    { numRuns: 150 },
  ));
