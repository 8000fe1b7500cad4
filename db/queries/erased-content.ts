// Copies of content beside the trail, the revisions and the evidence, and how each is taken away: docs/erasure.md lists them all.
import { streamOf } from "@core/trail/event";
import { ERASED } from "@core/words/erasure";
import type { Hash, ItemId, Ms, PersonId } from "@core/words/ids";
import { and, type Column, eq, inArray, isNotNull, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "../store";
import { touchDirectory } from "./directory";
import { eraseValues } from "./events";

/** What an agent is told who repeats a request whose answer is gone. */
const GONE = {
  status: 410,
  response: JSON.stringify({
    type: "/docs/problems/erased",
    code: "erased",
    title: "Erased",
    status: 410,
    detail: "This was answered before, and the answer was erased with what it held. Nothing was done again.",
  }),
};

/** What stands in rows beside an item's own: results, what was typed and said, what was composed and not sent, answers kept for repeats. */
export async function eraseBesideItem(tx: Tx, item: ItemId): Promise<void> {
  const { drafts, executions, outbox, skips } = tx.t;
  await tx.q.delete(drafts).where(eq(drafts.item, item)).returning({ item: drafts.item });
  await tx.q.update(skips).set({ reason: null }).where(eq(skips.item, item)).returning({ item: skips.item });
  // The kind stands in the statement itself, as in the indexes.
  for (const kind of ["execute", "reverse"])
    await tx.q
      .update(executions)
      .set({ result: null, error: null, externalRef: null })
      .where(and(eq(executions.item, item), sql`${executions.kind} = ${sql.raw(`'${kind}'`)}`))
      .returning({ id: executions.id });
  await tx.q.update(outbox).set({ body: {} }).where(eq(outbox.item, item)).returning({ id: outbox.id });
  await tx.q
    .update(outbox)
    .set({ state: "dead" })
    .where(and(eq(outbox.item, item), eq(outbox.state, "pending")))
    .returning({ id: outbox.id });
}

/** Answers that name an id. A repeat of the request is not carried out again: it is told that the answer is gone. */
export async function eraseAnswers(tx: Tx, id: string): Promise<void> {
  const { idempotency } = tx.t;
  await tx.q.update(idempotency).set(GONE).where(contains(idempotency.response, id)).returning({ key: idempotency.key });
}

/** Checks of claims that rest on these revisions alone: no other item has them. Returns how many values went with them. */
export async function eraseChecksOn(tx: Tx, revisions: readonly Hash[]): Promise<number> {
  const { verifications } = tx.t;
  const on = inArray(verifications.fingerprint, [...revisions]);
  const found = await tx.q.select({ id: verifications.id }).from(verifications).where(on);
  if (found.length === 0) return 0;
  const blank = { subject: ERASED, predicate: ERASED, note: null };
  await tx.q.update(verifications).set(blank).where(on).returning({ id: verifications.id });
  await tx.q
    .update(verifications)
    .set({ withdrawnReason: ERASED })
    .where(and(on, isNotNull(verifications.withdrawnAt)))
    .returning({ id: verifications.id });
  let values = 0;
  for (const { id } of found) values += await eraseValues(tx, `verification:${id}`);
  return values;
}

/** A person's row, logins and everything that was theirs alone. Their id stays: the trail speaks of it. */
export async function erasePersonRows(
  tx: Tx,
  { id: person, name, email }: { readonly id: PersonId; readonly name: string; readonly email: string },
  at: Ms,
): Promise<void> {
  const { absences, authUser, authVerification, deputies, drafts, exports, filters, filterShares, messages, notices, people } = tx.t;
  const { personSkills, presences, settings } = tx.t;
  const nowhere = `${person}@erased.invalid`;
  await tx.q.update(people).set({ name: ERASED, email: nowhere, erasedAt: at }).where(eq(people.id, person)).returning({ id: people.id });
  await tx.q
    .update(authUser)
    .set({ name: ERASED, email: nowhere, image: null })
    .where(eq(authUser.personId, person))
    .returning({ id: authUser.id });
  await tx.q
    .delete(authVerification)
    .where(or(contains(authVerification.identifier, email), contains(authVerification.value, email)))
    .returning({ id: authVerification.id });
  const own = tx.q.select({ id: filters.id }).from(filters).where(eq(filters.person, person));
  await tx.q.delete(filterShares).where(inArray(filterShares.filter, own)).returning({ filter: filterShares.filter });
  await tx.q.delete(filters).where(eq(filters.person, person)).returning({ id: filters.id });
  await tx.q.delete(exports).where(eq(exports.person, person)).returning({ id: exports.id });
  await tx.q.delete(settings).where(eq(settings.person, person)).returning({ person: settings.person });
  await tx.q.delete(drafts).where(eq(drafts.person, person)).returning({ item: drafts.item });
  await tx.q.delete(notices).where(eq(notices.person, person)).returning({ id: notices.id });
  await tx.q.delete(presences).where(eq(presences.person, person)).returning({ item: presences.item });
  await tx.q.delete(absences).where(eq(absences.person, person)).returning({ id: absences.id });
  await tx.q.delete(personSkills).where(eq(personSkills.person, person)).returning({ skill: personSkills.skill });
  await tx.q
    .delete(deputies)
    .where(or(eq(deputies.person, person), eq(deputies.deputy, person)))
    .returning({ id: deputies.id });
  // What was composed for others may call them by their name.
  await tx.q
    .delete(messages)
    .where(or(eq(messages.person, person), contains(messages.body, JSON.stringify(name).slice(1, -1))))
    .returning({ id: messages.id });
  await touchDirectory(tx);
}

/** The streams of exports that a person began: what they looked for stands there as a value. */
export async function exportStreamsOf(tx: Tx, person: PersonId): Promise<readonly string[]> {
  const { events } = tx.t;
  const begun = and(eq(events.actorId, person), eq(events.type, "begun"), like(events.stream, `${streamOf("export", "")}%`));
  return (await tx.q.select({ stream: events.stream }).from(events).where(begun)).map(({ stream }) => stream);
}

/** The text as it stands: a name may hold a percent sign. */
const contains = (column: Column, text: string): SQL => sql`${column} like ${`%${text.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;

/** An imported case goes whole, and the run that it was a part of: no event of the trail speaks of either, and no grant hangs on them. */
export async function eraseCase(tx: Tx, id: string): Promise<boolean> {
  const { historyItems } = tx.t;
  return (await eraseCases(tx, eq(historyItems.id, id))) === 1;
}

/** Imported cases of a workflow that came before an instant, and imported runs that were over by then; returns how many went. */
export async function eraseCasesBefore(tx: Tx, workflow: string, before: number, limit: number): Promise<number> {
  const { historyItems, historyRuns } = tx.t;
  const old = tx.q
    .select({ id: historyItems.id })
    .from(historyItems)
    .where(and(eq(historyItems.workflow, workflow), lt(historyItems.at, before)))
    .limit(limit);
  const cases = await eraseCases(tx, inArray(historyItems.id, old));
  if (cases === limit) return cases;
  const over = tx.q
    .select({ run: historyRuns.run })
    .from(historyRuns)
    .where(and(eq(historyRuns.workflow, workflow), lt(historyRuns.endedAt, before)))
    .limit(limit - cases);
  const runs = await tx.q
    .delete(historyRuns)
    .where(and(eq(historyRuns.workflow, workflow), inArray(historyRuns.run, over)))
    .returning({ run: historyRuns.run });
  return cases + runs.length;
}

/** The log of a run tells of its cases, so it goes with the first of them. */
async function eraseCases(tx: Tx, which: SQL): Promise<number> {
  const { historyItems, historyRuns } = tx.t;
  const gone = await tx.q.delete(historyItems).where(which).returning({ workflow: historyItems.workflow, run: historyItems.run });
  const [first] = gone;
  const runs = [...new Set(gone.flatMap(({ run }) => run ?? []))];
  // The cases of one call are of one workflow.
  if (first !== undefined && runs.length > 0)
    await tx.q
      .delete(historyRuns)
      .where(and(eq(historyRuns.workflow, first.workflow), inArray(historyRuns.run, runs)))
      .returning({ run: historyRuns.run });
  return gone.length;
}

export async function findCase(tx: Tx, workflow: string, externalId: string): Promise<string | null> {
  const { historyItems } = tx.t;
  const [found] = await tx.q
    .select({ id: historyItems.id })
    .from(historyItems)
    .where(and(eq(historyItems.workflow, workflow), eq(historyItems.externalId, externalId)))
    .limit(1);
  return found?.id ?? null;
}
