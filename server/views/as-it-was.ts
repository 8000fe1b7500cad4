// An item's screen as it was at an instant, as whoever had it before them saw it: built from the trail up to that instant, and never from today's rows.

import { isBlind } from "@core/lifecycle/blind";
import { fold } from "@core/lifecycle/fold";
import type { Holder } from "@core/words/actors";
import type { RecordedEvent } from "@core/words/events";
import type { Ms, PersonId } from "@core/words/ids";
import type { AsOfInput } from "@core/words/past";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { directoryAt } from "../access/past-directory";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { agentRecord } from "./agent-record";
import { nothingAllowed } from "./allowed";
import { handsOf, veiledNames } from "./blind-names";
import { titleOf } from "./item-row";
import { shapeItem } from "./item-shape";
import { namesOf } from "./names";
import { countsAt, similarAt } from "./past-cases";
import { momentAt, siblingsAt } from "./past-moment";
import { hadAt, peopleIn, type Sitting, sittingAt, sittingsOf, veiled } from "./past-readers";
import { type Reading, readAs, sees } from "./reading";
import { rulingView } from "./ruling-view";
import { sentUpOf } from "./sent-up";
import type { ItemView, TimelineEntry } from "./shapes-item";
import type { AsItWas, PastSitting, PastStep } from "./shapes-past";
import { checksOn, toldNow, toldTimeline } from "./timeline-view";
import { checksOf } from "./verifications";

export function asItWas(deps: Deps, person: PersonId, { itemId, atMs, seenBy }: AsOfInput): Promise<Result<AsItWas, Refusal>> {
  return readAs(deps, person, async (today) => {
    const [record] = await readRows(today.tx, [itemId]);
    if (!record || !sees(today.standing, record.fold)) return refuse({ code: "not-found" });
    const events = await readHistory(today.tx, itemId);
    // Nobody has seen what is to come.
    const at = Math.min(atMs, today.now);
    const lines = (await toldNow(deps, today, record, events)).filter(({ seq }) => seq !== null);
    const readers = readersAt(today, record, events, at);
    const eyes = seenBy !== null && readers.known.includes(seenBy) ? seenBy : readers.likely;
    const sitting = eyes === null ? null : sittingAt(readers.sittings, eyes, at);
    const past = { record, events, at, eyes };
    const item = events.some((event) => event.at <= at) ? await screenAt(deps, today, past) : null;
    return ok({
      id: itemId,
      title: titleOf(record.title),
      erasedAt: record.fold.erasedAt ?? null,
      at,
      now: today.now,
      item,
      seenBy: eyes === null ? null : today.names.person(eyes),
      sitting: sitting && sittingView(sitting, lines),
      readers: readers.known.map((id) => ({ person: today.names.person(id), had: readers.had(id) })),
      blind: isBlind(record.fold) ? "still" : item !== null && item.ruling?.blind === true && item.purpose === "decide" ? "then" : null,
      ...stepsAround(lines, at),
    });
  });
}

interface Past {
  readonly record: ItemRowRecord;
  readonly events: readonly RecordedEvent[];
  readonly at: Ms;
  /** Through whose eyes it is looked at; null for nobody's in particular. */
  readonly eyes: PersonId | null;
}

/** Whose screens there were. While a quorum is blind and open nobody is told of any but their own. */
function readersAt({ standing }: Reading, { fold: today }: ItemRowRecord, events: readonly RecordedEvent[], at: Ms) {
  const mine = (id: PersonId) => !isBlind(today) || id === standing.id;
  const sittings = sittingsOf(events).filter((one) => mine(one.person));
  const known = peopleIn(events).filter(mine);
  const holder = events.findLast((event) => event.at <= at)?.holder ?? null;
  const had = (id: PersonId) => hadAt(sittings, holder, id, at);
  const likely = known.find((id) => had(id) === "open") ?? known.find((id) => had(id) === "held") ?? null;
  return { sittings, known, had, likely };
}

