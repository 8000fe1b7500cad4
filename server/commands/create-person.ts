// Creates a person with roles, queues and a login: one human, one row, one password that is shown once.
import { asPersonId, type Ms, type PersonId, type QueueId } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { insertLogin } from "@/db/queries/logins";
import { findPersonByEmail, insertPerson } from "@/db/queries/people";
import { insertQueue, readQueues, type StoredQueue, updateQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import { printScope, type RoleGrant } from "../access/standing";
import type { Deps } from "../deps";
import { loginPassword, newPassword } from "./commit/password";
import { OPERATOR, recordEvent } from "./commit/record-event";

export interface PersonToCreate {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly RoleGrant[];
  /** Queues that the person works; they must exist. */
  readonly queues: readonly QueueId[];
  readonly skills: readonly string[];
  /** Null for a one-time password, which is then in the answer. */
  readonly password: string | null;
}

export async function createPerson(
  deps: Deps,
  { name, email, roles, queues, skills, password: given }: PersonToCreate,
): Promise<Result<{ readonly person: PersonId; readonly password: string }, Refusal>> {
  const password = await newPassword(deps, given);
  const person = asPersonId(deps.ids.any());
  const login = deps.ids.any();
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    if (await findPersonByEmail(tx, email)) return refuse({ code: "invalid", errors: [taken(email)] });
    const rows = await readQueues(tx);
    const unknown = queues.filter((id) => !rows.some((queue) => queue.id === id));
    if (unknown.length > 0) return refuse({ code: "invalid", errors: unknown.map(unknownQueue) });

    const grants = roles.map(({ role, scope }) => ({ role, scope: printScope(scope) || null }));
    await insertPerson(tx, { id: person, name, email, createdAt: now, roles: grants, skills });
    await openFallback(deps, tx, person, rows, now);
    await joinQueues(tx, person, queues, rows);
    await insertLogin(tx, { id: login, person, name, email, password: loginPassword(password, now), at: now });
    const data = { roles: grants, queues: [...queues], skills: [...skills], login };
    await recordEvent(deps, tx, now, { kind: "person", id: person, type: "created", actor: OPERATOR, data, free: { name, email } });
    return ok({ person, password: password.password });
  });
}

/** Unknown workflows and items that nobody may decide need a queue with an owner: the first person there is, until somebody else is named. */
async function openFallback(deps: Deps, tx: Tx, owner: PersonId, rows: readonly StoredQueue[], now: Ms): Promise<void> {
  const id = deps.lifecycle.fallbackQueue;
  if (rows.some((queue) => queue.id === id)) return;
  const ladder = [{ afterS: 1_800, do: "notify", who: "owner" }] as const;
  await insertQueue(tx, { id, name: "Nobody else's", owner, over: null, rank: 90, ladder, members: [owner], createdAt: now });
  await recordEvent(deps, tx, now, { kind: "queue", id, type: "created", actor: OPERATOR, data: { owner }, free: {} });
}

async function joinQueues(tx: Tx, person: PersonId, queues: readonly QueueId[], rows: readonly StoredQueue[]): Promise<void> {
  for (const { id, members, version } of rows.filter((queue) => queues.includes(queue.id))) {
    if (!(await updateQueue(tx, id, { members: [...members, person] }, version))) throw new Error(`queue ${id} moved under its own lock`);
  }
}

const taken = (email: string): FieldError => ({ path: "/email", message: `${email} is a person already.` });
const unknownQueue = (id: QueueId): FieldError => ({ path: "/queues", message: `There is no queue "${id}".` });
