// The lint of paths against walks through them: what it calls sound leads to somebody, and what it calls broken does not.

import { asPersonId, asQueueId, type QueueId } from "@core/words/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintPaths, type PathGround } from "./lint-ladders";
import { clocksFrom, type WaySetting, wayFrom } from "./path";
import { changed, demand, grounds, NEVER, NOW, OFFICE, PEOPLE, QUEUES, sound } from "./testing/grounds";

const [A, B, C] = QUEUES as [QueueId, QueueId, QueueId];

const settingOf = (ground: PathGround): WaySetting => ({
  queues: ground.queues,
  fallback: ground.fallback,
  takes: ({ reviewers }) => reviewers.length > 0,
  clockOf: clocksFrom(ground.now),
});
const codes = (ground: PathGround) => lintPaths(ground).map(({ code, queue, field }) => `${queue} ${code} ${field}`);

describe("paths in any organisation", () => {
  test("without an error of loops and targets every way ends where somebody may decide", () =>
    fc.assert(
      fc.property(grounds, fc.constantFrom(...QUEUES), (ground, start) => {
        const broken = lintPaths(ground).filter(({ severity }) => severity === "error");
        fc.pre(!broken.some(({ code }) => ["move-loop", "no-target", "empty-target", "nobody-works"].includes(code)));
        const { endsIn } = wayFrom(start, NOW, settingOf(ground));
        expect(endsIn).not.toBeNull();
        expect(ground.queues.get(endsIn?.queue ?? start)?.reviewers.length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    ));

  test("a loop upwards is found exactly where going up comes back", () =>
    fc.assert(
      fc.property(grounds, fc.constantFrom(...QUEUES), (ground, start) => {
        let at: QueueId | null = start;
        for (let step = 0; step < QUEUES.length && at !== null; step += 1) {
          at = ground.queues.get(at)?.over ?? null;
          if (at === start) break;
        }
        expect(lintPaths(ground).some(({ code, queue }) => code === "over-loop" && queue === start)).toBe(at === start);
      }),
    ));

  test("a rung that is said to come too late always does, whenever the item comes", () =>
    fc.assert(
      fc.property(grounds, fc.integer({ min: 0, max: 14 * 24 }), (ground, hours) => {
        for (const { code, queue, about } of lintPaths(ground)) {
          if (code !== "too-long") continue;
          const at = NOW + hours * 3_600_000;
          const step = wayFrom(queue, at, settingOf(ground)).steps.find(
            (one) => one.queue === queue && one.index === (about.rung ?? 0) - 1,
          );
          if (step !== undefined && ground.queues.get(queue)?.calendar !== NEVER)
            expect(step.at - at).toBeGreaterThanOrEqual(about.of ?? 0);
        }
      }),
    ));

  test("whoever is left may really sign: neither excluded nor, one at a time, the agent's owner", () =>
    fc.assert(
      fc.property(grounds, (ground) => {
        const found = lintPaths(ground);
        for (const asked of ground.demands) {
          const here = asked.chain[0];
          if (here === undefined || here.reviewers.length === 0) continue;
          const left = here.reviewers.filter((id) => !asked.exclude.includes(id));
          const said = found.some(({ code, about }) => code === "nobody-left" && about.demand === asked);
          expect(said).toBe(left.length < asked.quorum);
        }
      }),
    ));
});

describe("one thing wrong at a time", () => {
  test("two queues that work have nothing to mend", () => expect(codes(sound())).toEqual([]));

  test.each([
    ["a loop upwards", changed(sound(), B, { over: A }), ["a over-loop /over", "b over-loop /over"]],
    ["a queue above itself", changed(sound(), B, { over: B }), ["b over-loop /over"]],
    [
      "moves in a circle",
      changed(sound(), B, { ladder: [{ afterS: 60, do: "move", to: A }] }),
      ["a move-loop /ladder/1/to", "b move-loop /ladder/0/to"],
    ],
    ["a queue that is not there", changed(sound(), B, { over: asQueueId("x") }), ["b no-over /over"]],
    [
      "a target that is not there",
      changed(sound(), B, { ladder: [{ afterS: 60, do: "move", to: asQueueId("x") }] }),
      ["b no-target /ladder/0/to"],
    ],
    ["nobody with the right", changed(sound(), B, { reviewers: [] }), ["a empty-target /ladder/1/to", "b nobody-works /members"]],
    ["no members to tell", changed(sound(), A, { members: [] }), ["a no-members /ladder/0/who"]],
    [
      "somebody who left",
      changed(sound(), B, { ladder: [{ afterS: 60, do: "notify", who: asPersonId("x") }] }),
      ["b person-gone /ladder/0/who"],
    ],
    ["an owner who left", changed(sound(), B, { owner: asPersonId("x") }), ["b owner-gone /owner"]],
    ["hours that never come", changed(sound(), B, { calendar: NEVER }), ["b never-opens /calendar"]],
    ["no rung and nothing above", changed(sound(), B, { ladder: [] }), ["b dead-end /ladder"]],
    ["no rung", changed(sound(), A, { ladder: [] }), ["a no-rung /ladder"]],
    [
      "a rung after a move",
      changed(sound(), A, {
        ladder: [
          { afterS: 60, do: "move", to: B },
          { afterS: 60, do: "notify", who: "owner" },
        ],
      }),
      ["a after-move /ladder/1"],
    ],
  ])("%s", (_, ground, expected) => expect(codes(ground)).toEqual(expected));

  test("an end that comes before a rung is an error; one that only a weekend brings before it a warning", () => {
    const ending = (maxS: number, calendar: typeof OFFICE | null) => {
      const ground = changed(sound(), A, { calendar });
      return codes({ ...ground, demands: [demand(A, { maxS })] });
    };
    expect(ending(1_800, null)).toEqual(["a too-long /ladder/1/afterS"]);
    expect(ending(1_801, null)).toEqual([]);
    expect(ending(86_400, OFFICE)).toEqual(["a too-long-sometimes /ladder/0/afterS"]);
    // From Friday evening to Monday morning are 64 hours, and the ladder takes half an hour of Monday.
    expect(ending(65 * 3_600, OFFICE)).toEqual([]);
  });

  test("exclusions that leave too few are an error, unless a queue above has enough", () => {
    const asked = demand(A, { quorum: 2, exclude: PEOPLE.slice(1) });
    expect(codes({ ...sound(), demands: [asked] })).toEqual(["a nobody-left /members"]);
    const above = { ...asked, chain: [...asked.chain, { queue: B, reviewers: [...PEOPLE, asPersonId("s")] }] };
    expect(codes({ ...sound(), demands: [above] })).toEqual(["a goes-on-at-once /members"]);
    expect(codes({ ...sound(), demands: [demand(A, { quorum: 3, owners: PEOPLE.slice(0, 1) })] })).toEqual(["a owner-needed /members"]);
    expect(
      codes({ ...sound(), demands: [demand(A, { owners: PEOPLE.slice(0, 1), chain: [{ queue: A, reviewers: PEOPLE.slice(0, 1) }] })] }),
    ).toEqual(["a owner-needed /members"]);
  });

  test("silence that lets something proceed has told somebody before", () => {
    const ground = changed(sound(), A, { ladder: [] });
    expect(codes({ ...ground, demands: [demand(A, { onSilence: "proceed" })] })).toEqual(["a silence-untold /ladder", "a no-rung /ladder"]);
  });

  test("whoever is away for two weeks is told of, and nobody there at all", () => {
    const away = { ...sound(), people: new Map(PEOPLE.map((id) => [id, { gone: false, there: false }])) };
    expect(codes(away)).toEqual(["a owner-away /owner", "a nobody-there /members", "b owner-away /owner", "b nobody-there /members"]);
    expect(C).toBe("c");
  });
});
