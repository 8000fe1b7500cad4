// One run with all that happened in it: its items' events in words, who held them when, what was seen and signed, and what will come.

import { isBlind } from "@core/lifecycle/blind";
import type { Item } from "@core/lifecycle/item";
import { takenBack } from "@core/lifecycle/taken-back";
import { openRevision } from "@core/trail/revision-hash";
import type { Life, Moment, Party } from "@core/trail/run-lanes";
import { checkOf, claimOn } from "@core/trust/checks";
import type { RecordedEvent } from "@core/words/events";
import { asAgentId, asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { RunInput } from "@core/words/runs";
import { t } from "@core/words/t";
import { revealJson, revealLine, revealText } from "@core/words/untrusted-text";
import { type Json, printLevel } from "@core/words/vocabulary";
import { findHistoryRun } from "@/db/queries/history-runs";
import { readHistory, runRows } from "@/db/queries/item-history";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import { listRevisions, type StoredRevision } from "@/db/queries/revisions";
import { readHolder } from "@/db/queries/stored-item";
import { verificationsAbout } from "@/db/queries/verifications";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { namesOn } from "./blind-names";
import { importedRun, MOST_IN_A_RUN } from "./imported-run";
import { labelOf, titleOf } from "./item-row";
import type { Names } from "./names";
import { type Reading, readAs, sees } from "./reading";
import type { TimelineEntry } from "./shapes-item";
import type { PartyName, RunEvent, RunItem, RunPage, RunRevision } from "./shapes-runs";
import { toldTimeline } from "./timeline-view";

/** A run longer than this is cut, and says so. */
const MOST_ITEMS = 100;

export function runPage(deps: Deps, person: PersonId, { workflow, run, source }: RunInput): Promise<Result<RunPage, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const rows = await runRows(reading.tx, workflow, run, MOST_ITEMS + 1);
    const items = rows.filter(({ fold }) => sees(reading.standing, fold));
    const imported = reachesWorkflow(reading.standing, "run.read", workflow) ? await findHistoryRun(reading.tx, workflow, run) : null;
    if (items.length > 0 && source !== "imported") return ok(await ownRun(deps, reading, items, imported !== null));
    if (imported !== null && source !== "items") return ok(importedRun(imported, reading.now, items.length > 0));
    return refuse({ code: "not-found" });
  });
}

async function ownRun(deps: Deps, reading: Reading, found: readonly ItemRowRecord[], other: boolean): Promise<RunPage> {
  const { tx, now, names } = reading;
  const [first] = found;
  if (first === undefined) throw new Error("a run without items");
  const policy = await deps.policies.current(tx, first.workflow);
  const told = [];
  for (const record of found.slice(0, MOST_ITEMS)) {
    const revisions = await listRevisions(tx, record.id);
    const events = await readHistory(tx, record.id);
    const signedArgument = policy?.actions.get(record.action)?.entry?.sign_keys?.argument ?? null;
    const entries = toldTimeline(reading, { record, revisions, events, signedArgument });
    told.push({ record, revisions, events, entries, held: await heldChecks(reading, record, revisions) });
  }
  const events = told
    .flatMap(({ record, events, entries }) => entries.flatMap((entry) => eventOf(record.fold, events, entry) ?? []))
    .sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : a.item > b.item ? 1 : (a.seq ?? 0) - (b.seq ?? 0)));
  const shown = events.slice(0, MOST_IN_A_RUN);
  const lives = told.map(({ record, events, entries }) => lifeOf(record.id, events, entries));
  return {
    source: "items",
    other: other ? "imported" : null,
    workflow: revealLine(first.workflow),
    run: revealLine(first.run ?? ""),
    now,
    open: found.some(({ holderKind }) => holderKind !== null),
    parties: partiesOf(lives, names),
    lives,
    events: shown,
    coming: told.flatMap(({ record, entries }) => entries.flatMap((entry) => (entry.seq === null ? { ...entry, item: record.id } : []))),
    items: told.map((one) => itemOf(one, names)),
    cut: found.length > MOST_ITEMS || events.length > shown.length,
  };
}

/** Only of what this reader is told: under a blind quorum hands that are not shown in words must not be drawn either. */
function lifeOf(id: string, events: readonly RecordedEvent[], entries: readonly TimelineEntry[]): Life {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const moments = entries.flatMap((entry): Moment[] => {
    const event = entry.seq === null ? undefined : bySeq.get(entry.seq);
    if (event === undefined) return [];
    const holder = entry.holder && { kind: entry.holder.kind, id: entry.holder.id };
    return [{ at: event.at, holder, waits: waits(event.type, holder), by: doerOf(entry) }];
  });
  // A ruling that is told together with what it leads to leaves the instant as it was; the first event has it with its agent.
  return { id, moments };
}

/** As the entry tells it: under a blind quorum it names nobody. What a timer or the product did has no lane. */
const doerOf = ({ actor }: TimelineEntry): Party | null =>
  actor.id !== "" && (actor.kind === "agent" || actor.kind === "person") ? { kind: actor.kind, id: actor.id } : null;

/** In a queue somebody waits for people; what somebody set aside waits, too. */
const waits = (type: RecordedEvent["type"], holder: Party | null) => holder?.kind === "queue" || type === "suspended";

const partiesOf = (lives: readonly Life[], names: Names): PartyName[] => {
  const known = new Map<string, Party>();
  for (const { holder, by } of lives.flatMap(({ moments }) => moments))
    for (const party of [holder, by]) if (party !== null) known.set(`${party.kind}:${party.id}`, party);
  return [...known.values()].map((party) => nameOf(party, names));
};

