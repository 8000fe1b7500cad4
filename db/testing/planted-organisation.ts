// Rows of everything that is not one item's: people, queues, agents, policies, sign-in, erasures, exports and what else stands once in a database.
import { sha256 } from "@core/trail/hash";
import { asKeyId, asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import { insertAgent, insertKey } from "../queries/agents";
import { putBlob } from "../queries/blobs";
import { insertCalendar } from "../queries/calendars";
import { insertCalibration } from "../queries/calibrations";
import { endErasure, insertErasure, insertHold, liftHold, putRetention } from "../queries/erasures";
import { keepEvidenceUse } from "../queries/evidence-uses";
import { insertExport } from "../queries/exports";
import { openGroup } from "../queries/groups";
import { insertHistoryItems, startHistoryImport } from "../queries/history";
import { insertHistoryRuns } from "../queries/history-runs";
import { keepFirst } from "../queries/installation";
import { insertMessage, putBrokenWay } from "../queries/messages";
import { putNotice } from "../queries/notices";
import { addAbsence, addDeputy, insertPerson } from "../queries/people";
import { insertPolicyVersion, pointPolicy } from "../queries/policies";
import { addDraftComment, insertPolicyDraft } from "../queries/policy-drafts";
import { insertPredictabilityCheck } from "../queries/predictability";
import { keepPresence } from "../queries/presences";
import { insertQueue, removeQueue } from "../queries/queues";
import { keepRead } from "../queries/reads";
import { putRetiming } from "../queries/retimings";
import { insertSelfTest, insertSelfTestOutage } from "../queries/self-tests";
import { saveSettings } from "../queries/settings";
import { addTry } from "../queries/sign-in-tries";
import { insertSimulation } from "../queries/simulations";
import { setStop } from "../queries/stops";
import { insertVerification } from "../queries/verifications";
import type { Tx } from "../store";
import { pastCase, pastRun, startedImport } from "./past-cases";
import { EVERY_BYTE, ODD_TEXTS, PEOPLE } from "./planted-values";
import { AGENT, itemId } from "./stored-items";

export async function plantOrganisation(tx: Tx): Promise<void> {
  const { q, t } = tx;
  const [one, two] = [PEOPLE[0] ?? asPersonId(""), PEOPLE[1] ?? asPersonId("")];
  for (const [index, id] of PEOPLE.entries())
    await insertPerson(tx, {
      id,
      name: `Zoë ${index} "O'Neil" \\`,
      email: `p${index}@example.test`,
      createdAt: 1,
      roles: [{ role: "reviewer", scope: index === 0 ? null : "workflow:refunds" }],
      skills: ["letters"],
    });
  await addAbsence(tx, { id: "absence", person: one, from: 1, until: 2 });
  await addDeputy(tx, { id: "deputy", person: one, deputy: two, from: 1, until: Number.MAX_SAFE_INTEGER });
  const day = { from: 540, to: 1_020 };
  await insertCalendar(tx, {
    id: "c-1",
    name: "Büro",
    body: { zone: "Europe/Berlin", week: [[day], [day], [], [], [], [], []], days: { "2026-12-25": { name: "🎄", shifts: [] } } },
    createdAt: 1,
  });
  await putRetiming(tx, asQueueId("q-1"), 1);
  await insertQueue(tx, {
    id: asQueueId("q-1"),
    calendar: "c-1",
    terms: { skills: ["german"], responseS: 60, resolutionS: null, assign: "round_robin", keepRuns: true },
    name: "Über",
    owner: one,
    over: null,
    rank: -3,
    ladder: [],
    members: PEOPLE,
    createdAt: 1,
  });
  const old = { id: asQueueId("q-old"), name: "Old", owner: one, over: null, rank: 0, ladder: [], members: [], createdAt: 1 };
  await insertQueue(tx, old);
  await removeQueue(tx, old.id, 2, 1);
  const notice = {
    kind: "rung",
    cause: "rung:q-1",
    to: PEOPLE,
    item: itemId(1),
    queue: asQueueId("q-1"),
    data: { name: "Ünder" },
  } as const;
  for (const [index, person] of PEOPLE.entries()) await putNotice(tx, `n-${index}`, person, notice, 1);
  await putNotice(tx, "n-again", one, notice, 2, { mail: 3, chat: null });
  const body = {
    subject: "Ünder 😀",
    text: "a\nb",
    html: "<p>&#60;</p>",
    notices: [{ kind: "rung", times: 2, url: "https://x.test/inbox" }],
  } as const;
  await insertMessage(tx, { id: "m-1", way: "mail", person: one, body, at: 1 });
  await putBrokenWay(tx, { way: "mail", since: 1, fault: "“refused”", tries: 1, retryAt: 2 });
  await insertAgent(tx, { id: AGENT, name: "agent", owner: one, createdAt: 1 });
  const key = { agent: AGENT, person: null, mac: "m", createdAt: 1, expiresAt: null };
  await insertKey(tx, { ...key, id: asKeyId("k-1"), prefix: "a", scope: { workflows: null } });
  await insertKey(tx, { ...key, id: asKeyId("k-2"), prefix: "b", person: two, scope: { workflows: ODD_TEXTS } });
  await insertPolicyVersion(tx, {
    kind: "policy",
    workflow: "w",
    version: 1,
    body: { 2: "b", 1: "a" },
    digest: sha256("p"),
    author: null,
    at: 1,
  });
  await pointPolicy(tx, { kind: "policy", workflow: "w", from: null, to: 1, at: 1 });
  await insertPolicyDraft(tx, {
    id: "d-1",
    workflow: "w",
    name: "Über 100",
    author: one,
    basePolicy: 1,
    baseRegistry: 0,
    policy: { workflow: "w", rules: [] },
    registry: { workflow: "w", actions: {} },
    state: "open",
    version: 1,
    createdAt: 1,
    changedAt: 2,
    changedBy: two,
    askedBy: null,
    askedAt: null,
    askedHash: null,
    reason: null,
    openItems: "keep",
    publishedPolicy: null,
    publishedRegistry: null,
    publishedAt: null,
    approver: null,
    ruledAnewAt: null,
  });
  await addDraftComment(tx, { id: "dc-1", draft: "d-1", person: two, at: 3, text: "“Why?”" });
  const simulated = {
    draft: "d-1",
    draftVersion: 1,
    compared: sha256("c"),
    source: "both",
    since: null,
    until: 9,
    zone: "Europe/Berlin",
    startedBy: one,
    startedAt: 1,
    tries: 1,
  } as const;
  const cameToNothing = { result: null, finishedAt: null, fault: null };
  await insertSimulation(tx, { ...simulated, ...cameToNothing, id: "sim-1", state: "running", done: 1, total: 3, leaseUntil: 9 });
  await insertSimulation(tx, {
    ...simulated,
    id: "sim-2",
    state: "done",
    done: 3,
    total: 3,
    finishedAt: 5,
    leaseUntil: null,
    result: { rows: 3, moves: [{ from: "review", to: "sampled" }] },
    fault: null,
  });
  for (const [index, on] of [true, false].entries())
    await setStop(tx, { scope: "workflow", subject: `w-${index}`, on, by: one, at: 1, reason: null, reviewAt: null, remindAt: null });
  const dates = { createdAt: new Date(0), updatedAt: new Date(1_790_000_000_123) };
  const user = { id: "u-1", name: "Ria", email: "p0@example.test", emailVerified: true, image: null, personId: one, passwordUntil: null };
  await q.insert(t.authUser).values({ ...user, ...dates });
  await q
    .insert(t.authUser)
    .values({ ...user, ...dates, id: "u-2", email: "p1@example.test", emailVerified: false, passwordUntil: new Date(5) });
  await q.insert(t.authSession).values({ id: "s-1", token: "t", userId: "u-1", expiresAt: new Date(9), ...dates });
  await q
    .insert(t.authAccount)
    .values({ id: "a-1", accountId: "u-1", providerId: "credential", userId: "u-1", password: "hash", ...dates });
  await q.insert(t.authVerification).values({ id: "v-1", identifier: "i", value: "v", expiresAt: new Date(9), ...dates });
  await q.insert(t.filters).values({ id: "f-1", person: one, name: "mine", query: { text: "\u0000 and \ud83d\ude00" }, at: 1 });
  await q.insert(t.filterShares).values({ filter: "f-1", queue: asQueueId("q-1") });
  await saveSettings(tx, one, { keys: { approve: "\u00e4" }, restAfterMin: null }, 1);
  const checked = {
    predicate: "was paid",
    fingerprint: "f",
    byKind: "person",
    by: one,
    at: 1,
    until: null,
    note: "\u00e4 \ud83d\ude00",
  } as const;
  const standing = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
  await insertVerification(tx, { ...checked, ...standing, id: "c-1", subject: "order:1" });
  await insertVerification(tx, { ...checked, id: "c-2", subject: "order:2", withdrawnAt: 2, withdrawnBy: one, withdrawnReason: "no" });
  await startHistoryImport(tx, startedImport("i-1"));
  await insertHistoryItems(tx, [pastCase(1), pastCase(2)]);
  await plantErasures(tx, one, two);
  await keepFirst(tx, "print of größer", "\u0001");
  await addTry(tx, "p@größer", 1, Number.MAX_SAFE_INTEGER);
  await plantCalibration(tx, one);
  await insertHistoryRuns(tx, [pastRun(1), pastRun(2)], "i-1");
  const place = { item: itemId(1), workflow: "w", seq: 2, at: 3 };
  await insertPredictabilityCheck(tx, {
    ...{ id: "pc-1", night: 7_200_000, startedBy: null, startedAt: 4, finishedAt: 5, seed: "0a", leaseUntil: null },
    ...{ places: 9, wanted: 2, draws: 8, sampled: 2, agreed: 0, differing: 1, unreadable: 1 },
    byWorkflow: [{ workflow: "w", sampled: 2, agreed: 0, differing: 1, unreadable: 1 }],
    differences: [{ ...place, fields: [{ field: "facts.größe 😀", stored: null, recomputed: null }] }],
    unreadables: [{ ...place, why: "erased" }],
    ...{ acknowledgedBy: one, acknowledgedAt: 6, acknowledgedReason: "“Handarbeit” 😀" },
  });
  const contents = { values: true, revisions: false, evidence: false };
  const request = { choice: { of: "run", workflow: "w", run: "größer 😀" }, format: "jsonl", contents, gzip: true } as const;
  const counts = { done: 3, total: null, bytes: 9_007_199_254, withheld: 1, askedAt: 1, heardAt: 2 };
  await insertExport(tx, { ...counts, id: "ex-1", person: one, request, state: "broken", endedAt: 3 });
  await insertExport(tx, { ...counts, id: "ex-2", person: null, request, state: "running", endedAt: null });
  const round = { dueAt: 1, startedAt: 2, step: "clear", took: { submit: 3 } } as const;
  await insertSelfTest(tx, { ...round, id: "st-1", state: "failed", finishedAt: 4, fault: "“größer” 😀" });
  await insertSelfTest(tx, { ...round, id: "st-2", dueAt: 5, state: "running", finishedAt: null, fault: null });
  await insertSelfTestOutage(tx, { id: "so-1", began: 2, toldAt: 4, step: null, fault: null, endedAt: null });
  await keepPresence(tx, { item: itemId(1), person: one }, 9, 1);
  await openGroup(tx, { agent: AGENT, id: "g", size: 2 });
  await putBlob(tx, { sha256: sha256(EVERY_BYTE), mediaType: "application/octet-stream", bytes: EVERY_BYTE });
  await putBlob(tx, { sha256: sha256(""), mediaType: "text/plain", bytes: new Uint8Array() });
  await putBlob(tx, { sha256: sha256("x".repeat(900_000)), mediaType: "text/plain", bytes: Buffer.from("x".repeat(900_000)) });
}

async function plantCalibration(tx: Tx, person: PersonId): Promise<void> {
  const candidate = { threshold: 250, n: 9, errors: 0, missing: 1, unblind: 0, bound: 0.283_1, passed: null, more: null };
  const terms = { tolerated: 0.02, confidence: 0.95, look: 1, deltaSpent: 1 / 3, pFloor: 1e-9, inForce: 300, s: null, supported: null };
  await insertCalibration(tx, {
    ...{ id: "ca-1", workflow: "refunds", action: "größer", threshold: "refund_max", agentVersion: "“v1” 😀", look: 1, policyVersion: 1 },
    ...{ laneHash: sha256("lane"), certificateHash: sha256("certificate"), person, at: 7 },
    certificate: { ...terms, direction: "raising-loosens", source: "checks", candidates: [candidate], assumptions: ["imported-whole"] },
  });
}

async function plantErasures(tx: Tx, one: PersonId, two: PersonId): Promise<void> {
  const asked = { workflow: "refunds", reason: "Löschung \u0001", askedBy: one, askedAt: 1, expiresAt: Number.MAX_SAFE_INTEGER } as const;
  const waits = { state: "asked", endedBy: null, endedAt: null, counts: null } as const;
  await insertErasure(tx, { id: "x-1", kind: "item", subject: itemId(1), days: null, ...asked, ...waits });
  await insertErasure(tx, { id: "x-2", kind: "retention", subject: "refunds", days: 30, ...asked, ...waits });
  await endErasure(tx, "x-2", { state: "done", by: two, at: 2, counts: { values: 3, revisions: 1, evidence: 0 } });
  await putRetention(tx, { workflow: "refunds", days: 30, setBy: one, signedBy: two, at: 2 });
  const hold = { workflow: "refunds", by: one, at: 1, liftedBy: null, liftedAt: null, liftReason: null };
  await insertHold(tx, { id: "h-1", item: null, reason: "Rechtsstreit", ...hold });
  await insertHold(tx, { id: "h-2", item: itemId(2), reason: "'", ...hold });
  await liftHold(tx, "h-2", { by: two, at: 3, reason: "\\" });
  await keepEvidenceUse(tx, itemId(1), sha256("evidence"));
  await keepRead(tx, { person: two, item: itemId(1), hour: 1, at: 3_600_001, what: "item", revision: 1 });
}
