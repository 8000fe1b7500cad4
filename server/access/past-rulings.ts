// Past rulings as the trail keeps them, each with everything that it can be recomputed from: its revision, its versions, what stood before it, and the queues of then.
import { type CompiledPolicy, compilePolicy } from "@core/policy/compile-policy";
import { policySchema } from "@core/policy/policy";
import { type Recomputed, recompute } from "@core/policy/recompute";
import { registrySchema } from "@core/policy/registry";
import { canonicalJson } from "@core/trail/canonical-json";
import { eventHash, openEvent, parseData, streamOf } from "@core/trail/event";
import { commitText, sha256 } from "@core/trail/hash";
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { ItemEventData } from "@core/words/events";
import type { ItemId, Ms, QueueId } from "@core/words/ids";
import type { FieldDifference, RulingPlace, UnreadableWhy } from "@core/words/predictability";
import type { Ruling } from "@core/words/ruling";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { listStream, listValues, type StoredEvent, type StoredValue } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { type PolicyVersion, readPolicyVersion } from "@/db/queries/policies";
import { wasPublishedLooser } from "@/db/queries/policy-drafts";
import { keptRevisions, type StoredRevision } from "@/db/queries/revisions";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";

type Rechecked =
  | { readonly ok: true; readonly differences: readonly FieldDifference[] }
  | { readonly ok: false; readonly why: UnreadableWhy };
export type CheckedRuling = { readonly place: RulingPlace } & Rechecked;

/** What is read once for many rulings. Nothing in it changes while it is used: versions are immutable, and queues are looked up by their trail. */
export interface RecomputeShelf {
  readonly fallbackQueue: QueueId;
  readonly versions: Map<string, Promise<Versions>>;
  readonly ranks: Map<QueueId, Promise<readonly RankSince[]>>;
}

type QueuesNow = ReadonlyMap<QueueId, { readonly rank: number; readonly createdAt: Ms }>;

interface Versions {
  /** Null where the ruling names no version, or one that can no longer be read. */
  readonly compiled: CompiledPolicy | null;
  /** Documents that are gone, cannot be read, or are no longer what was published. */
  readonly differences: readonly FieldDifference[];
}

interface RankSince {
  readonly since: Ms;
  readonly rank: number;
}

export const newRecomputeShelf = (fallbackQueue: QueueId): RecomputeShelf => ({ fallbackQueue, versions: new Map(), ranks: new Map() });

/** Recomputes the ruling at one place of an item's stream; null where there is none. */
export async function recheckRuling(
  tx: Tx,
  shelf: RecomputeShelf,
  queues: QueuesNow,
  { item: id, seq }: { readonly item: ItemId; readonly seq: number },
): Promise<CheckedRuling | null> {
  const item = await readItem(tx, id);
  const stream = streamOf("item", id);
  const rulings = (await listStream(tx, stream)).filter(({ type }) => type === "ruled");
  const index = rulings.findIndex((event) => event.seq === seq);
  const event = rulings[index];
  if (item === null || event === undefined) return null;
  const place = { item: id, workflow: item.workflow, seq, at: event.at };
  const kept = { values: await listValues(tx, stream), revisions: await keptRevisions(tx, id) };
  try {
    return { place, ...(await recheck(tx, shelf, queues, { ...kept, item, rulings, index, event })) };
  } catch (fault) {
    // Somebody changed what the product wrote into something that it cannot have written.
    if (fault instanceof SyntaxError || fault instanceof TypeError) return { place, ok: true, differences: [UNREADABLE] };
    throw fault;
  }
}

const UNREADABLE: FieldDifference = { field: "text", stored: null, recomputed: null };

interface Kept {
  readonly item: StoredItem;
  readonly rulings: readonly StoredEvent[];
  readonly values: readonly StoredValue[];
  readonly revisions: readonly StoredRevision[];
  readonly index: number;
  readonly event: StoredEvent;
}

async function recheck(tx: Tx, shelf: RecomputeShelf, queues: QueuesNow, kept: Kept): Promise<Rechecked> {
  const { item, rulings, values, revisions, index, event } = kept;
  const told = ruledBy(event, values);
  const before = rulings[index - 1];
  const older = before === undefined ? null : ruledBy(before, values);
  const revision = revisions.find(({ number }) => number === told?.revision);
  if (told === null || (before !== undefined && older === null) || revision === undefined) return { ok: false, why: "erased" };

  const { compiled, differences } = await versionsOf(tx, shelf, item.workflow, told.ruling);
  const isLatest = index === rulings.length - 1;
  const damage = [
    ...differences,
    ...eventDifferences(event, values),
    ...sealDifferences(revision),
    ...(isLatest ? rowDifferences(item, told.ruling) : []),
  ];
  // Without its versions there is nothing to rule by, and that is said already.
  if (compiled === null && told.ruling.policyVersion > 0) return { ok: true, differences: damage };
  const past = {
    stored: told.ruling,
    policy: compiled,
    proposal: proposalOf(item, openRevision(revision.body), told),
    claims: claimsOf(revision, revisions, told),
    edited: revision.byKind === "person",
    queueRanks: await ranksAt(tx, shelf, queues, event.at),
    fallbackQueue: shelf.fallbackQueue,
  };
  let found = recompute({ ...past, before: older?.ruling ?? null });
  if (told.cause === "published" && !agrees(found) && (await wasPublishedLooser(tx, item.workflow, told.ruling.policyVersion, event.at))) {
    const alone = recompute({ ...past, before: null });
    if (agrees(alone)) found = alone;
  }
  if (!found.ok) return damage.length > 0 ? { ok: true, differences: damage } : found;
  return { ok: true, differences: [...damage, ...found.differences] };
}

