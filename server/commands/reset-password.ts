// Gives a person a new password and signs them out everywhere: for those who forgot theirs.
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { replacePassword } from "@/db/queries/logins";
import { findPersonByEmail } from "@/db/queries/people";
import type { Deps } from "../deps";
import { loginPassword, newPassword } from "./commit/password";
import { OPERATOR, recordEvent } from "./commit/record-event";

export async function resetPassword(
  deps: Deps,
  { email }: { readonly email: string },
): Promise<Result<{ readonly person: PersonId; readonly password: string }, Refusal>> {
  const password = await newPassword(deps, null);
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const person = await findPersonByEmail(tx, email);
    if (!person || !(await replacePassword(tx, person.id, loginPassword(password, now), now))) return refuse({ code: "not-found" });
    await recordEvent(deps, tx, now, { kind: "person", id: person.id, type: "password_reset", actor: OPERATOR, data: {}, free: {} });
    return ok({ person: person.id, password: password.password });
  });
}
