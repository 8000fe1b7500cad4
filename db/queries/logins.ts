// Logins by e-mail and password: the rows that better-auth reads, written by our own commands. Passwords arrive as digests.
import type { Ms, PersonId } from "@core/words/ids";
import { and, eq, inArray, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";

/** better-auth's name for a login with a password of our own. */
const BY_PASSWORD = "credential";

export interface LoginPassword {
  readonly digest: string;
  /** Set for a one-time password: until when it opens the change to one's own. */
  readonly until: Ms | null;
}

const dateOrNull = (at: Ms | null) => (at === null ? null : new Date(at));

export async function insertLogin(
  tx: Tx,
  login: {
    readonly id: string;
    readonly person: PersonId;
    readonly name: string;
    readonly email: string;
    readonly password: LoginPassword;
    readonly at: Ms;
  },
): Promise<void> {
  const { authUser, authAccount } = tx.t;
  const { id, person, name, email, password } = login;
  const times = { createdAt: new Date(login.at), updatedAt: new Date(login.at) };
  await tx.q.insert(authUser).values({
    id,
    name,
    email: email.toLowerCase(),
    emailVerified: true,
    personId: person,
    passwordUntil: dateOrNull(password.until),
    ...times,
  });
  await tx.q.insert(authAccount).values({ id, accountId: id, providerId: BY_PASSWORD, userId: id, password: password.digest, ...times });
}

/** Gives every login of a person a new password and ends their sessions; false when they have no login. */
export async function replacePassword(tx: Tx, person: PersonId, password: LoginPassword, at: Ms): Promise<boolean> {
  const { authUser, authAccount, authSession } = tx.t;
  const updatedAt = new Date(at);
  const logins = await tx.q
    .update(authUser)
    .set({ passwordUntil: dateOrNull(password.until), updatedAt })
    .where(eq(authUser.personId, person))
    .returning({ id: authUser.id });
  const ids = logins.map(({ id }) => id);
  if (ids.length === 0) return false;
  await tx.q
    .update(authAccount)
    .set({ password: password.digest, updatedAt })
    .where(and(inArray(authAccount.userId, ids), eq(authAccount.providerId, BY_PASSWORD)));
  await tx.q.delete(authSession).where(inArray(authSession.userId, ids));
  return true;
}

/** Ends every session of a person and takes the ways to sign in from their logins, which stay: the trail speaks of them. */
export async function closeLogins(tx: Tx, person: PersonId): Promise<void> {
  const { authUser, authAccount, authSession } = tx.t;
  const ids = (await tx.q.select({ id: authUser.id }).from(authUser).where(eq(authUser.personId, person))).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.q.delete(authSession).where(inArray(authSession.userId, ids));
  await tx.q.delete(authAccount).where(inArray(authAccount.userId, ids));
}

export interface OpenSession {
  readonly person: PersonId | null;
  readonly passwordUntil: Date | null;
  readonly expiresAt: Date;
}

const byToken = prepared("session by token", ({ q, t: { authSession, authUser } }) =>
  q
    .select({ person: authUser.personId, passwordUntil: authUser.passwordUntil, expiresAt: authSession.expiresAt })
    .from(authSession)
    .innerJoin(authUser, eq(authUser.id, authSession.userId))
    .where(eq(authSession.token, sql.placeholder("token"))),
);

/** The session of a token as it stands; null once it was ended. Whether it has run out is the caller's to say. */
export async function findSession(tx: Tx, token: string): Promise<OpenSession | null> {
  const [session] = await byToken(tx).execute({ token });
  return session ?? null;
}
