// What roles, scopes, queues and deputies come to.
import { asPersonId, asQueueId } from "@core/words/ids";
import { ROLES, type Role } from "@core/words/vocabulary";
import { describe, expect, test } from "vitest";
import {
  covers,
  maySwitchStop,
  opens,
  personInScene,
  queueInScene,
  rightsFor,
  rightsOn,
  seesItem,
  seesQueue,
  sightOf,
  workQueues,
} from "./resolve";
import { parseScope, printScope, type RoleGrant, type Standing } from "./standing";
import { accessRow, PERMISSIONS } from "./table";

const refunds = asQueueId("refunds");
const letters = asQueueId("letters");
const inRefunds = { workflow: "refunds", queue: refunds };
const inLetters = { workflow: "mail", queue: letters };

const grant = (role: Role, scope = ""): RoleGrant => {
  const parsed = parseScope(scope);
  if (!parsed) throw new Error(`bad scope ${scope}`);
  return { role, scope: parsed };
};

const person = (name: string, grants: readonly RoleGrant[], more: Partial<Standing> = {}): Standing => ({
  id: asPersonId(name),
  offboarded: false,
  absent: false,
  grants,
  memberOf: new Set(),
  owns: new Set(),
  skills: new Set(),
  deputyFor: [],
  deputies: [],
  ...more,
});

describe("scopes", () => {
  test.each(["", "workflow:refunds", "queue:a:b"])("%s is read back as it was written", (text) => {
    const scope = parseScope(text);
    expect(scope && printScope(scope)).toBe(text);
  });
  test.each(["workflow:", "queue", "team:x", "workflow"])("%s is no scope", (text) => expect(parseScope(text)).toBeNull());
  test("a workflow's scope covers its items in every queue, a queue's scope whatever lies in it", () => {
    expect(covers({ kind: "workflow", workflow: "refunds" }, { workflow: "refunds", queue: letters })).toBe(true);
    expect(covers({ kind: "queue", queue: letters }, { workflow: "refunds", queue: letters })).toBe(true);
    expect(covers({ kind: "queue", queue: letters }, { workflow: "mail", queue: null })).toBe(false);
  });
});

describe("rights", () => {
  test("a reviewer decides in the queues they work, and nowhere else", () => {
    const ria = person("ria", [grant("reviewer")], { memberOf: new Set([refunds]) });
    expect([...rightsOn(ria, inRefunds)]).toEqual(["review"]);
    expect([...rightsOn(ria, inLetters)]).toEqual([]);
  });
  test("the owner of a queue works it too, since escalations end with them", () => {
    const max = person("max", [grant("reviewer")], { owns: new Set([refunds]) });
    expect(rightsOn(max, inRefunds).has("review")).toBe(true);
  });
  test("membership without the role in scope gives nothing", () => {
    expect(rightsOn(person("m", [], { memberOf: new Set([refunds]) }), inRefunds).size).toBe(0);
    expect(rightsOn(person("m", [grant("reviewer", "queue:letters")], { memberOf: new Set([refunds]) }), inRefunds).size).toBe(0);
  });
  test("a manager manages and reverses within their scope", () => {
    const max = person("max", [grant("manager", "workflow:refunds")]);
    expect([...rightsOn(max, inRefunds)].sort()).toEqual(["manage", "reverse"]);
    expect(rightsOn(max, inLetters).size).toBe(0);
  });
  test("who was offboarded has no rights, whatever stands in the rows", () => {
    const gone = person("gone", [grant("reviewer"), grant("manager")], { offboarded: true, memberOf: new Set([refunds]) });
    expect(rightsOn(gone, inRefunds).size).toBe(0);
    expect(PERMISSIONS.filter((permission) => opens(gone, permission))).toEqual([]);
    expect(seesItem(gone, inRefunds, [gone.id])).toBe(false);
  });
});

describe("deputies", () => {
  const absent = person("absent", [grant("reviewer")], {
    absent: true,
    memberOf: new Set([refunds]),
    deputies: [{ person: asPersonId("deputy"), scope: { kind: "all" } }],
  });
  const standIn = (grants: readonly RoleGrant[]) =>
    person("deputy", grants, { deputyFor: [{ person: absent.id, scope: { kind: "all" } }] });
  test("bring the membership of the one they act for, with the role of their own", () => {
    expect([...rightsFor(standIn([grant("reviewer")]), absent, inRefunds)]).toEqual(["review"]);
  });
  test("never have more than both: a right that either lacks is not there", () => {
    expect(rightsFor(standIn([]), absent, inRefunds).size).toBe(0);
    expect(rightsFor(standIn([grant("manager")]), absent, inRefunds).size).toBe(0);
    expect(rightsFor(standIn([grant("reviewer", "queue:letters")]), absent, inRefunds).size).toBe(0);
  });
  test("are only who was named, and never oneself", () => {
    expect(rightsFor(person("other", [grant("reviewer")]), absent, inRefunds).size).toBe(0);
    expect(rightsFor({ ...absent, deputyFor: [{ person: absent.id, scope: { kind: "all" } }] }, absent, inRefunds).size).toBe(0);
  });
  test("stand in a scene with whom they may act for", () => {
    const deputy = standIn([grant("reviewer")]);
    const everybody = new Map([absent, deputy].map((one) => [one.id, one]));
    expect(personInScene(deputy, inRefunds, everybody).deputyFor).toEqual([absent.id]);
    expect(personInScene(deputy, inLetters, everybody).deputyFor).toEqual([]);
    expect(personInScene(absent, inRefunds, everybody)).toMatchObject({ present: false, deputies: [deputy.id] });
  });
});

