// The words of the trail's list: what happened in a word or two, about what, and by whom.

import { isBlind } from "@core/lifecycle/blind";
import { tellsActor, tellsHands } from "@core/trail/blind-event";
import { idOfStream, parseData } from "@core/trail/event";
import { asAgentId, asPersonId, asQueueId } from "@core/words/ids";
import { trailEvent } from "@core/words/messages/trail-events";
import { type PlainKey, t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import type { NumberedEvent } from "@/db/queries/trail-reading";
import { titleOf } from "./item-row";
import type { Names } from "./names";
import type { ActorView, EventTone, TrailRow } from "./shapes-trail";

/** Whether a row must not tell who was there: its item waits for signatures that know nothing of each other. */
const hidesActor = (event: NumberedEvent, item: ItemRowRecord | undefined): boolean =>
  item !== undefined && isBlind(item.fold) && tellsActor(event);

/** Whether its record must not be shown: it could tell in more ways than a row does. */
export const hidesRecord = (event: NumberedEvent, item: ItemRowRecord | undefined): boolean =>
  item !== undefined && isBlind(item.fold) && tellsHands(event);

export function trailRow(event: NumberedEvent, item: ItemRowRecord | undefined, names: Names, covered: number): TrailRow {
  const hidden = hidesActor(event, item);
  const { words, tone } = whatWords(event, hidden);
  return {
    logIndex: event.logIndex,
    at: event.at,
    type: event.type,
    what: words,
    tone,
    item: item?.id ?? null,
    title: item === undefined ? subjectOf(event, names) : titleOf(item.title),
    by: hidden ? { kind: "hidden" } : actorView(event, names),
    forWhom: hidden || event.onBehalfOf === null ? null : names.person(event.onBehalfOf),
    revisionHash: revisionIn(event),
    amount: item?.atRisk ?? null,
    covered: event.logIndex < covered,
  };
}

function actorView({ actor }: NumberedEvent, names: Names): ActorView {
  switch (actor.kind) {
    case "person":
      return { kind: "person", person: names.person(actor.id) };
    case "agent":
      return { kind: "agent", name: names.agent(actor.id).name };
    case "system":
      return { kind: "system", name: actor.id };
  }
}

/** What an event signs, proposes, grants or runs. */
export function revisionIn({ type, data }: NumberedEvent): string | null {
  const inside = parseData(data);
  const from = (value: unknown, name: string) =>
    typeof value === "object" && value !== null && name in value ? (value as Record<string, unknown>)[name] : null;
  const hash =
    type === "submitted" || type === "revised"
      ? from(inside.revision, "hash")
      : type === "voted"
        ? from(inside.vote, "revisionHash")
        : type === "cleared"
          ? from(inside.grant, "revisionHash")
          : type === "closed"
            ? (from(inside.decision, "revisionHash") ?? from(inside.seen, "revisionHash"))
            : inside.revisionHash;
  return typeof hash === "string" ? hash : null;
}

const TONES: Readonly<Record<string, EventTone>> = {
  approved: "ok",
  edited: "ok",
  passed: "ok",
  succeeded: "ok",
  rejected: "failed",
  blocked: "failed",
  failed: "failed",
  expired: "attention",
  revoked: "attention",
  reconciling: "attention",
  rung_fired: "attention",
  lease_lapsed: "attention",
  answer_lapsed: "attention",
  pulled: "failed",
};

function whatWords(event: NumberedEvent, hidden: boolean): { readonly words: string; readonly tone: EventTone } {
  if (!event.stream.startsWith("item:")) return { words: otherWords(event), tone: TONES[event.type] ?? "plain" };
  const name = hidden && event.type === "voted" ? "signedBlind" : itemEventName(event);
  return { words: isPlain(name) ? t(`trailEvent.${name}` as PlainKey) : plainType(event.type), tone: TONES[name] ?? "plain" };
}

const isPlain = (name: string) => Object.hasOwn(trailEvent, name);

/** Types of events that have no words of their own yet are at least readable. */
const plainType = (type: string) => revealLine(type.replaceAll(/[_-]/g, " "));

function itemEventName({ type, data }: NumberedEvent): string {
  const inside = parseData(data);
  switch (type) {
    case "voted":
      return (inside.vote as { readonly kind?: string } | undefined)?.kind === "edit" ? "edited" : "approved";
    case "closed":
      if (inside.why === "policy") return "blocked";
      if (inside.why === "silence") return "expired";
      return inside.outcome === "respond" ? "responded" : "rejected";
    case "cleared": {
      const { source } = (inside.grant ?? {}) as { readonly source?: string };
      return source === "silence" ? "passedSilence" : source === "people" ? "cleared" : "passed";
    }
    default:
      return type;
  }
}

function otherWords({ stream, type, data }: NumberedEvent): string {
  const { version } = parseData(data);
  if (type === "published" && typeof version === "number") return t("trailEvent.published", { version });
  const area = stream.slice(0, stream.indexOf(":"));
  const named = `${area}_${type}`.replaceAll("-", "_");
  return isPlain(named) ? t(`trailEvent.${named}` as PlainKey) : capital(plainType(type));
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What an event is about that is not about an item. */
function subjectOf({ stream }: NumberedEvent, names: Names): string {
  const id = idOfStream(stream);
  switch (stream.slice(0, stream.indexOf(":"))) {
    case "policy":
      return t("trailEvent.onPolicy", { name: revealLine(id) });
    case "registry":
      return t("trailEvent.onRegistry", { name: revealLine(id) });
    case "queue":
      return t("trailEvent.onQueue", { name: names.queue(asQueueId(id)).name });
    case "person":
      return names.person(asPersonId(id)).name;
    case "agent":
      return t("trailEvent.onAgent", { name: names.agent(asAgentId(id)).name });
    case "calendar":
      return t("trailEvent.onCalendar");
    case "verification":
      return t("trailEvent.onVerification");
    case "export":
      return t("trailEvent.onExport");
    case "erasure":
      return t("trailEvent.onErasure");
    case "retention":
      return t("trailEvent.onRetention", { name: revealLine(id) });
    case "hold":
      return t("trailEvent.onHold");
    case "stop":
      return stopSubject(id, names);
    default:
      return revealLine(stream);
  }
}

function stopSubject(id: string, names: Names): string {
  const [scope = "", ...rest] = id.split(":");
  const target = rest.join(":");
  if (scope === "agent") return t("trailEvent.onStop", { name: names.agent(asAgentId(target)).name });
  return scope === "workflow" ? t("trailEvent.onStop", { name: revealLine(target) }) : t("trailEvent.onStopAll");
}
