// Everything an approval screen shows of one item, read in one snapshot, and what this person may do.
import type { CompiledPolicy } from "@core/policy/compile-policy";
import type { Draft } from "@core/words/decisions";
import type { Hash, ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readDraft } from "@/db/queries/drafts";
import { executionOfItem } from "@/db/queries/executions";
import { readGroup } from "@/db/queries/groups";
import { readEvidence, readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { listRevisions } from "@/db/queries/revisions";
import { skipsOf } from "@/db/queries/skips";
import { readStops } from "@/db/queries/stops";
import { hoursOf } from "../access/directory";
import { handsOf } from "../access/hands";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { agentRecord } from "./agent-record";
import { allowedTo } from "./allowed";
import { asOfNow } from "./as-of-now";
import { namesOn } from "./blind-names";
import { draftOf } from "./draft-view";
import { currentOf, explained, hashesOf, type Moment, shapeItem } from "./item-shape";
import { type Reading, readAs, sees } from "./reading";
import { INLINE_BYTES } from "./revision-view";
import { rulingView } from "./ruling-view";
import { sentUpOf, waysUpOf } from "./sent-up";
import type { ItemView } from "./shapes-item";
import { siblingsOf } from "./siblings";
import { decidedCounts, similarCases } from "./similar-cases";
import { checksOn, toldTimeline } from "./timeline-view";
import { checksOf } from "./verifications";

export function itemView(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<ItemView, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const [record] = await readRows(reading.tx, [itemId]);
    if (!record || !sees(reading.standing, record.fold)) return refuse({ code: "not-found" });
    return ok(await shape(deps, reading, record));
  });
}

async function momentOf(deps: Deps, reading: Reading, record: ItemRowRecord): Promise<Moment & { readonly policy: CompiledPolicy | null }> {
  const { tx, now, directory } = reading;
  const { fold: item } = record;
  const names = namesOn(item, reading.names);
  const revisions = await listRevisions(tx, item.id);
  const { current, content } = currentOf(item, revisions);
  const policy = await deps.policies.current(tx, item.workflow);
  const queue = item.queue === null ? undefined : directory.queues.get(item.queue);
  const group = item.group && (await readGroup(tx, item.agent, item.group.id));
  return {
    now,
    names,
    record,
    revisions,
    current,
    content,
    policy,
    events: await readHistory(tx, item.id),
    explanation: explained(policy, record, content),
    evidence: await readEvidence(tx, hashesOf(revisions), INLINE_BYTES),
    stops: await readStops(tx, { agent: item.agent, workflow: item.workflow }),
    ladder: { ladder: queue?.ladder ?? [], calendar: hoursOf(directory, queue) },
    skips: await skipsOf(tx, item.id),
    settled: group?.settled ?? 0,
    executed: await executionOfItem(tx, item.id),
  };
}

async function shape(deps: Deps, reading: Reading, record: ItemRowRecord): Promise<ItemView> {
  const { tx, now, directory, standing } = reading;
  const moment = await momentOf(deps, reading, record);
  const { content, current, revisions, events, policy, names } = moment;
  const { fold: item, ruling } = record;
  const surroundings = { now, directory, stops: moment.stops, group: null, hands: await handsOf(tx, directory, [standing.id]) };
  const scene = sceneOf(oursOf(deps), { workflow: item.workflow, queue: item.queue, skills: item.ruling?.skills ?? [] }, surroundings);
  const signedArgument = moment.explanation.signKeys?.argument ?? null;
  const counts = await decidedCounts(tx, record, now);
  const draft = await readDraft(tx, standing.id, item.id);
  return shapeItem(deps.lifecycle, moment, {
    ruling: ruling && (await rulingView(tx, policy, record, ruling)),
    checks: await checksOf(tx, { content, revisionHash: current.hash, agent: item.agent }, names, now),
    waysUp: waysUpOf(item, standing.id, scene, reading.names),
    sentUp: sentUpOf(item, events, scene, names),
    draft: draft && typedOn(item.revision.hash, draftOf(draft)),
    timeline: toldTimeline(reading, { record, revisions, events, signedArgument, checks: await checksOn(tx, item, revisions, now) }),
    siblings: await siblingsOf(reading, { ...record, group: item.group }, signedArgument),
    similar: await similarCases(tx, record, { shelf: deps.cases, counts, names: reading.names, standing }),
    agentRecord: agentRecord(item.agent, counts),
    allowed: allowedTo(asOfNow(item, scene), standing.id, scene, names),
  });
}

/** A note and half a reason outlive the revision they were written beside; edited arguments do not. */
const typedOn = (current: Hash, draft: Draft | null): ItemView["draft"] =>
  draft && {
    note: draft.note,
    words: draft.words,
    ...(draft.revisionHash === current ? { arguments: draft.arguments, typed: draft.typed } : { arguments: null, typed: {} }),
  };