describe("sight", () => {
  const ria = person("ria", [grant("reviewer", "queue:refunds"), grant("auditor", "workflow:expenses")], { memberOf: new Set([refunds]) });
  test("an item is seen by scope, or by having had a hand in it", () => {
    expect(seesItem(ria, inRefunds)).toBe(true);
    expect(seesItem(ria, inLetters)).toBe(false);
    expect(seesItem(ria, inLetters, [ria.id])).toBe(true);
    expect(seesItem(ria, { workflow: "expenses", queue: null })).toBe(true);
  });
  test("lists are bounded by the union of the scopes", () => {
    expect(sightOf(ria)).toEqual({ kind: "some", workflows: ["expenses"], queues: [refunds] });
    expect(sightOf(person("all", [grant("auditor"), grant("reviewer", "queue:x")]))).toEqual({ kind: "all" });
    expect(sightOf(person("none", []))).toEqual({ kind: "some", workflows: [], queues: [] });
  });
  test("a queue is seen unless all scopes are other queues'", () => {
    expect(seesQueue(person("a", [grant("reviewer", "queue:refunds")]), letters)).toBe(false);
    expect(seesQueue(person("a", [grant("reviewer", "queue:refunds")]), refunds)).toBe(true);
    expect(seesQueue(ria, letters)).toBe(true);
    expect(seesQueue(person("none", []), refunds)).toBe(false);
  });
  test("work comes from the queues one works as a reviewer in scope", () => {
    expect(workQueues(person("a", [grant("reviewer", "queue:refunds")], { memberOf: new Set([refunds, letters]) }))).toEqual([refunds]);
    expect(workQueues(person("m", [grant("manager")], { memberOf: new Set([refunds]) }))).toEqual([]);
  });
});

describe("stops", () => {
  test("a workflow's manager stops that workflow and nothing wider", () => {
    const max = person("max", [grant("manager", "workflow:refunds")]);
    expect(maySwitchStop(max, { scope: "workflow", target: "refunds" })).toBe(true);
    expect(maySwitchStop(max, { scope: "workflow", target: "mail" })).toBe(false);
    expect(maySwitchStop(max, { scope: "agent", target: "a" })).toBe(false);
    expect(maySwitchStop(max, { scope: "all", target: null })).toBe(false);
  });
  test("a manager of everything stops everything; nobody else stops anything", () => {
    expect(maySwitchStop(person("max", [grant("manager")]), { scope: "all", target: null })).toBe(true);
    expect(maySwitchStop(person("ada", [grant("admin"), grant("reviewer")]), { scope: "all", target: null })).toBe(false);
  });
});

test("a queue's reviewers have the role in scope, the queue, and every skill asked for", () => {
  const able = person("able", [grant("reviewer")], { memberOf: new Set([refunds]), skills: new Set(["german", "tax"]) });
  const unskilled = person("unskilled", [grant("reviewer")], { memberOf: new Set([refunds]) });
  const stranger = person("stranger", [grant("reviewer")], { skills: new Set(["german"]) });
  const queue = { id: refunds, owner: able.id, over: null, ladder: [], skills: [], calendar: null };
  expect(queueInScene(queue, "refunds", ["german"], [able, unskilled, stranger]).reviewers).toEqual([able.id]);
  expect(queueInScene(queue, "refunds", [], [able, unskilled, stranger]).reviewers).toEqual([able.id, unskilled.id]);
});

describe("the table", () => {
  test.each(ROLES)("a %s's role opens exactly the rows that name it", (role) => {
    const holder = person("holder", [grant(role, "queue:anything")]);
    const expected = PERMISSIONS.filter((permission) => {
      const { roles } = accessRow(permission);
      return roles === "everyone" || roles.includes(role);
    });
    expect(PERMISSIONS.filter((permission) => opens(holder, permission))).toEqual(expected);
  });
  test("an auditor changes nothing but their own settings, and what they have read", () => {
    const auditor = person("aud", [grant("auditor")]);
    const changing = PERMISSIONS.filter(
      (permission) => opens(auditor, permission) && !/\.(read|list|find|follow|watch|export)$/.test(permission),
    );
    expect(changing).toEqual(["inbox.mark", "me.settings"]);
  });
  test("without a role only one's own page, inbox and settings are open", () => {
    expect(PERMISSIONS.filter((permission) => opens(person("new", []), permission))).toEqual([
      "inbox.read",
      "inbox.mark",
      "me.read",
      "me.settings",
    ]);
  });
});
