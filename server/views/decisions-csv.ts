// Decisions as a table for spreadsheets: one line for each item that is decided, expired or withdrawn. docs/exports.md says what each column holds.
import { openEvent, streamOf } from "@core/trail/event";
import { BYTE_ORDER_MARK, type Cell, csvLine } from "@core/words/csv";
import type { RecordedEvent } from "@core/words/events";
import { asPersonId, asQueueId, type Ms } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { OUTCOME_LABELS, printLevel } from "@core/words/vocabulary";
import { readValues, type StoredEvent } from "@/db/queries/events";
import { type ChosenItem, decidingEvents, rowFactsOf } from "@/db/queries/trail-reading";
import type { Tx } from "@/db/store";
import { everyQueue } from "../access/directory";
import type { Deps } from "../deps";
import { type Choosing, chosenItems } from "./export-places";

/** Everything a line is made from. */
interface Decided {
  readonly item: ChosenItem;
  readonly facts: { readonly run: string | null; readonly step: string | null; readonly externalId: string | null } | undefined;
  readonly events: readonly RecordedEvent[];
  readonly places: ReadonlyMap<number, number | null>;
  readonly person: (id: string) => string;
  readonly queue: (id: string | null) => string | null;
}

const when = (at: Ms | null | undefined): string | null => (at === null || at === undefined ? null : new Date(at).toISOString());
const joined = (parts: readonly string[]): string => parts.join("; ");
const text = (value: Json | undefined): string | null => (typeof value === "string" && value !== "" ? value : null);

const at = (events: readonly RecordedEvent[], type: RecordedEvent["type"]): Ms | null =>
  events.findLast((event) => event.type === type)?.at ?? null;

/** The votes that made the decision: those on the revision that was decided, as far as nobody took them back. */
function votesOf({ item: { fold }, events }: Decided) {
  const { decision } = fold;
  if (decision === null) return [];
  const standing = events.flatMap((event) =>
    event.type === "voted" && event.data.vote.revisionHash === decision.revisionHash && decision.by.includes(event.data.vote.by)
      ? [event]
      : [],
  );
  // Who took a vote back and gave it again is there twice: the last one counts.
  return [...new Map(standing.map((event) => [event.data.vote.by, event])).values()];
}

/** What decided it where nobody signed: a rejection or a response that stands. */
const closing = ({ item: { fold }, events }: Decided) => events.find(({ type, seq }) => type === "closed" && seq === fold.decision?.seq);

const seenBy = (told: Decided) => {
  const closed = closing(told);
  const rejected = closed?.type === "closed" && closed.data.seen !== null ? [closed.data.seen] : [];
  return [...votesOf(told).map(({ data }) => data.seen), ...rejected];
};

