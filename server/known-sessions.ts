// Sessions that better-auth has let in before. That a cookie's signature is right never changes, so it is checked once; whether the session
// still stands is read from the store each time, so that signing out, a reset password or the end of a session works at once.
import type { Ms, PersonId } from "@core/words/ids";
import { findSession } from "@/db/queries/logins";
import type { Store } from "@/db/store";

export interface PersonSession {
  readonly person: PersonId;
  /** Signed in by a one-time password: nothing is open but the change to one's own. */
  readonly mustChoosePassword: boolean;
}

export interface KnownSessions {
  /** Null for a cookie that better-auth has to look at itself: an unknown one, or one whose session has ended or is due to be made longer. */
  find(cookie: string): Promise<PersonSession | null>;
  /** better-auth has found this cookie to be signed here, for this token. */
  keep(cookie: string, token: string): void;
}

const MOST_KEPT = 1_000;

/** A session that ends within `longerBefore` is better-auth's to make longer. */
export function createKnownSessions(store: Store, longerBefore: Ms): KnownSessions {
  const tokens = new Map<string, string>();
  return {
    async find(cookie) {
      const token = tokens.get(cookie);
      if (token === undefined) return null;
      const session = await store.read((tx) => findSession(tx, token));
      if (session === null) tokens.delete(cookie);
      if (session === null || session.person === null || session.expiresAt.getTime() - longerBefore <= Date.now()) return null;
      return { person: session.person, mustChoosePassword: session.passwordUntil !== null };
    },
    keep(cookie, token) {
      if (tokens.size >= MOST_KEPT) tokens.clear();
      tokens.set(cookie, token);
    },
  };
}
