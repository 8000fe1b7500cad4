// One event of the trail: what it says, where it stands, what was signed and what ran, its bytes, and the lines that prove it.
import { envelopeText, openEvent } from "@core/trail/event";
import { asItemId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { revealLine, revealText } from "@core/words/untrusted-text";
import { lastEvent, readValues } from "@/db/queries/events";
import { readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { listRevisions } from "@/db/queries/revisions";
import { eventsAt, type NumberedEvent } from "@/db/queries/trail-reading";
import { isInSight, sightFor } from "../access/resolve";
import { proofOfEvents } from "../access/trail-lines";
import { inclusionPaths, latestCheckpoint } from "../access/trail-proofs";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { TrailEventView } from "./shapes-trail";
import { toldTimeline } from "./timeline-view";
import { hidesRecord, revisionIn, trailRow } from "./trail-words";

export function trailEvent(deps: Deps, person: PersonId, logIndex: number): Promise<Result<TrailEventView, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, names, now } = reading;
    const [event] = await eventsAt(tx, [logIndex]);
    if (event === undefined) return refuse({ code: "not-found" });
    const id = event.stream.startsWith("item:") ? asItemId(event.stream.slice("item:".length)) : null;
    const [item] = id === null ? [] : await readRows(tx, [id]);
    if (!maySee(reading, event, item)) return refuse({ code: "not-found" });
    const checkpoint = await latestCheckpoint(tx);
    const hidden = hidesRecord(event, item);
    const last = await lastEvent(tx, event.stream);
    return ok({
      row: trailRow(event, item, names, checkpoint?.size ?? 0),
      ...(await ofItem(reading, event, item)),
      holder: hidden ? null : names.holder(event.holder),
      stream: { seq: event.seq, all: last?.seq ?? event.seq },
      raw: hidden ? null : await rawOf(reading, event),
      proof: hidden || checkpoint === null ? null : await proofOf(reading, event, now),
    });
  });
}

/** An item's events by its scope; a policy's by its workflow's; what belongs to no workflow is for those who read everything. */
function maySee({ standing }: Reading, { stream }: NumberedEvent, item: ItemRowRecord | undefined): boolean {
  const sight = sightFor(standing, "trail.read");
  if (item !== undefined) return isInSight(sight, item);
  if (sight.kind === "all") return true;
  const [kind = "", ...rest] = stream.split(":");
  const name = rest.join(":");
  if (kind === "policy" || kind === "registry") return sight.workflows.includes(name);
  if (kind === "stop") return sight.workflows.some((workflow) => name === `workflow:${workflow}`);
  return kind === "queue" && sight.queues.some((queue) => queue === name);
}

type OfItem = Pick<TrailEventView, "sentence" | "policy" | "signed" | "isSigned" | "ran" | "reasons" | "cameToPerson">;

async function ofItem(reading: Reading, event: NumberedEvent, item: ItemRowRecord | undefined): Promise<OfItem> {
  if (item === undefined)
    return { sentence: null, policy: null, signed: null, isSigned: false, ran: null, reasons: [], cameToPerson: false };
  const { tx } = reading;
  const events = await readHistory(tx, item.id);
  const told = toldTimeline(reading, { record: item, revisions: await listRevisions(tx, item.id), events, signedArgument: null });
  const line = told.find(({ seq }) => seq === event.seq);
  const redeemed = events.findLast(({ type }) => type === "redeemed");
  const { decision, review, ruling } = item.fold;
  return {
    sentence: line === undefined ? null : { text: line.text, detail: line.detail, quote: line.quote },
    policy: ruling === null ? null : { workflow: revealLine(item.workflow), version: ruling.policyVersion },
    signed: hidesRecord(event, item) ? null : (decision?.revisionHash ?? revisionIn(event)),
    isSigned: decision !== null || event.type === "voted",
    ran: redeemed?.type === "redeemed" ? redeemed.data.revisionHash : null,
    cameToPerson: review !== "none",
    // Two rules may say the same.
    reasons: [...new Set((item.ruling?.reasons ?? []).map(({ text, shown }) => revealLine(shown ? `${text} (${shown})` : text)))],
  };
}

async function rawOf({ tx }: Reading, event: NumberedEvent): Promise<TrailEventView["raw"]> {
  const values = await readValues(tx, [event]);
  const opened = openEvent(event.data, values);
  return {
    envelope: revealText(JSON.stringify(JSON.parse(envelopeText(event)), null, 2)),
    hash: event.hash,
    values: revealText(JSON.stringify(opened.free, null, 2)),
    erased: opened.erased.map(revealLine),
  };
}

async function proofOf({ tx }: Reading, { logIndex }: NumberedEvent, now: number): Promise<TrailEventView["proof"]> {
  const checkpoint = await latestCheckpoint(tx);
  const proof = await proofOfEvents(tx, [logIndex], now);
  if (checkpoint === null || proof === null) return null;
  const { at, size, root, verifier } = checkpoint;
  const paths = await inclusionPaths(tx, [logIndex], size);
  return { lines: proof.lines, checkpoint: { at, size, root, key: verifier.split("+")[0] ?? verifier }, path: paths.get(logIndex) ?? [] };
}
