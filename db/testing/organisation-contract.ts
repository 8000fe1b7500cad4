// The contract's part about the organisation: people, queues, agents, policies, stops.

import { sha256 } from "@core/trail/hash";
import { asAgentId, asKeyId, asPersonId, asQueueId } from "@core/words/ids";
import { PLAIN_TERMS } from "@core/words/queue-terms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  findAgentByName,
  findKeyByPrefix,
  insertAgent,
  insertKey,
  listKeys,
  readAgent,
  readAgents,
  revokeKey,
  updateAgent,
} from "../queries/agents";
import { directoryVersion } from "../queries/directory";
import { listFilters, removeFilter, saveFilter } from "../queries/filters";
import {
  addAbsence,
  addDeputy,
  findPersonByEmail,
  insertPerson,
  offboardPerson,
  readPeople,
  readPerson,
  renamePerson,
  setRoles,
  setSkills,
} from "../queries/people";
import {
  currentPolicy,
  currentRegistry,
  currentVersion,
  insertPolicyVersion,
  listWorkflows,
  type PolicyVersion,
  pointPolicy,
  readPolicyVersion,
} from "../queries/policies";
import { insertQueue, readQueue, readQueues, readRemovedQueues, removeQueue, updateQueue } from "../queries/queues";
import { readSettings, saveSettings } from "../queries/settings";
import { listStops, readStops, setStop } from "../queries/stops";
import {
  insertVerification,
  listVerifications,
  readVerification,
  verificationsAbout,
  withdrawVerification,
} from "../queries/verifications";
import type { Store, Tx } from "../store";
import type { TestEngine } from "./engines";
import { AGENT } from "./stored-items";

const RIA = asPersonId("p-ria");
const MAX = asPersonId("p-max");

const person = (id: typeof RIA, name: string) => (tx: Tx) =>
  insertPerson(tx, {
    id,
    name,
    email: `${name}@Example.org`,
    createdAt: 1,
    roles: [{ role: "reviewer", scope: null }],
    skills: ["german"],
  });