function nameOf(party: Party, names: Names): PartyName {
  switch (party.kind) {
    case "agent":
      return { party, name: names.agent(asAgentId(party.id)).name, you: false };
    case "queue":
      return { party, name: names.queue(asQueueId(party.id)).name, you: false };
    case "person": {
      const { name, you } = names.person(asPersonId(party.id));
      return { party, name, you };
    }
    case "role":
      return { party, name: party.id === "" ? t("runs.noRole") : revealLine(party.id), you: false };
  }
}

function eventOf(item: Item, events: readonly RecordedEvent[], entry: TimelineEntry): RunEvent | null {
  if (entry.seq === null) return null;
  const revision = events.findLast((one) => one.seq <= (entry.seq ?? 0) && (one.type === "submitted" || one.type === "revised"));
  const number = revision?.type === "submitted" || revision?.type === "revised" ? revision.data.revision.number : 1;
  const event = events.find(({ seq }) => seq === entry.seq);
  const seen = entry.actor.id !== "" && event && "seen" in event.data ? event.data.seen : null;
  return {
    ...entry,
    item: item.id,
    revision: number,
    seen: seen === null || seen === undefined ? null : { ms: seen.seenMs, evidence: seen.evidenceSeen ?? null },
  };
}

interface Told {
  readonly record: ItemRowRecord;
  readonly revisions: readonly StoredRevision[];
  readonly events: readonly RecordedEvent[];
  readonly entries: readonly TimelineEntry[];
  readonly held: RunItem["held"];
}

function itemOf({ record, revisions, events, entries, held }: Told, names: Names): RunItem {
  const { fold: item } = record;
  const blind = isBlind(item);
  const gone = takenBack(item, events);
  const signed = events.findLast(({ type, seq }) => type === "voted" && !gone.has(seq));
  const granted = events.findLast(({ type, seq }) => type === "cleared" && !gone.has(seq));
  const ran = events.findLast(({ type }) => type === "redeemed");
  const firstRuled = events.find(({ type }) => type === "ruled");
  const level = firstRuled?.type === "ruled" ? firstRuled.data.ruling : null;
  const byPolicy = granted?.type === "cleared" && granted.data.grant.source === "policy";
  return {
    id: record.id,
    title: titleOf(record.title),
    step: record.step === null ? null : revealLine(record.step),
    action: revealLine(record.action),
    agent: names.agent(record.agent),
    reviewLabel: labelOf(record.review, record.outcome),
    execution: record.execution,
    holder: names.holder(readHolder(record.holderKind, record.holderId)),
    revisions: revisions.map((revision) => revisionOf(revision, events)),
    seals: {
      hidden: blind,
      signed: !blind && signed?.type === "voted" ? signed.data.vote.revisionHash : null,
      granted: granted?.type === "cleared" ? granted.data.grant.revisionHash : null,
      run: ran?.type === "redeemed" ? ran.data.revisionHash : null,
    },
    looks: entries.flatMap((entry) => {
      const told = eventOf(item, events, entry);
      return told?.seen ? [{ at: entry.at, name: entry.actor.name, ms: told.seen.ms, what: entry.text }] : [];
    }),
    held,
    passed: byPolicy && level !== null ? printLevel(level.level, level.quorum) : null,
  };
}

function revisionOf({ number, hash, body }: StoredRevision, events: readonly RecordedEvent[]): RunRevision {
  const content = openRevision(body);
  const ruled = events.findLast((event) => event.type === "ruled" && event.data.revision === number);
  const ruling = ruled?.type === "ruled" ? ruled.data.ruling : null;
  return {
    number,
    hash,
    title: titleOf(content.title),
    level: ruling && printLevel(ruling.level, ruling.quorum),
    reasons: reasonTexts(ruled?.free.reasons ?? null),
    before: revealJson(content.action.before),
    after: revealJson(content.action.after ?? content.action.arguments),
    evidence: content.evidence.map(({ label }) => revealLine(label)),
    confidence: content.confidence,
  };
}

const reasonTexts = (reasons: Json): string[] =>
  Array.isArray(reasons)
    ? reasons.flatMap((reason: Json) =>
        typeof reason === "object" && reason !== null && "text" in reason && typeof reason.text === "string" ? revealText(reason.text) : [],
      )
    : [];

/** Claims that somebody had checked before this item came, where the check held then: nobody was asked again. */
async function heldChecks(
  { tx, ...reading }: Reading,
  record: ItemRowRecord,
  revisions: readonly StoredRevision[],
): Promise<RunItem["held"]> {
  const [first] = revisions;
  if (first === undefined) return [];
  const { claims } = openRevision(first.body);
  const names = namesOn(record.fold, reading.names);
  const about = (await verificationsAbout(tx, claims)).filter(({ at }) => at < record.openedAt);
  const readable = about.map((row) => ({ ...row, by: { kind: row.byKind, id: row.by } }));
  return claims.flatMap((claim) => {
    const check = checkOf(claimOn(claim, first.hash), readable, record.agent, record.openedAt);
    if (check.state !== "holds") return [];
    const { by, at } = check.verification;
    const name = by.kind === "agent" ? names.agent(asAgentId(by.id)).name : names.person(asPersonId(by.id)).name;
    return [{ subject: revealLine(claim.subject), predicate: revealLine(claim.predicate), by: name, at }];
  });
}