const agrees = (found: Recomputed): boolean => found.ok && found.differences.length === 0;

interface Told extends Omit<ItemEventData["ruled"], "ruling"> {
  readonly ruling: Ruling;
}

/** Null where something that it committed to has been erased. */
function ruledBy(event: StoredEvent, values: readonly StoredValue[]): Told | null {
  const { data, free, erased } = openEvent(
    event.data,
    values.filter(({ seq }) => seq === event.seq),
  );
  if (erased.length > 0) return null;
  // What the lifecycle writes into a `ruled` event: the mark inline, everything else beside it.
  const { cause, revision, ruling: mark } = data as unknown as ItemEventData["ruled"];
  const { samplingP, reasons, facts } = free as unknown as Pick<Ruling, "samplingP" | "reasons" | "facts">;
  return { cause, revision, ruling: { ...mark, samplingP, reasons, facts } };
}

const proposalOf = ({ workflow, run, step }: StoredItem, content: RevisionContent, { cause, ruling }: Told) => {
  const { action, title, confidence, signals } = content;
  // The due time that the agent asked for stands in its first ruling alone, as the earlier of the two.
  return { workflow, run, step, title, action, confidence, signals, due_in_s: cause === "submitted" ? ruling.dueInS : null };
};

/** What was sealed is the ruling's figure of what is at risk; before an edit it was the revision's before it; and there may have been no claim. */
function claimsOf(revision: StoredRevision, revisions: readonly StoredRevision[], { cause }: Told): (RevisionContent["at_risk"] | null)[] {
  const earlier = cause === "edited" ? revisions.filter(({ number }) => number < revision.number) : [];
  return [...[revision, ...earlier].map(({ body }) => openRevision(body).at_risk), null];
}

/** What the ruling says is what the trail sealed; or else nothing in it excuses anything. */
function eventDifferences(event: StoredEvent, values: readonly StoredValue[]): readonly FieldDifference[] {
  const { commitments = {} } = parseData(event.data);
  const differing = (field: string, stored: Json, recomputed: string) => (stored === recomputed ? [] : [{ field, stored, recomputed }]);
  return [
    ...differing("event", event.hash, eventHash(event)),
    ...values
      .filter(({ seq }) => seq === event.seq)
      .flatMap(({ field, salt, value }) => differing(`sealed.${field}`, commitments[field] ?? null, commitText(salt, value))),
  ];
}

/** The body is what its hash stands for, or somebody changed what was signed. */
function sealDifferences({ body, hash }: StoredRevision): readonly FieldDifference[] {
  const now = sha256(body);
  return now === hash ? [] : [{ field: "revision", stored: hash, recomputed: now }];
}

/** What screens and commands go by is the item's row: of its latest ruling it must say what the trail says. */
function rowDifferences({ ruling: row }: StoredItem, told: Ruling): readonly FieldDifference[] {
  const [inTrail, inRow] = [canonicalJson(asJson(told)), canonicalJson(asJson(row))];
  return inTrail === inRow ? [] : [{ field: "row", stored: sha256(inTrail), recomputed: sha256(inRow) }];
}

function versionsOf(tx: Tx, shelf: RecomputeShelf, workflow: string, { policyVersion, registryVersion }: Ruling): Promise<Versions> {
  const key = JSON.stringify([workflow, policyVersion, registryVersion]);
  const known = shelf.versions.get(key);
  if (known) return known;
  const read = readVersions(tx, workflow, policyVersion, registryVersion);
  shelf.versions.set(key, read);
  return read;
}

/** Versions are numbered from 1: a ruling that names 0 was made where nothing could be read. */
async function readVersions(tx: Tx, workflow: string, policyVersion: number, registryVersion: number): Promise<Versions> {
  if (policyVersion === 0) return { compiled: null, differences: [] };
  const policy = await readPolicyVersion(tx, "policy", workflow, policyVersion);
  const registry = await readPolicyVersion(tx, "registry", workflow, registryVersion);
  const [rules, actions] = [policySchema.safeParse(policy?.body), registrySchema.safeParse(registry?.body)];
  return {
    compiled: rules.success && actions.success ? compilePolicy(rules.data, actions.data) : null,
    differences: [
      ...documentDifferences(`policy.v${policyVersion}`, policy, rules.success),
      ...documentDifferences(`registry.v${registryVersion}`, registry, actions.success),
    ],
  };
}

function documentDifferences(field: string, found: PolicyVersion | null, isReadable: boolean): readonly FieldDifference[] {
  if (found === null) return [{ field, stored: null, recomputed: null }];
  const now = isReadable ? sha256(canonicalJson(found.body)) : null;
  return now === found.digest ? [] : [{ field, stored: found.digest, recomputed: now }];
}

/** The declared seniority of queues at an instant, by their own trail; a queue whose trail does not say is taken as it is now. */
async function ranksAt(tx: Tx, shelf: RecomputeShelf, queues: QueuesNow, at: Ms): Promise<ReadonlyMap<QueueId, number>> {
  const ranks = new Map<QueueId, number>();
  for (const [id, { rank, createdAt }] of queues) {
    const told = shelf.ranks.get(id) ?? ranksTold(tx, id);
    shelf.ranks.set(id, told);
    const since = await told;
    if (createdAt <= at) ranks.set(id, since.findLast((one) => one.since <= at)?.rank ?? rank);
  }
  return ranks;
}

async function ranksTold(tx: Tx, queue: QueueId): Promise<readonly RankSince[]> {
  const events = await listStream(tx, streamOf("queue", queue));
  return events.flatMap(({ at, data }) => {
    const { rank } = openEvent(data, []).data;
    return typeof rank === "number" ? [{ since: at, rank }] : [];
  });
}

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as JsonObject | null;