export function organisationContract(engine: TestEngine) {
  describe(`${engine.name}: the organisation`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
      await store.write(person(RIA, "Ria"));
      await store.write(person(MAX, "Max"));
    });
    afterEach(() => engine.clean());

    test("a person comes back with roles, skills, absences and deputies", async () => {
      await store.write(async (tx) => {
        await setRoles(tx, RIA, [
          { role: "manager", scope: "queue:refunds" },
          { role: "manager", scope: "queue:refunds" },
        ]);
        await setSkills(tx, RIA, []);
        await addAbsence(tx, { id: "a-1", person: RIA, from: 10, until: 20 });
        await addDeputy(tx, { id: "d-1", person: RIA, deputy: MAX, from: 10, until: 20 });
        await renamePerson(tx, RIA, "Ria B.");
      });
      const ria = await store.read((tx) => readPerson(tx, RIA));
      expect(ria).toEqual({
        id: RIA,
        name: "Ria B.",
        email: "ria@example.org",
        createdAt: 1,
        offboardedAt: null,
        erasedAt: null,
        wipLimit: null,
        roles: [{ role: "manager", scope: "queue:refunds" }],
        skills: [],
        absences: [{ from: 10, until: 20 }],
        deputyFor: [],
        deputies: [{ person: MAX, from: 10, until: 20, scope: null }],
      });
      const max = await store.read((tx) => findPersonByEmail(tx, "MAX@example.ORG"));
      expect(max).toMatchObject({ id: MAX, skills: ["german"], deputyFor: [{ person: RIA, from: 10, until: 20 }] });
      expect(await store.read((tx) => readPeople(tx))).toEqual([max, ria]);
      expect(await store.read((tx) => readPeople(tx, []))).toEqual([]);
      expect(await store.read((tx) => readPerson(tx, asPersonId("nobody")))).toBeNull();
    });

    test("one address is one human; spans have a length; nobody is their own deputy", async () => {
      await expect(store.write(person(asPersonId("p-3"), "RIA"))).rejects.toThrow();
      await expect(store.write((tx) => addAbsence(tx, { id: "a", person: RIA, from: 5, until: 5 }))).rejects.toThrow();
      await expect(store.write((tx) => addDeputy(tx, { id: "d", person: RIA, deputy: RIA, from: 1, until: 2 }))).rejects.toThrow();
      await expect(store.write((tx) => addAbsence(tx, { id: "a", person: asPersonId("nobody"), from: 1, until: 2 }))).rejects.toThrow();
    });

    test("an offboarded person keeps their row", async () => {
      await store.write((tx) => offboardPerson(tx, RIA, 9));
      expect(await store.read((tx) => readPerson(tx, RIA))).toMatchObject({ name: "Ria", offboardedAt: 9 });
    });

    test("queues come by rank with their members; an update names the version it saw", async () => {
      const queue = (id: string, rank: number) => ({
        id: asQueueId(id),
        name: id,
        owner: MAX,
        over: null,
        rank,
        ladder: [{ afterS: 60, do: "notify", who: "owner" } as const],
        calendar: null,
        terms: PLAIN_TERMS,
        members: [RIA, MAX, RIA],
        createdAt: 1,
      });
      await store.write((tx) => insertQueue(tx, queue("senior", 2)));
      await store.write((tx) => insertQueue(tx, queue("junior", 1)));
      expect(await store.write((tx) => updateQueue(tx, asQueueId("junior"), { over: asQueueId("senior"), members: [RIA] }, 1))).toBe(true);
      expect(await store.write((tx) => updateQueue(tx, asQueueId("junior"), { name: "late", members: [] }, 1))).toBe(false);
      const [junior, senior] = await store.read(readQueues);
      expect(junior).toEqual({ ...queue("junior", 1), over: "senior", members: [RIA], version: 2 });
      expect(senior?.members).toEqual([MAX, RIA]);
      expect(await store.read((tx) => readQueue(tx, asQueueId("junior")))).toEqual(junior);
      expect(await store.read((tx) => readQueue(tx, asQueueId("none")))).toBeNull();
      await expect(store.write((tx) => insertQueue(tx, { ...queue("orphan", 1), owner: asPersonId("nobody") }))).rejects.toThrow();
    });

    test("a removed queue is in no list, keeps its name, and has nobody in it", async () => {
      const queue = { id: asQueueId("old"), name: "Old", owner: MAX, over: null, rank: 1, ladder: [], members: [RIA], createdAt: 1 };
      await store.write((tx) => insertQueue(tx, queue));
      expect(await store.write((tx) => removeQueue(tx, queue.id, 7, 2))).toBe(false);
      expect(await store.write((tx) => removeQueue(tx, queue.id, 7, 1))).toBe(true);
      expect(await store.write((tx) => removeQueue(tx, queue.id, 8, 2))).toBe(false);
      expect((await store.read(readQueues)).map(({ id }) => id)).not.toContain(queue.id);
      expect(await store.read((tx) => readQueue(tx, queue.id))).toBeNull();
      expect(await store.read(readRemovedQueues)).toEqual([{ ...queue, calendar: null, terms: PLAIN_TERMS, members: [], version: 2 }]);
    });

    test("an agent has a name and an owner; its keys are found by prefix", async () => {
      const key = {
        id: asKeyId("k-1"),
        agent: AGENT,
        person: null,
        prefix: "cs_abcd",
        mac: "mac",
        scope: { workflows: ["refunds"] },
        createdAt: 1,
        expiresAt: 9,
      };
      await store.write((tx) => insertAgent(tx, { id: AGENT, name: "demo", owner: MAX, createdAt: 1 }));
      await store.write((tx) => insertKey(tx, key));
      const found = await store.read((tx) => findKeyByPrefix(tx, "cs_abcd"));
      expect(found).toEqual({
        key: { ...key, revokedAt: null },
        agent: { id: AGENT, name: "demo", owner: MAX, createdAt: 1, disabledAt: null },
      });
      expect(await store.read((tx) => findKeyByPrefix(tx, "cs_"))).toBeNull();
      await expect(store.write((tx) => insertKey(tx, { ...key, id: asKeyId("k-2") }))).rejects.toThrow();
      await expect(store.write((tx) => insertAgent(tx, { id: asAgentId("b"), name: "demo", owner: MAX, createdAt: 1 }))).rejects.toThrow();
      await store.write((tx) => revokeKey(tx, asKeyId("k-1"), 7));
      await store.write((tx) => updateAgent(tx, AGENT, { owner: RIA, disabledAt: 8 }));
      expect((await store.read((tx) => listKeys(tx, AGENT)))[0]?.revokedAt).toBe(7);
      const agent = await store.read((tx) => readAgent(tx, AGENT));
      expect(agent).toMatchObject({ owner: RIA, disabledAt: 8 });
      expect(await store.read((tx) => findAgentByName(tx, "demo"))).toEqual(agent);
      expect(await store.read(readAgents)).toEqual([agent]);
    });

    test("the directory's version is another one after every change of it, and only then", async () => {
      const version = () => store.read(directoryVersion);
      const before = await version();
      await store.write((tx) => setSkills(tx, RIA, ["french"]));
      const after = await version();
      expect(after).not.toBe(before);
      await store.write((tx) =>
        setStop(tx, { scope: "all", subject: "", on: true, by: MAX, at: 1, reason: null, reviewAt: null, remindAt: null }),
      );
      expect(await version()).toBe(after);
    });

    const policy = (version: number, kind: PolicyVersion["kind"] = "policy"): PolicyVersion => ({
      kind,
      workflow: "refunds",
      version,
      body: { rules: [version] },
      digest: sha256(`policy ${version}`),
      author: MAX,
      at: version,
    });

    test("versions of a policy follow each other and never change", async () => {
      await store.write((tx) => insertPolicyVersion(tx, policy(1)));
      await expect(store.write((tx) => insertPolicyVersion(tx, { ...policy(1), body: {} }))).rejects.toThrow();
      await expect(store.write((tx) => insertPolicyVersion(tx, policy(3)))).rejects.toThrow();
      await store.write((tx) => insertPolicyVersion(tx, policy(2)));
      expect(await store.read((tx) => readPolicyVersion(tx, "policy", "refunds", 1))).toEqual(policy(1));
      expect(await store.read((tx) => readPolicyVersion(tx, "registry", "refunds", 1))).toBeNull();
    });

    test("what is in force moves only from what the mover saw", async () => {
      await store.write(async (tx) => {
        for (const version of [1, 2]) await insertPolicyVersion(tx, policy(version));
        await insertPolicyVersion(tx, policy(1, "registry"));
      });
      const move = (from: number | null, to: number, kind: PolicyVersion["kind"] = "policy") =>
        store.write((tx) => pointPolicy(tx, { kind, workflow: "refunds", from, to, at: 5 }));
      expect(await store.read((tx) => currentPolicy(tx, "refunds"))).toBeNull();
      expect(await move(1, 2)).toBe(false);
      expect(await move(null, 1)).toBe(true);
      expect(await move(null, 2)).toBe(false);
      expect(await Promise.all([move(1, 2), move(1, 2)])).toEqual([true, false]);
      expect(await move(null, 1, "registry")).toBe(true);
      expect(await store.read((tx) => currentPolicy(tx, "refunds"))).toEqual(policy(2));
      expect(await store.read((tx) => currentRegistry(tx, "refunds"))).toEqual(policy(1, "registry"));
      expect(await store.read((tx) => currentVersion(tx, "policy", "refunds"))).toBe(2);
      expect(await store.read((tx) => currentVersion(tx, "policy", "other"))).toBeNull();
      expect(await store.read((tx) => listWorkflows(tx, "policy"))).toEqual([{ workflow: "refunds", version: 2, at: 5 }]);
    });

    test("a stop covers its agent, its workflow or all, until it is lifted", async () => {
      const pull = (scope: "agent" | "workflow" | "all", subject: string, on = true) =>
        store.write((tx) => setStop(tx, { scope, subject, on, by: MAX, at: 1, reason: "why", reviewAt: 9, remindAt: 10 }));
      const cover = () => store.read((tx) => readStops(tx, { agent: AGENT, workflow: "refunds" }));
      expect(await cover()).toEqual({ agent: false, workflow: false, all: false });
      await pull("agent", "another");
      await pull("workflow", AGENT);
      expect(await cover()).toEqual({ agent: false, workflow: false, all: false });
      await pull("agent", AGENT);
      await pull("workflow", "refunds");
      await pull("all", "");
      expect(await cover()).toEqual({ agent: true, workflow: true, all: true });
      await pull("all", "", false);
      expect(await cover()).toEqual({ agent: true, workflow: true, all: false });
      await expect(pull("all", "refunds")).rejects.toThrow();
      expect(await store.read(listStops)).toHaveLength(5);
    });

    test("settings are one person's, and the last ones", async () => {
      expect(await store.read((tx) => readSettings(tx, RIA))).toBeNull();
      await store.write((tx) => saveSettings(tx, RIA, { keyMode: "off" }, 1));
      await store.write((tx) => saveSettings(tx, RIA, { keyMode: "alt", keys: { skip: "b" } }, 2));
      expect(await store.read((tx) => readSettings(tx, RIA))).toEqual({ keyMode: "alt", keys: { skip: "b" } });
      expect(await store.read((tx) => readSettings(tx, MAX))).toBeNull();
    });

    test("a saved filter is changed and removed by its owner alone", async () => {
      const filter = { id: "f-1", person: RIA, name: "mine", query: { review: "queued" }, sharedWith: null, at: 1 };
      await store.write((tx) => saveFilter(tx, filter));
      await store.write((tx) => saveFilter(tx, { ...filter, person: MAX, name: "stolen" }));
      await store.write((tx) => removeFilter(tx, MAX, "f-1"));
      expect(await store.read((tx) => listFilters(tx, RIA, []))).toEqual([filter]);
      await store.write((tx) => saveFilter(tx, { ...filter, name: "renamed" }));
      expect((await store.read((tx) => listFilters(tx, RIA, [])))[0]?.name).toBe("renamed");
      await store.write((tx) => removeFilter(tx, RIA, "f-1"));
      expect(await store.read((tx) => listFilters(tx, RIA, []))).toEqual([]);
    });

    test("checks of claims are found by what they are about, and withdrawn once", async () => {
      const row = (id: string, subject: string, predicate = "was paid") => ({
        ...{ id, subject, predicate, fingerprint: "f", byKind: "person" as const, by: "p-ria", at: 1, until: null, note: null },
        ...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
      });
      await store.write(async (tx) => {
        for (const one of [row("c-1", "order:1"), row("c-2", "order:1", "was sent"), row("c-3", "order:2"), row("c-4", "order:1")])
          await insertVerification(tx, one);
      });
      const about = (...claims: { subject: string; predicate: string }[]) =>
        store.read(async (tx) => (await verificationsAbout(tx, claims)).map(({ id }) => id));
      expect(await about({ subject: "order:1", predicate: "was paid" })).toEqual(["c-4", "c-1"]);
      expect(await about({ subject: "order:3", predicate: "was paid" })).toEqual([]);
      expect(await about()).toEqual([]);
      const page = (after: string | null, predicate: string | null = null) =>
        store.read(async (tx) => (await listVerifications(tx, { subject: "order:1", predicate, after }, 2)).map(({ id }) => id));
      expect([await page(null), await page("c-2"), await page(null, "was paid")]).toEqual([["c-1", "c-2"], ["c-4"], ["c-1", "c-4"]]);
      const withdrawn = { at: 5, by: RIA, reason: "It was another" };
      expect(await store.write((tx) => withdrawVerification(tx, "c-1", withdrawn))).toBe(true);
      expect(await store.write((tx) => withdrawVerification(tx, "c-1", { ...withdrawn, reason: "again" }))).toBe(false);
      expect(await store.read((tx) => readVerification(tx, "c-1"))).toMatchObject({ withdrawnAt: 5, withdrawnReason: "It was another" });
      expect(await store.read((tx) => readVerification(tx, "c-9"))).toBeNull();
    });
  });
}
