// Erasures as their screen shows them: what waits for a second person, what is over, how long workflows keep content, what is on hold; and the same of one item.
import { ERASED } from "@core/words/erasure";
import { asItemId, asPersonId, type ItemId, type PersonId } from "@core/words/ids";
import { refusalWords } from "@core/words/refusal-words";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { isReservedWorkflow } from "@core/words/self-test";
import { DAY } from "@core/words/time";
import { revealLine, revealText } from "@core/words/untrusted-text";
import {
  askedErasure,
  holdsOn,
  listErasures,
  listRetentions,
  type StoredErasure,
  type StoredHold,
  type StoredRetention,
  standingHolds,
} from "@/db/queries/erasures";
import { countCasesBefore, namesOfCases } from "@/db/queries/history";
import { readRows } from "@/db/queries/item-rows";
import { countToErase, readItem } from "@/db/queries/items";
import { listWorkflows } from "@/db/queries/policies";
import { readsOf } from "@/db/queries/reads";
import { erasureRefused, itemKept, mayErase, maySignErasure } from "../access/erasing";
import { covers, type Place, reachesWorkflow, rightsOn, seesItem, sightFor } from "../access/resolve";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import { type Reading, readAs, sees } from "./reading";
import type { Allowed } from "./shapes";
import type { ErasuresPage, ErasureView, HoldView, ItemErasure, ReaderView, RetentionTrial, RetentionView } from "./shapes-erasure";

const MOST_LISTED = 50;
const MOST_COUNTED = 1_000;
const MOST_READS = 500;

export function erasuresPage(deps: Deps, person: PersonId): Promise<ErasuresPage> {
  return readAs(deps, person, async (reading) => {
    const { tx, standing, directory, names } = reading;
    const mine = (workflow: string | null) =>
      workflow === null ? mayErase(standing, "erasure.ask", null) : seesWorkflow(reading, workflow);
    const sight = sightFor(standing, "erasure.read");
    const reached = sight.kind === "all" ? null : sight.workflows;
    const listed = (await listErasures(tx, MOST_LISTED, reached)).filter(({ workflow }) => mine(workflow));
    const views = await erasureViews(reading, listed);
    const workflows = (await listWorkflows(tx, "policy")).map(({ workflow }) => workflow).filter((one) => !isReservedWorkflow(one));
    const seen = workflows.filter((workflow) => seesWorkflow(reading, workflow)).sort();
    const set = new Map((await listRetentions(tx)).map((one) => [one.workflow, one]));
    const retentions: RetentionView[] = [];
    for (const workflow of seen) retentions.push(await retentionView(reading, workflow, set.get(workflow) ?? null));
    const gone = [...directory.people.values()].filter(
      ({ offboardedAt, erasedAt }) => offboardedAt !== null && offboardedAt <= reading.now && erasedAt === null,
    );
    return {
      asked: views.filter(({ state }) => state === "asked"),
      over: views.filter(({ state }) => state !== "asked").sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)),
      retentions,
      holds: await holdViews(
        reading,
        (await standingHolds(tx)).filter(({ workflow }) => seesWorkflow(reading, workflow)),
      ),
      people: mayErase(standing, "erasure.ask", null) ? gone.map(({ id }) => names.person(id)) : null,
      workflows: seen.filter((workflow) => mayErase(standing, "erasure.ask", workflow)),
    };
  });
}

const seesWorkflow = ({ standing }: Reading, workflow: string) => reachesWorkflow(standing, "erasure.read", workflow);

async function erasureViews(reading: Reading, listed: readonly StoredErasure[]): Promise<ErasureView[]> {
  const { tx, names } = reading;
  const items = await readRows(
    tx,
    listed.flatMap(({ kind, subject }) => (kind === "item" ? [asItemId(subject)] : [])),
  );
  const titles = new Map<string, string>(items.map(({ id, title }) => [id, titleOf(title)]));
  const cases = await namesOfCases(
    tx,
    listed.flatMap(({ kind, subject }) => (kind === "case" ? [subject] : [])),
  );
  const nameOf = ({ kind, subject }: StoredErasure): string | null => {
    if (kind === "item") return titles.get(subject) ?? null;
    if (kind === "person") return names.person(asPersonId(subject)).name;
    return kind === "case" ? revealLine(cases.get(subject) ?? "") || null : revealLine(subject);
  };
  return listed.map((one) => ({
    id: one.id,
    kind: one.kind,
    name: nameOf(one),
    item: one.kind === "item" ? one.subject : null,
    workflow: one.workflow === null ? null : revealLine(one.workflow),
    days: one.days,
    reason: revealText(one.reason),
    askedBy: names.person(one.askedBy),
    askedAt: one.askedAt,
    expiresAt: one.expiresAt,
    // Its time is over whether or not somebody has noted it.
    state: one.state === "asked" && one.expiresAt <= reading.now ? "expired" : one.state,
    endedBy: one.endedBy === null ? null : names.person(one.endedBy),
    endedAt: one.endedAt ?? (one.expiresAt <= reading.now ? one.expiresAt : null),
    counts: one.counts,
    sign: signAllowed(reading, one),
    withdraw: mayErase(reading.standing, "erasure.sign", one.workflow) ? { ok: true } : no({ code: "forbidden", right: "erasure.sign" }),
  }));
}