function sittingView({ from, until, seen, seq }: Sitting, lines: readonly TimelineEntry[]): PastSitting {
  const act = lines.find((line) => line.seq === seq && line.stream === undefined)?.text ?? "";
  return { from, until, evidenceSeen: seen.evidenceSeen ?? null, act, seenVersion: seen.seenVersion };
}

/** From one instant at which something happened to the next, since what one transaction did nobody saw halfway. */
function stepsAround(lines: readonly TimelineEntry[], at: Ms): Pick<AsItWas, "here" | "before" | "after" | "place" | "places"> {
  const steps: PastStep[] = [];
  for (const { at: instant, text } of lines) {
    if (steps.at(-1)?.at === instant) steps.pop();
    steps.push({ at: instant, text });
  }
  const place = steps.filter((step) => step.at <= at).length;
  const here = steps[place - 1] ?? null;
  // Between two events, the way back leads to the one that made what is seen.
  const before = here !== null && here.at < at ? here : (steps[place - 2] ?? null);
  return { here, before, after: steps[place] ?? null, place, places: steps.length };
}

async function screenAt(deps: Deps, today: Reading, past: Past): Promise<ItemView> {
  const { record, at, eyes } = past;
  const { tx, standing } = today;
  const stillBlind = isBlind(record.fold);
  const own = (id: PersonId) => id === eyes && (!stillBlind || id === standing.id);
  const directory = await directoryAt(tx, today.directory, at);
  const known = namesOf(directory, standing.id, own);
  const names = stillBlind ? veiledNames(known, record.fold) : known;
  const reading: Reading = { tx, now: at, directory, standing, names };
  const then = itemAt(past, own);
  const moment = await momentAt(deps, reading, record, then);
  const { content, current, revisions, events, policy } = moment;
  const { item } = then;
  const { ruling } = moment.record;
  const signedArgument = moment.explanation.signKeys?.argument ?? null;
  const stand = { workflow: item.workflow, queue: item.queue, skills: item.ruling?.skills ?? [] };
  const scene = sceneOf(oursOf(deps), stand, { now: at, directory, stops: moment.stops, group: null });
  const counts = await countsAt(tx, moment.record, at);
  const timeline = toldTimeline(reading, {
    record: moment.record,
    revisions,
    events,
    signedArgument,
    checks: await checksOn(tx, item, revisions, at),
    blind: stillBlind || isBlind(item),
    standing: true,
  });
  return shapeItem(deps.lifecycle, moment, {
    ruling: ruling && (await rulingView(tx, policy, record, ruling)),
    checks: await checksOf(tx, { content, revisionHash: current.hash, agent: item.agent }, names, at),
    waysUp: { queues: [], people: [] },
    sentUp: sentUpOf(item, events, scene, names),
    draft: null,
    timeline: timeline.filter((line) => line.seq !== null || line.at > at || isOverdue(line, past)),
    siblings: await siblingsAt(reading, record, item.group, signedArgument),
    similar: await similarAt(tx, moment.record, at, { shelf: deps.cases, counts, names, standing }),
    agentRecord: agentRecord(item.agent, counts),
    allowed: nothingAllowed(),
  });
}

/** The item folded up to the instant, as far as its reader may be told of it. */
function itemAt({ record, events: all, at }: Past, own: (id: PersonId) => boolean) {
  const events = all.filter((event) => event.at <= at);
  const whole = fold(record.id, events);
  const held = events.at(-1)?.holder ?? null;
  if (!isBlind(record.fold)) return { item: whole, holder: held, events };
  const item = veiled(whole, own, handsOf(record.fold));
  const isTold = held?.kind !== "person" || handsOf(item) === held.id || item.queue === null;
  const holder: Holder | null = isTold ? held : { kind: "queue", id: item.queue };
  return { item, holder, events };
}

/** A lease that had run out by then was either kept up, which no event says, or its end was just about to be noticed. */
function isOverdue(line: TimelineEntry, { events, at }: Past): boolean {
  const next = events.find((event) => event.at > at);
  return next?.type === line.type;
}
