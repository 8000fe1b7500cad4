// Organisations for tests of paths: a few queues that lead anywhere, and people who may or may not be there.
import type { Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import { asPersonId, asQueueId, type PersonId, type QueueId } from "@core/words/ids";
import fc from "fast-check";
import type { PathDemand, PathGround } from "../lint-ladders";
import type { PathQueue } from "../path";

export const QUEUES = ["a", "b", "c", "d"].map(asQueueId);
export const PEOPLE = ["p", "q", "r"].map(asPersonId);
/** A Thursday noon. */
export const NOW = Date.UTC(2026, 10, 26, 12);

export const OFFICE: Calendar = {
  zone: "Europe/Berlin",
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 540, to: 1_020 }] : [])),
  days: {},
};
export const NEVER: Calendar = { zone: "UTC", week: Array.from({ length: 7 }, () => []), days: {} };

export const rungs: fc.Arbitrary<Rung> = fc.oneof(
  fc.record({
    afterS: fc.integer({ min: 60, max: 400_000 }),
    do: fc.constant("notify" as const),
    who: fc.constantFrom("owner" as const, "members" as const, ...PEOPLE),
  }),
  fc.record({ afterS: fc.integer({ min: 60, max: 400_000 }), do: fc.constant("move" as const), to: fc.constantFrom(...QUEUES) }),
);

const queueOf = (id: QueueId): fc.Arbitrary<PathQueue> =>
  fc.record({
    id: fc.constant(id),
    owner: fc.constantFrom(...PEOPLE),
    over: fc.option(fc.constantFrom(...QUEUES)),
    ladder: fc.array(rungs, { maxLength: 4 }),
    calendar: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(null, OFFICE) }, { weight: 1, arbitrary: fc.constant(NEVER) }),
    members: fc.subarray(PEOPLE),
    reviewers: fc.subarray(PEOPLE),
  });

export const demand = (queue: QueueId, changes: Partial<PathDemand> = {}): PathDemand => ({
  workflow: "refunds",
  action: "issue_refund",
  rule: null,
  chain: [{ queue, reviewers: PEOPLE }],
  quorum: 1,
  exclude: [],
  owners: [],
  ownerMayReview: false,
  onSilence: "reject",
  maxS: 30 * 86_400,
  ...changes,
});

const demands: fc.Arbitrary<PathDemand> = fc
  .record({
    queue: fc.constantFrom(...QUEUES),
    reviewers: fc.subarray(PEOPLE),
    quorum: fc.integer({ min: 1, max: 3 }),
    exclude: fc.subarray(PEOPLE),
    owners: fc.subarray(PEOPLE),
    ownerMayReview: fc.boolean(),
    onSilence: fc.constantFrom("reject" as const, "proceed" as const),
    maxS: fc.constantFrom(3_600, 86_400, 30 * 86_400),
  })
  .map(({ queue, reviewers, ...rest }) => demand(queue, { chain: [{ queue, reviewers }], ...rest }));

export const grounds: fc.Arbitrary<PathGround> = fc
  .record({
    queues: fc.tuple(...QUEUES.map(queueOf)),
    demands: fc.array(demands, { maxLength: 4 }),
    people: fc.tuple(...PEOPLE.map(() => fc.record({ gone: fc.boolean(), there: fc.boolean() }))),
  })
  .map(({ queues, demands: asked, people }) => ({
    queues: new Map(queues.map((queue) => [queue.id, queue])),
    fallback: QUEUES[0] as QueueId,
    people: new Map(PEOPLE.map((id, index) => [id, people[index] ?? { gone: false, there: true }] as const)),
    demands: asked,
    now: NOW,
  }));

/** Two queues that work: `a` tells its members and moves to `b`, which tells its owner. */
export function sound(): PathGround {
  const [a, b] = QUEUES as [QueueId, QueueId];
  const [p] = PEOPLE as [PersonId];
  const base = { owner: p, calendar: null, members: PEOPLE, reviewers: PEOPLE };
  return {
    queues: new Map([
      [
        a,
        {
          ...base,
          id: a,
          over: b,
          ladder: [
            { afterS: 900, do: "notify", who: "members" },
            { afterS: 900, do: "move", to: b },
          ],
        },
      ],
      [b, { ...base, id: b, over: null, ladder: [{ afterS: 3_600, do: "notify", who: "owner" }] }],
    ]),
    fallback: b,
    people: new Map(PEOPLE.map((id) => [id, { gone: false, there: true }])),
    demands: [
      demand(a, {
        chain: [
          { queue: a, reviewers: PEOPLE },
          { queue: b, reviewers: PEOPLE },
        ],
      }),
    ],
    now: NOW,
  };
}

/** The same with one queue changed. */
export const changed = (ground: PathGround, id: QueueId, change: Partial<PathQueue>): PathGround => {
  const queue = ground.queues.get(id);
  if (queue === undefined) throw new Error(`no queue ${id}`);
  return { ...ground, queues: new Map([...ground.queues, [id, { ...queue, ...change }]]) };
};