function signAllowed({ standing }: Reading, erasure: StoredErasure): Allowed {
  if (!mayErase(standing, "erasure.sign", erasure.workflow)) return no({ code: "forbidden", right: "erasure.sign" });
  return maySignErasure(standing, erasure) ? { ok: true } : no(erasureRefused("own"));
}

const no = (refusal: Refusal): Allowed => ({ ok: false, code: refusal.code, reason: refusalWords(refusal) });

async function retentionView({ tx, now, standing, names }: Reading, workflow: string, set: StoredRetention | null): Promise<RetentionView> {
  return {
    workflow,
    days: set?.days ?? null,
    set: set && { by: names.person(set.setBy), signedBy: set.signedBy && names.person(set.signedBy), at: set.at },
    over: set === null ? 0 : await countToErase(tx, workflow, now - set.days * DAY, MOST_COUNTED),
    maySet: mayErase(standing, "retention.set", workflow),
  };
}

async function holdViews({ tx, standing, names }: Reading, holds: readonly StoredHold[]): Promise<HoldView[]> {
  const items = await readRows(
    tx,
    holds.flatMap(({ item }) => (item === null ? [] : [item])),
  );
  const titles = new Map<string, string>(items.map(({ id, title }) => [id, titleOf(title)]));
  return holds.map(({ id, workflow, item, reason, by, at }) => ({
    id,
    workflow: revealLine(workflow),
    item,
    name: item === null ? null : (titles.get(item) ?? null),
    reason: revealText(reason),
    by: names.person(by),
    at,
    lift: !mayErase(standing, "erasure.hold", workflow)
      ? no({ code: "forbidden", right: "erasure.hold" })
      : by === standing.id
        ? no(erasureRefused("own-hold"))
        : { ok: true },
  }));
}

/** A dry run: what would go today. Whoever may not set it learns nothing of how much there is. */
export function retentionTrial(
  deps: Deps,
  person: PersonId,
  { workflow, days }: { readonly workflow: string; readonly days: number },
): Promise<Result<RetentionTrial, Refusal>> {
  return readAs(deps, person, async ({ tx, now, standing }) => {
    if (!mayErase(standing, "retention.set", workflow)) return refuse({ code: "not-found" });
    const before = now - days * DAY;
    const items = await countToErase(tx, workflow, before, MOST_COUNTED + 1);
    const holds = await holdsOn(tx, workflow, null);
    const cases = await countCasesBefore(tx, workflow, before, MOST_COUNTED);
    const ofItems = (await standingHolds(tx)).filter((hold) => hold.workflow === workflow && hold.item !== null);
    const found = await readRows(
      tx,
      ofItems.flatMap(({ item }) => (item === null ? [] : [item])),
    );
    const held = found.filter(({ fold }) => fold.closedAt !== null && fold.closedAt < before && fold.erasedAt === undefined).length;
    const isHeld = holds.length > 0;
    return ok({
      items: isHeld ? 0 : Math.max(0, Math.min(items, MOST_COUNTED) - held),
      more: !isHeld && items > MOST_COUNTED,
      held: isHeld ? Math.min(items, MOST_COUNTED) : held,
      cases: isHeld ? 0 : cases,
    });
  });
}

/** What stands beside one item: who asked to erase it, what keeps it, and whether this person may ask. */
export function itemErasure(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<ItemErasure, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, standing, names } = reading;
    const stored = await readItem(tx, itemId);
    if (stored === null || !sees(standing, stored.item)) return refuse({ code: "not-found" });
    const { workflow } = stored;
    const asked = seesWorkflow(reading, workflow) ? await askedErasure(tx, "item", itemId) : null;
    const waits = asked !== null && asked.expiresAt > now;
    const kept = waits ? erasureRefused("asked") : await itemKept(tx, stored, now);
    return ok({
      asked: waits
        ? { id: asked.id, askedBy: names.person(asked.askedBy), askedAt: asked.askedAt, reason: revealText(asked.reason) }
        : null,
      holds: seesWorkflow(reading, workflow) ? await holdViews(reading, await holdsOn(tx, workflow, itemId)) : [],
      ask: !mayErase(standing, "erasure.ask", workflow) ? null : kept === null ? { ok: true } : no(kept),
      mayHold: mayErase(standing, "erasure.hold", workflow) && stored.title !== ERASED,
    });
  });
}

/** Who read the item outside of their work, the latest first: for those who lead it and for auditors. */
export function readersOf(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<readonly ReaderView[], Refusal>> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const stored = await readItem(tx, itemId);
    const place = stored && { workflow: stored.workflow, queue: stored.item.queue };
    if (place === null || !seesItem(standing, place) || !maySeeReaders(standing, place)) return refuse({ code: "not-found" });
    const readers = new Map<PersonId, ReaderView>();
    for (const { person: reader, at } of await readsOf(tx, itemId, MOST_READS)) {
      const known = readers.get(reader);
      readers.set(reader, { person: names.person(reader), times: (known?.times ?? 0) + 1, lastAt: known?.lastAt ?? at });
    }
    return ok([...readers.values()]);
  });
}

const maySeeReaders = (standing: Reading["standing"], place: Place): boolean =>
  rightsOn(standing, place).has("manage") || standing.grants.some(({ role, scope }) => role === "auditor" && covers(scope, place));
