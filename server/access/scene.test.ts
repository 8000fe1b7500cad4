// What a scene says of stand-ins: they bring the queue of whom they act for, and never more than they may do themselves.
import { DEFAULT_SETTINGS } from "@core/lifecycle/commands";
import { ineligibleBecause } from "@core/lifecycle/eligibility";
import { asAgentId, asExecutionId, asGrantId, asPersonId, asQueueId } from "@core/words/ids";
import { PLAIN_TERMS } from "@core/words/queue-terms";
import { expect, test } from "vitest";
import type { RoleGrant, StoredPerson } from "@/db/queries/people";
import type { Directory } from "./directory";
import { sceneOf } from "./scene";

const anna = asPersonId("anna");
const dora = asPersonId("dora");
const refunds = asQueueId("refunds");
const letters = asQueueId("letters");
const always = { from: 0, until: Number.MAX_SAFE_INTEGER };
const everywhere: readonly RoleGrant[] = [
  { role: "reviewer", scope: null },
  { role: "manager", scope: null },
];

/** Dora acts for Anna, who works in `refunds`; what Dora has herself is up to the test. */
function standIn({ roles, skills = [], works = [] }: { roles: readonly RoleGrant[]; skills?: string[]; works?: (typeof refunds)[] }) {
  const person = (id: typeof anna, more: Partial<StoredPerson>): StoredPerson => ({
    id,
    name: id,
    email: `${id}@example.test`,
    createdAt: 0,
    offboardedAt: null,
    wipLimit: null,
    erasedAt: null,
    roles: everywhere,
    skills: ["german"],
    absences: [],
    deputyFor: [],
    deputies: [],
    ...more,
  });
  const queue = (id: typeof refunds, members: readonly (typeof anna)[]) =>
    ({
      id,
      name: id,
      owner: anna,
      over: null,
      rank: 1,
      ladder: [],
      calendar: null,
      terms: PLAIN_TERMS,
      members: [...members],
      version: 1,
      createdAt: 0,
    }) as const;
  const directory: Directory = {
    people: new Map([
      [anna, person(anna, { deputies: [{ person: dora, scope: null, ...always }] })],
      [dora, person(dora, { roles, skills, deputyFor: [{ person: anna, scope: null, ...always }] })],
    ]),
    queues: new Map([
      [refunds, queue(refunds, [anna])],
      [letters, queue(letters, works.length > 0 ? [dora] : [])],
    ]),
    agents: new Map([[asAgentId("a"), { id: asAgentId("a"), name: "a", owner: anna, createdAt: 0, disabledAt: null }]]),
    removedQueues: new Map(),
    calendars: new Map(),
  };
  return (needed: readonly string[] = []) => {
    const scene = sceneOf(
      { settings: { ...DEFAULT_SETTINGS, fallbackQueue: letters }, fresh: { grant: asGrantId("g"), execution: asExecutionId("e") } },
      { workflow: "refunds", queue: refunds, skills: needed },
      { now: 1, directory, stops: { agent: false, workflow: false, all: false }, group: null },
    );
    return ineligibleBecause(scene.queues.get(refunds), scene.people, { id: dora, onBehalfOf: anna });
  };
}

test("a reviewer who works in no queue may stand in for one who does", () => {
  expect(standIn({ roles: everywhere })()).toBeNull();
});

test("who may review only elsewhere may not review here for another, though they manage here", () => {
  const roles: readonly RoleGrant[] = [
    { role: "reviewer", scope: "queue:letters" },
    { role: "manager", scope: null },
  ];
  expect(standIn({ roles, works: [letters] })()).toBe("deputy-not-allowed");
});

test("a skill that the ruling asks for must be the stand-in's own", () => {
  expect(standIn({ roles: everywhere })(["german"])).toBe("deputy-not-allowed");
  expect(standIn({ roles: everywhere, skills: ["german"] })(["german"])).toBeNull();
});
