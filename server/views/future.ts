// What will fire if nobody acts: every deadline of the item's state and the rungs of its queue's ladder, in words, soonest first. Pure.

import type { Item } from "@core/lifecycle/item";
import { comingRungs } from "@core/lifecycle/ladder";
import type { QueueInScene, Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { RecordedEvent } from "@core/words/events";
import type { Ms, QueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { toldWords } from "./event-words";
import { inSentence, type Names } from "./names";
import type { TimelineEntry } from "./shapes-item";

export interface FutureSource {
  readonly item: Item;
  readonly names: Names;
  readonly now: Ms;
  readonly ladderOf: (queue: QueueId) => readonly Rung[];
  readonly hoursOf: (queue: QueueId) => Calendar | null;
}

interface Coming {
  readonly at: Ms;
  readonly type: string;
  readonly text: string;
  readonly detail: string | null;
}

/** Entries without a number: they have not happened, and anything that people do changes them. */
export function futureOf(source: FutureSource): TimelineEntry[] {
  return [...deadlines(source), ...rungs(source)]
    .sort((a, b) => a.at - b.at)
    .map(({ at, type, text, detail }) => ({
      seq: null,
      at,
      type,
      actor: { kind: "system", id: "timer", name: "Countersign" },
      text: revealText(text),
      detail,
      quote: null,
      holder: null,
      transfer: false,
      revisionHash: null,
    }));
}

function deadlines({ item, names, now, ladderOf }: FutureSource): Coming[] {
  const agent = names.agent(item.agent).name;
  const queue = item.queue === null ? t("told.itsQueue") : names.queue(item.queue).name;
  const coming: Coming[] = [];
  const at = (due: Ms | null | undefined, type: string, text: string, detail: string | null = null) => {
    if (due !== null && due !== undefined) coming.push({ at: due, type, text, detail });
  };

  if (item.review === "claimed" && item.claim) {
    const claimant = names.person(item.claim.by);
    at(item.claim.leaseUntil, "lease_lapsed", claimant.you ? t("told.ifYouIdle") : t("told.ifIdle", { name: claimant.name, queue }));
  }
  if (item.review === "suspended" && item.suspension) {
    at(item.suspension.until, "resumed", t("told.backTo", { who: inSentence(names.person(item.suspension.by)) }), t("told.asideOver"));
  }
  if (item.review === "awaiting_input" && item.question) {
    const asker = inSentence(names.person(item.question.by));
    at(item.question.answerDue, "answer_lapsed", t("told.ifSilentBack", { agent, who: asker }), t("told.oneRungOn"));
  }
  if (item.purpose === "decide") {
    const goesOn = silenceMayProceed(item);
    const last = item.queue === null ? 0 : ladderOf(item.queue).length + 1;
    const rung = last > 1 ? `, ${t("told.rung", { number: last, all: last })}` : "";
    at(
      item.maxAt,
      goesOn ? "cleared" : "closed",
      t(goesOn ? "told.deadlineApproved" : "told.deadlineRejected"),
      `${t(goesOn ? "told.policyGoesOn" : "told.safeDefault")}${rung}`,
    );
  }
  if (item.decision !== null && now < item.decision.finalAt && item.run === null) {
    at(item.decision.finalAt, "final", t("told.final"), item.grant === null ? null : t("told.thenMayRun", { agent }));
  }
  if (item.execution === "cleared" && item.grant) {
    const untimed = item.grant.expiresAt === null;
    at(
      item.grant.expiresAt ?? item.grant.capAt,
      "grant_expired",
      t("told.grantLapses"),
      t(untimed ? "told.groupUnsettled" : "told.nothingHappens"),
    );
  }
  if (item.execution === "executing" && item.run) {
    at(item.run.leaseUntil, "reconciling", t("told.silentRan", { agent }));
  }
  if (item.execution === "reversing" && item.reversal) {
    at(item.reversal.leaseUntil, "reconciling", t("told.silentBack", { agent }));
  }
  if (item.execution === "succeeded" && item.reversibleUntil !== null && now < item.reversibleUntil) {
    at(item.reversibleUntil, "reversible_until", t("told.noLonger"));
  }
  return coming;
}

/** The rungs still to come in this queue. Each counts from the firing of the one before, so all but the next are estimates. */
function rungs({ item, names, ladderOf, hoursOf }: FutureSource): Coming[] {
  const { rung, queue } = item;
  if (rung === null || rung.at === null || queue === null) return [];
  if (item.review !== "queued" && item.review !== "claimed") return [];
  const ladder = ladderOf(queue);
  const until = item.purpose === "decide" ? (item.maxAt ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const number = (index: number) =>
    t("told.rung", { number: index + 1, all: item.purpose === "decide" ? ladder.length + 1 : ladder.length });

  const coming: Coming[] = [];
  for (const { index, at, ...step } of comingRungs({ ladder, calendar: hoursOf(queue) }, rung)) {
    if (at >= until) return coming;
    if (step.do === "move")
      return [
        ...coming,
        { at, type: "rung_fired", text: t("told.stillOpenTo", { queue: names.queue(step.to).name }), detail: number(index) },
      ];
    coming.push({ at, type: "rung_fired", text: t("told.stillOpen", { told: toldWords(step.who, queue, names) }), detail: number(index) });
  }
  // Past its last rung a ladder reminds the owner again and again; only the next reminder is told.
  if (rung.index >= ladder.length && rung.at < until) {
    coming.push({
      at: rung.at,
      type: "rung_fired",
      text: t("told.stillOpen", { told: toldWords("owner", queue, names) }),
      detail: t("told.againAndAgain"),
    });
  }
  return coming;
}

/** What the item itself says about "proceed"; a stop, a burnt budget or an unfired ladder may still turn it into a rejection. */
function silenceMayProceed(item: Item): boolean {
  const { ruling } = item;
  if (ruling === null || ruling.onSilence !== "proceed" || ruling.errored) return false;
  return (
    ruling.reversibility === "reversible" &&
    ruling.level === "review" &&
    ruling.quorum === 1 &&
    !item.touchedByPerson &&
    !item.revisedByAgent
  );
}

/** The queue's ladder with the instant of each rung: when it fired since the item came here, or when it will if nobody acts. */
export function rungTimes(
  item: Item,
  { ladder, calendar }: Pick<QueueInScene, "ladder" | "calendar">,
  events: readonly RecordedEvent[],
): (Rung & { readonly at: Ms | null })[] {
  const { rung, queue } = item;
  const fired = new Map<number, Ms>();
  for (const event of events) {
    if (event.type === "rung_fired" && event.data.from === queue && !event.data.again) fired.set(event.data.index, event.at);
  }
  const coming = new Map(rung === null ? [] : comingRungs({ ladder, calendar }, rung).map(({ index, at }) => [index, at]));
  return ladder.map((step, index) => ({ ...step, at: (rung !== null && index < rung.index ? fired : coming).get(index) ?? null }));
}
