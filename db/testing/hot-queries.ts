// The queries that must not grow with history: what each plan test asks of its engine, by the functions that the product calls.
import { sha256 } from "@core/trail/hash";
import { subtreesOf } from "@core/trail/tree";
import { asAgentId, asExecutionId, asItemId, asPersonId } from "@core/words/ids";
import { findKeyByPrefix } from "../queries/agents";
import { arrivalsByHour, firstArrival } from "../queries/arrivals";
import { checkpointsBefore, checkpointsFrom, latestCheckpoint, unsignedSince } from "../queries/checkpoints";
import { decidingEvents } from "../queries/decision-times";
import { eraseBesideItem, eraseCasesBefore, eraseChecksOn, findCase } from "../queries/erased-content";
import { askedErasure, holdsOn, listErasures, overdueErasures, standingHolds } from "../queries/erasures";
import { countEscalations } from "../queries/escalations";
import {
  hasUnsequenced,
  lastEvent,
  listStream,
  listValues,
  readEvent,
  readEventsAfter,
  readValues,
  sequenceEvents,
  trailEnd,
  treeLag,
} from "../queries/events";
import { executionOfItem, readExecution, reversalsOfItem } from "../queries/executions";
import { exportsOf, purgeExports } from "../queries/exports";
import { fallenDue } from "../queries/fallen-due";
import { itemsOfExternalId, itemsOfRevision, itemsOfRun } from "../queries/find-items";
import { casesOfRuns, countCasesBefore } from "../queries/history";
import { findHistoryRun, historyWorkflows, listHistoryRuns, sliceHistoryRuns } from "../queries/history-runs";
import { answerIdempotent, beginIdempotent, purgeIdempotent } from "../queries/idempotency";
import { countDecided, decidedCases, groupRows, runRows } from "../queries/item-history";
import { listItemIds } from "../queries/item-lists";
import {
  claimableItemIds,
  countToErase,
  dueItemIds,
  findItemByExternalId,
  groupMembers,
  itemsToErase,
  listAgentItems,
  readItem,
  saveItem,
} from "../queries/items";
import { gaveBack, heldKinds, openKinds, runHolder, turnsOf } from "../queries/loads";
import { anyMessageDue, takeMessage } from "../queries/messages";
import { closedSince, lateItems, publishedSince, toReconcile } from "../queries/morning";
import { inboxState, listNotices, markAllRead, noticesToSend, peopleToTell, purgeNotices } from "../queries/notices";
import { opinionsAsked } from "../queries/opinions";
import { dropForDecision } from "../queries/outbox";
import { proposedBefore } from "../queries/past-proposals";
import { latestDecided, pastCases, pastItems, sliceItems } from "../queries/past-rows";
import { changesUpTo, decidedOfStretch, itemEventsUpTo } from "../queries/past-streams";
import { deedsOf } from "../queries/person-days";
import { currentPolicy } from "../queries/policies";
import { rulingsAt, trailBegan } from "../queries/predictability";
import { presentAt } from "../queries/presences";
import { askedBy, countHeld, countOpen, heldBy, heldByAny, openPlaces, sortedPlaces, workCandidates } from "../queries/queue-pages";
import { latestIn, placingEvents } from "../queries/queue-stays";
import { isReadKept, readsOf } from "../queries/reads";
import { openItemsOf } from "../queries/retimings";
import { findRevisionsByAction, listRevisions } from "../queries/revisions";
import { heldMoments, itemsOfRuns, listRuns, newestOfRun, openByWorkflow, openSteps, stepItems } from "../queries/runs";
import { latestSelfTests } from "../queries/self-tests";
import { anySimulationWaits, listSimulations } from "../queries/simulations";
import { latestStay, promiseCounts, stayTimes } from "../queries/stays";
import {
  eventsAt,
  eventsBetween,
  decidingEvents as eventsOfDecisions,
  itemsAfter,
  openQuorums,
  placesOfStreams,
  timesBetween,
} from "../queries/trail-reading";
import { collectEntries, deleteEntriesOf, hashesBefore, readMarks, type TrailQuestion, wordsBeginning } from "../queries/trail-search";
import { readSubtrees } from "../queries/tree";
import { listVerifications, verificationsAbout } from "../queries/verifications";
import { listVotes } from "../queries/votes";
import type { Tx } from "../store";
import { AGENT, itemId, QUEUE, storedItem } from "./stored-items";

