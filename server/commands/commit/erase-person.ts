// Takes a person's values away for good, in the caller's transaction: name, address, settings and what was theirs alone. Their id stays, and what they decided stands.
import { streamOf } from "@core/trail/event";
import type { Actor } from "@core/words/actors";
import type { ErasedCounts } from "@core/words/erasure";
import { NOTHING_ERASED } from "@core/words/erasure";
import type { Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { eraseAnswers, erasePersonRows, exportStreamsOf } from "@/db/queries/erased-content";
import { eraseValues } from "@/db/queries/events";
import { closeLogins } from "@/db/queries/logins";
import type { Tx } from "@/db/store";
import { personKept } from "../../access/erasing";
import type { Deps } from "../../deps";
import { recordEvent } from "./record-event";

export interface PersonErasure {
  readonly person: PersonId;
  readonly actor: Actor;
  readonly erasure: string;
  readonly askedBy: PersonId;
}

/** The caller has the organisation's lock. */
export async function erasePerson(
  deps: Deps,
  tx: Tx,
  now: Ms,
  { person, actor, erasure, askedBy }: PersonErasure,
): Promise<Result<ErasedCounts, Refusal>> {
  const directory = await deps.directory.at(tx);
  const kept = personKept(directory, person, now);
  const known = directory.people.get(person);
  if (kept !== null || known === undefined) return refuse(kept ?? { code: "not-found" });
  let values = 0;
  for (const stream of [streamOf("person", person), ...(await exportStreamsOf(tx, person))]) values += await eraseValues(tx, stream);
  await closeLogins(tx, person);
  await erasePersonRows(tx, known, now);
  await eraseAnswers(tx, person);
  await recordEvent(deps, tx, now, { kind: "person", id: person, type: "erased", actor, data: { erasure, askedBy, values }, free: {} });
  return ok({ ...NOTHING_ERASED, values });
}
