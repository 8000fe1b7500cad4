// Every procedure with every role: generated from the router and the access table, run against the real router on a real store.
import type { PersonId } from "@core/words/ids";
import { ROLES } from "@core/words/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessRow, PERMISSIONS, type Permission } from "../access/table";
import { procedureFacts } from "./procedures";
import { type Desk, openDesk, refusalOf, type Waiting } from "./testing/desk";
import { callProcedure, procedureInputs } from "./testing/procedure-inputs";

const procedures = procedureFacts();
const everybody = [...ROLES, "no role"] as const;
type Kind = (typeof everybody)[number];

let desk: Desk;
let inputs: ReturnType<typeof procedureInputs>;
const people = new Map<Kind, PersonId>();
beforeAll(async () => {
  desk = await openDesk();
  inputs = procedureInputs(desk);
  for (const role of ROLES) people.set(role, await desk.add(`the-${role}`, [role], ["refunds-exceptions"]));
  people.set("no role", await desk.add("the-newcomer", []));
});
afterAll(() => desk.close());

const inputOf = (path: string, item: Waiting): unknown => {
  const make = inputs[path];
  if (!make) throw new Error(`no input for ${path}: add one to this test`);
  return make(item);
};

const mayPass = (permission: Permission, kind: Kind): boolean => {
  const { roles } = accessRow(permission);
  return roles === "everyone" || (kind !== "no role" && roles.includes(kind));
};

test("every procedure names a row of the table, and every row is named", () => {
  expect(procedures.filter(({ permission }) => permission === undefined || !PERMISSIONS.includes(permission))).toEqual([]);
  expect(PERMISSIONS.filter((permission) => !procedures.some((procedure) => procedure.permission === permission))).toEqual([]);
});

test("whoever is signed out is told so, whatever they ask", async () => {
  const nobody = await desk.as(null);
  const item = await desk.submit();
  for (const { path } of procedures) {
    const answer = await refusalOf(() => callProcedure(nobody, path, inputOf(path, item)));
    expect([path, answer]).toEqual([path, { code: "UNAUTHORIZED", refusal: { code: "unauthenticated" }, item: null }]);
  }
});

test("a one-time password opens nothing", async () => {
  const newcomer = await desk.as(people.get("reviewer") ?? null, { mustChoosePassword: true });
  const item = await desk.submit();
  for (const { path } of procedures) {
    const answer = await refusalOf(() => callProcedure(newcomer, path, inputOf(path, item)));
    expect([path, answer?.code, answer?.refusal]).toEqual([path, "UNAUTHORIZED", { code: "unauthenticated", why: "one-time-password" }]);
  }
});

describe.each(everybody)("%s", (kind) => {
  test.each(procedures)("$path ($permission)", async ({ path, permission }) => {
    if (!permission) throw new Error(`${path} names no permission`);
    const caller = await desk.as(people.get(kind) ?? null);
    const item = await desk.submit();
    const answer = await refusalOf(() => callProcedure(caller, path, inputOf(path, item)));
    const turnedAway = { code: "FORBIDDEN", refusal: { code: "forbidden", right: permission }, item: null };
    if (mayPass(permission, kind)) {
      expect(answer).not.toEqual(turnedAway);
      expect(answer?.code).not.toBe("UNAUTHORIZED");
    } else expect(answer).toEqual(turnedAway);
  });
});