/** Names in snake_case, as in the API; times in ISO 8601, UTC; money and durations as numbers. */
const COLUMNS: readonly (readonly [name: string, cell: (told: Decided) => Cell])[] = [
  ["item", ({ item }) => item.id],
  ["external_id", ({ facts }) => facts?.externalId ?? null],
  ["workflow", ({ item }) => item.workflow],
  ["run", ({ facts }) => facts?.run ?? null],
  ["step", ({ facts }) => facts?.step ?? null],
  ["action", ({ item }) => item.action],
  ["title", ({ item }) => item.title],
  ["agent", ({ item }) => item.agent],
  ["amount", ({ item }) => item.atRisk?.amount ?? null],
  ["currency", ({ item }) => item.atRisk?.currency ?? null],
  ["level", ({ item }) => item.level && printLevel(item.level, item.quorum ?? 1)],
  ["quorum", ({ item }) => item.quorum],
  ["policy_version", ({ item }) => item.policyVersion],
  ["rules", ({ item }) => joined(item.ruling?.matched ?? [])],
  ["reasons", ({ item }) => (item.ruling?.reasons ?? []).map((reason) => reason.text).join(" · ")],
  ["queue", ({ item, queue }) => queue(item.queue)],
  ["opened_at", ({ item }) => when(item.openedAt)],
  ["decided_at", ({ item }) => when(item.fold.decision?.at ?? item.closedAt)],
  ["label", ({ item }) => item.outcome && OUTCOME_LABELS[item.outcome]],
  ["outcome", ({ item }) => item.outcome],
  ["decided_by", ({ item, person }) => joined((item.fold.decision?.by ?? []).map(person))],
  ["decided_by_ids", ({ item }) => joined(item.fold.decision?.by ?? [])],
  ["on_behalf_of", (told) => joined(votesOf(told).flatMap(({ onBehalfOf }) => (onBehalfOf === null ? [] : [told.person(onBehalfOf)])))],
  [
    "words",
    (told) => {
      const closed = closing(told);
      const said = [...votesOf(told).map(({ free }) => text(free.note)), text(closed?.free.reason) ?? text(closed?.free.body)];
      return said.filter((each) => each !== null).join(" · ") || null;
    },
  ],
  [
    "seconds_on_screen",
    (told) => {
      const spent = seenBy(told).flatMap(({ seenMs }) => (seenMs === null ? [] : [seenMs]));
      return spent.length === 0 ? null : Math.round(spent.reduce((sum, ms) => sum + ms, 0) / 100) / 10;
    },
  ],
  [
    "evidence_in_view",
    (told) => {
      const said = seenBy(told).flatMap(({ evidenceSeen }) => (evidenceSeen === undefined ? [] : [evidenceSeen]));
      return said.length === 0 ? null : said.every(Boolean) ? "yes" : "no";
    },
  ],
  ["revision", ({ item }) => item.fold.revision.number],
  ["revision_hash", ({ item }) => item.fold.decision?.revisionHash ?? item.fold.revision.hash],
  ["execution", ({ item }) => item.execution],
  ["redeemed_at", ({ events }) => when(at(events, "redeemed"))],
  ["succeeded_at", ({ events }) => when(at(events, "succeeded"))],
  ["failed_at", ({ events }) => when(at(events, "failed"))],
  ["reversed_at", ({ events }) => when(at(events, "reversed"))],
  ["decision_event", ({ item, places }) => (item.fold.decision === null ? null : (places.get(item.fold.decision.seq) ?? null))],
  ["decision_event_hash", ({ item, events }) => events.find(({ seq }) => seq === item.fold.decision?.seq)?.hash ?? null],
];

export interface DecisionsFile extends Omit<Choosing, "size" | "goOn"> {
  readonly deps: Deps;
  readonly goOn: (progress: { readonly done: number; readonly withheld: number }) => Promise<void>;
}

/** The table in pieces of whole lines. Who is decided about is known only on the way, so there is no total. */
export async function* decisionsCsv({ deps, goOn, ...choosing }: DecisionsFile): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(([name]) => name));
  let [done, withheld] = [0, 0];
  for await (const page of chosenItems({ ...choosing, goOn: () => goOn({ done, withheld }) })) {
    const decided = page.items.filter(({ outcome }) => outcome !== null);
    const told = await choosing.store.read((tx) => readDecided(deps, tx, decided));
    yield told.map((one) => csvLine(COLUMNS.map(([, cell]) => cell(one)))).join("");
    done += decided.length;
    withheld += page.withheld;
  }
  await goOn({ done, withheld });
}

async function readDecided(deps: Deps, tx: Tx, items: readonly ChosenItem[]): Promise<Decided[]> {
  const directory = await deps.directory.at(tx);
  const queues = everyQueue(directory);
  const events = await decidingEvents(
    tx,
    items.map(({ id }) => streamOf("item", id)),
  );
  const values = await readValues(tx, events);
  const facts = await rowFactsOf(
    tx,
    items.map(({ id }) => id),
  );
  return items.map((item) => {
    const stream = streamOf("item", item.id);
    const own = events.filter((event) => event.stream === stream);
    return {
      item,
      facts: facts.get(item.id),
      events: own.map((event) => recorded(event, values)),
      places: new Map(own.map(({ seq, logIndex }) => [seq, logIndex])),
      person: (id) => directory.people.get(asPersonId(id))?.name ?? id,
      queue: (id) => (id === null ? null : (queues.get(asQueueId(id))?.name ?? id)),
    };
  });
}

/** The cast holds because an item's stream is written from `ItemEventDraft`s alone, whose `type` and `data` belong together. */
function recorded(event: StoredEvent, values: Awaited<ReturnType<typeof readValues>>): RecordedEvent {
  const own = values.filter(({ stream, seq }) => stream === event.stream && seq === event.seq);
  const { data, free } = openEvent(event.data, own);
  return { ...event, data, free } as unknown as RecordedEvent;
}