/** Ids that stand in what a plan test fills its tables with. */
export const OLD = itemId(25_000);
export const PERSON = asPersonId("p-1");
const STREAM = `item:${OLD}`;

const everything = { workflows: null, wholeQueues: new Set<typeof QUEUE>() };
const ALL_ITEMS = { workflow: null, run: null, queue: null, review: null, execution: null, sight: null };
const place = { sortPriority: 0, sortDue: 5, id: itemId(1) };
const key = { principal: "agent:agent-1", key: "k-1" };

const ANY_RUN = { workflow: null, text: null, state: null, since: null, until: null, sight: null };
const ANY_HISTORY = { workflows: null, text: null, since: null, until: null };
const search = (tx: Tx, asked: Partial<TrailQuestion>) =>
  collectEntries(
    tx,
    { must: [], mustNot: [], phrases: [], noPhrases: [], from: null, to: null, least: null, most: null, order: "newest", ...asked },
    { after: null, most: 50, used: () => 0 },
  );
const token = (text: string, prefix = false) => [{ text, prefix }];

export const hotQueries = {
  "an item": (tx) => readItem(tx, OLD),
  "saving an item": (tx) => saveItem(tx, storedItem(25_000), 1),
  "a re-submission": (tx) => findItemByExternalId(tx, AGENT, "x-25000", "erased:25000"),
  "the driver": (tx) => dueItemIds(tx, 9, 200),
  next: (tx) => claimableItemIds(tx, [QUEUE], 1),
  "a group": (tx) => groupMembers(tx, AGENT, "g-7"),
  "an agent's list": (tx) => listAgentItems(tx, { agent: AGENT }, null, 10),
  "its next page": (tx) => listAgentItems(tx, { agent: AGENT }, OLD, 10),
  "a queue's first page": (tx) => openPlaces(tx, { ...everything, queues: [QUEUE] }, null, 50),
  "a queue's next page": (tx) => openPlaces(tx, { ...everything, queues: [QUEUE] }, place, 50),
  "the open items of a queue": (tx) => openItemsOf(tx, { queue: QUEUE, after: OLD }, 200),
  "who looks at items": (tx) => presentAt(tx, [OLD, itemId(7)], 1),
  "a queue by due": (tx) => sortedPlaces(tx, { ...everything, queues: [QUEUE] }, { by: "due", descending: false }, null, 50),
  "a queue by amount": (tx) =>
    sortedPlaces(tx, { ...everything, queues: [QUEUE] }, { by: "risk", descending: true }, { key: 80.5, id: OLD }, 50),
  "a queue by level": (tx) =>
    sortedPlaces(tx, { ...everything, queues: [QUEUE] }, { by: "level", descending: true }, { key: 2, id: OLD }, 50),
  "the best work of a queue": (tx) => workCandidates(tx, [QUEUE], 5, null),
  "the best work of one kind": (tx) => workCandidates(tx, [QUEUE], 5, { workflow: "refunds", action: "issue_refund" }),
  "what was in a queue lately": (tx) => latestIn(tx, [QUEUE], 0, 2_000),
  "how long it stayed there": (tx) => placingEvents(tx, [OLD, itemId(7)]),
  "what a person holds": (tx) => heldBy(tx, PERSON),
  "what people who are away hold": (tx) => heldByAny(tx, [PERSON, asPersonId("p-2")], ["claimed"], 200),
  "what a person asked agents": (tx) => askedBy(tx, PERSON, [QUEUE], 200),
  "what came lately": (tx) => arrivalsByHour(tx, 1, 100),
  "when anything came first": firstArrival,
  "what people hold": (tx) => countHeld(tx, [PERSON, asPersonId("p-2")]),
  "what people hold, by kind": (tx) => heldKinds(tx, [PERSON, asPersonId("p-2")]),
  "what kinds wait in a queue": (tx) => openKinds(tx, [QUEUE], 200),
  "whose turn it is": (tx) => turnsOf(tx, QUEUE),
  "who gave an item back": (tx) => gaveBack(tx, OLD),
  "who has the first of a run": (tx) => runHolder(tx, { workflow: "refunds", run: "run-7", queue: QUEUE, item: OLD }),
  "where an item was last": (tx) => latestStay(tx, OLD),
  "how long things took in a queue": (tx) => stayTimes(tx, QUEUE, 5, 2_000),
  "what a queue sent up": (tx) => countEscalations(tx, QUEUE, 49_900),
  "what a person was asked to think about": (tx) => opinionsAsked(tx, PERSON, 20),
  "promises to take up": (tx) => promiseCounts(tx, QUEUE, "response", { since: 5, now: 50_000, quarterMs: 900 }),
  "promises to decide": (tx) => promiseCounts(tx, QUEUE, "resolution", { since: 5, now: 50_000, quarterMs: 900 }),
  "the counts of all queues": (tx) => countOpen(tx, { now: 1, soon: 2 }),
  "cases like one": (tx) => decidedCases(tx, { workflow: "refunds", action: "issue_refund" }, OLD, 60),
  "an agent's record": (tx) => countDecided(tx, { workflow: "refunds", action: "issue_refund" }, 0, 1_000),
  "how long an action's decisions took": (tx) => decidingEvents(tx, { workflow: "refunds", action: "issue_refund" }, 0, 300),
  "checks of claims": (tx) =>
    verificationsAbout(tx, [
      { subject: "customer:77", predicate: "check-1" },
      { subject: "order:9", predicate: "check-2" },
    ]),
  "checks of a subject": (tx) => listVerifications(tx, { subject: "customer:77", predicate: null, after: null }, 50),
  "a run": (tx) => runRows(tx, "refunds", "run-7", 20),
  "a group beside an item": (tx) => groupRows(tx, AGENT, "g-7"),
  "the day of a person": (tx) => deedsOf(tx, PERSON, ["voted"], 0, 9),
  "a workflow's items": (tx) => listItemIds(tx, { ...ALL_ITEMS, workflow: "refunds", execution: "held" }, OLD, 50),
  "what a workflow proposed": (tx) => proposedBefore(tx, "refunds", "held", OLD, 50),
  "all items": (tx) => listItemIds(tx, ALL_ITEMS, OLD, 50),
  "a stream": (tx) => listStream(tx, STREAM),
  "a stream's end": (tx) => lastEvent(tx, STREAM),
  "a stream's values": (tx) => listValues(tx, STREAM),
  "a page's values": (tx) => readValues(tx, [{ stream: STREAM, seq: 1 }]),
  "events after": (tx) => readEventsAfter(tx, { after: 5, limit: 9 }),
  "an agent's events after": (tx) => readEventsAfter(tx, { after: 5, agent: asAgentId("agent-2"), limit: 9 }),
  "the end of the trail": trailEnd,
  "whether there is something to sequence": hasUnsequenced,
  "whether the tree is behind": treeLag,
  "parts of the tree": (tx) => readSubtrees(tx, subtreesOf({ from: 0, to: 45_000 })),
  "the newest head": latestCheckpoint,
  "what is under no head": (tx) => unsignedSince(tx, 49_000),
  "an event": (tx) => readEvent(tx, STREAM, 1),
  "numbering events": (tx) => sequenceEvents(tx),
  revisions: (tx) => listRevisions(tx, OLD),
  "items of a revision's hash": (tx) => itemsOfRevision(tx, sha256("a"), 9),
  "items of an external id": (tx) => itemsOfExternalId(tx, [AGENT, asAgentId("agent-2")], "x-25000", 9),
  "items of a run's name": (tx) => itemsOfRun(tx, "run-7", 9),
  "like actions": (tx) => findRevisionsByAction(tx, sha256("a"), 9),
  "an execution": (tx) => readExecution(tx, asExecutionId("e-7")),
  "the execution of an item": (tx) => executionOfItem(tx, asItemId("x")),
  "its reversals": (tx) => reversalsOfItem(tx, asItemId("x")),
  votes: (tx) => listVotes(tx, OLD),
  "the outbox of a decision": (tx) => dropForDecision(tx, OLD, 4),
  "an inbox": (tx) => listNotices(tx, PERSON, { unread: false, before: { at: 49_000, id: "n-9" }, limit: 30 }),
  "the unread of an inbox": (tx) => listNotices(tx, PERSON, { unread: true, before: null, limit: 30 }),
  "how full an inbox is": (tx) => inboxState(tx, PERSON),
  "reading all of an inbox": (tx) => markAllRead(tx, PERSON, 49_990, 50_000),
  "who is to be mailed": (tx) => peopleToTell(tx, "mail", 9, 50),
  "what is to be mailed": (tx) => noticesToSend(tx, "mail", PERSON, { kinds: ["rung", "stop"], upTo: 9, limit: 50 }),
  "forgetting what was read": (tx) => purgeNotices(tx, 5),
  "whether a mail is due": (tx) => anyMessageDue(tx, "mail", 9),
  "the next mail": (tx) => takeMessage(tx, "mail", 9, 10),
  "what fell due": (tx) => fallenDue(tx, 5, 6),
  "what a retention erases next": (tx) => itemsToErase(tx, "refunds", 40_000, { closedAt: 5, id: "" }, 200),
  "what a retention would erase": (tx) => countToErase(tx, "refunds", 40_000, 1_000),
  "taking an idempotency key": (tx) => beginIdempotent(tx, { ...key, route: "r", bodyDigest: sha256("b"), at: 1 }),
  "answering under an idempotency key": (tx) => answerIdempotent(tx, key, { status: 201, response: "{}" }),
  "forgetting answers": (tx) => purgeIdempotent(tx, 5),
  "the slices of a simulation": (tx) => sliceItems(tx, "refunds", { since: null, until: null }, 5_000),
  "items of a slice": (tx) => pastItems(tx, "refunds", { kind: "items", after: itemId(100), upTo: itemId(600) }),
  "decisions to be timed": (tx) => latestDecided(tx, "refunds", "issue_refund", 100),
  "cases of a slice": (tx) => pastCases(tx, "refunds", { kind: "cases", after: { at: 1, id: "a" }, upTo: { at: 600, id: "b" } }),
  "whether a simulation waits": (tx) => anySimulationWaits(tx, 9),
  "the simulations of a draft": (tx) => listSimulations(tx, "d-1", 4),
  "the latest rounds of the self-test": (tx) => latestSelfTests(tx, 3),
  "rulings at places of the trail": (tx) => rulingsAt(tx, [7, 9_000, 40_000]),
  "the beginning of the trail": trailBegan,
  "older heads": (tx) => checkpointsBefore(tx, 40_000, 50),
  "heads from one on": (tx) => checkpointsFrom(tx, 40_000, 50),
  "runs, the newest first": (tx) => listRuns(tx, ANY_RUN, OLD, 50),
  "runs of a workflow": (tx) => listRuns(tx, { ...ANY_RUN, workflow: "refunds" }, null, 50),
  "open runs of a workflow": (tx) => listRuns(tx, { ...ANY_RUN, workflow: "refunds", state: "open" }, null, 50),
  "runs that somebody may see": (tx) => listRuns(tx, { ...ANY_RUN, sight: { workflows: ["refunds"], queues: [QUEUE] } }, null, 50),
  "runs by name": (tx) => listRuns(tx, { ...ANY_RUN, text: "run-77" }, null, 50),
  "the items of a page of runs": (tx) =>
    itemsOfRuns(
      tx,
      [
        { workflow: "refunds", run: "run-7" },
        { workflow: "refunds", run: "run-8" },
      ],
      2_000,
    ),
  "the newest items of a run": (tx) => newestOfRun(tx, { workflow: "refunds", run: "run-7" }, 2_000),
  "the steps of a workflow": (tx) => stepItems(tx, "refunds", null, null, 5_000),
  "who held items when": (tx) => heldMoments(tx, [STREAM, `item:${itemId(7)}`]),
  "what is open of each workflow": openByWorkflow,
  "what is open of a workflow's steps": (tx) => openSteps(tx, "refunds"),
  "imported runs": (tx) => listHistoryRuns(tx, ANY_HISTORY, { endedAt: 40_000, workflow: "refunds", run: "run-7" }, 50),
  "imported runs of a workflow": (tx) => listHistoryRuns(tx, { ...ANY_HISTORY, workflows: ["refunds"] }, null, 50),
  "imported runs of several workflows": (tx) => listHistoryRuns(tx, { ...ANY_HISTORY, workflows: ["letters", "refunds"] }, null, 50),
  "an imported run": (tx) => findHistoryRun(tx, "refunds", "run-7"),
  "a slice of a workflow's imported runs": (tx) => sliceHistoryRuns(tx, "refunds", "run-7", 1_000),
  "which workflows have imported runs": historyWorkflows,
  "what was proposed in imported runs": (tx) => casesOfRuns(tx, [{ workflow: "refunds", run: "run-7" }]),
  "what is late": (tx) => lateItems(tx, 50_000, 1_000),
  "what was closed lately": (tx) => closedSince(tx, 47_000, 1_000),
  "what has to be established": (tx) => toReconcile(tx, ["refunds"], 1_000),
  "what was published lately": (tx) => publishedSince(tx, 5, 1_000),
  "a stretch of the trail": (tx) => eventsBetween(tx, 5_000, 5_500),
  "events at places": (tx) => eventsAt(tx, [7, 9_000, 40_000]),
  "times in the trail": (tx) => timesBetween(tx, 5_000, 5_001),
  "hashes before a stretch": (tx) => hashesBefore(tx, 5_000, 5_500),
  "places of streams": (tx) => placesOfStreams(tx, [STREAM], 90_000),
  "what decided items": (tx) => eventsOfDecisions(tx, [STREAM]),
  "items to be exported": (tx) => itemsAfter(tx, OLD, 200, null),
  "items of a run to be exported": (tx) => itemsAfter(tx, null, 200, { run: "run-7", workflow: "refunds" }),
  "what several people sign": openQuorums,
  "items as they stood": (tx) => itemEventsUpTo(tx, [OLD, itemId(7)], 50),
  "a queue as it stood": (tx) => changesUpTo(tx, ["queue:q-1"], 50),
  "what an action had decided": (tx) =>
    decidedOfStretch(tx, { workflow: "refunds", action: "issue_refund" }, { from: 0, until: 40_000 }, 1_000),
  "the exports of a person": (tx) => exportsOf(tx, PERSON, 20),
  "forgetting exports": (tx) => purgeExports(tx, 5),
  "requests to erase": (tx) => listErasures(tx, 50, null),
  "the request to erase something": (tx) => askedErasure(tx, "item", OLD),
  "requests that nobody signed": (tx) => overdueErasures(tx, 5),
  "what keeps something from being erased": (tx) => holdsOn(tx, "refunds", OLD),
  "all that keeps things from being erased": standingHolds,
  "copies beside an item": (tx) => eraseBesideItem(tx, OLD),
  "checks that rest on a revision": (tx) => eraseChecksOn(tx, [sha256("a")]),
  "imported cases that a retention erases": (tx) => eraseCasesBefore(tx, "refunds", 5, 500),
  "imported cases that a retention would erase": (tx) => countCasesBefore(tx, "refunds", 40_000, 1_000),
  "an imported case by its id": (tx) => findCase(tx, "refunds", "x-25001"),
  "whether a read is kept": (tx) => isReadKept(tx, { person: PERSON, item: OLD, hour: 3 }),
  "who read an item": (tx) => readsOf(tx, OLD, 50),
  "the newest of the trail": (tx) => search(tx, { must: [token("every:1")] }),
  "words in the trail": (tx) => search(tx, { must: [token("item"), token("25001", true)], mustNot: token("agent:agent_2d_9") }),
  "a time of the trail": (tx) => search(tx, { must: [token("every:1")], from: 2_000, to: 3_000 }),
  "few amounts": (tx) => search(tx, { must: [token("every:1")], least: 49_000_000 }),
  "the largest amounts": (tx) => search(tx, { must: [token("every:1")], order: "amount" }),
  "words that begin so": (tx) => wordsBeginning(tx, "2500", 201),
  "how far the index has come": readMarks,
  "an item's entries": (tx) => deleteEntriesOf(tx, [OLD]),
  "the policy in force": (tx) => currentPolicy(tx, "refunds"),
  "an API key": (tx) => findKeyByPrefix(tx, "cs_"),
} satisfies Record<string, (tx: Tx) => Promise<unknown>>;

export type HotQuery = keyof typeof hotQueries;
export const hotQueryNames = Object.keys(hotQueries) as HotQuery[];
