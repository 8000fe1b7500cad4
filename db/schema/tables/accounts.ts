// Sign-in accounts as better-auth's drizzle adapter wants them; each maps to one human in `people`.
import type { PersonId } from "@core/words/ids";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

export function accountTables({ date, flag, index, table, uniqueIndex, words }: Kit, { people }: Pick<OrganisationTables, "people">) {
  const authUser = table(
    "auth_user",
    {
      id: words<string>("id").primaryKey(),
      name: words<string>("name").notNull(),
      email: words<string>("email").notNull(),
      emailVerified: flag("email_verified").notNull().default(false),
      image: words<string>("image"),
      createdAt: date("created_at").notNull(),
      updatedAt: date("updated_at").notNull(),
      personId: words<PersonId>("person_id").references(() => people.id),
      /** Set while the password is a one-time one: it opens nothing but the change to one's own, and only until then. */
      passwordUntil: date("password_until"),
    },
    (t) => [uniqueIndex("auth_user_email").on(t.email), index("auth_user_person").on(t.personId)],
  );

  const authSession = table(
    "auth_session",
    {
      id: words<string>("id").primaryKey(),
      token: words<string>("token").notNull(),
      userId: words<string>("user_id")
        .notNull()
        .references(() => authUser.id, { onDelete: "cascade" }),
      expiresAt: date("expires_at").notNull(),
      ipAddress: words<string>("ip_address"),
      userAgent: words<string>("user_agent"),
      createdAt: date("created_at").notNull(),
      updatedAt: date("updated_at").notNull(),
    },
    (t) => [uniqueIndex("auth_session_token").on(t.token), index("auth_session_user").on(t.userId)],
  );

  const authAccount = table(
    "auth_account",
    {
      id: words<string>("id").primaryKey(),
      accountId: words<string>("account_id").notNull(),
      providerId: words<string>("provider_id").notNull(),
      userId: words<string>("user_id")
        .notNull()
        .references(() => authUser.id, { onDelete: "cascade" }),
      accessToken: words<string>("access_token"),
      refreshToken: words<string>("refresh_token"),
      idToken: words<string>("id_token"),
      accessTokenExpiresAt: date("access_token_expires_at"),
      refreshTokenExpiresAt: date("refresh_token_expires_at"),
      scope: words<string>("scope"),
      password: words<string>("password"),
      createdAt: date("created_at").notNull(),
      updatedAt: date("updated_at").notNull(),
    },
    (t) => [index("auth_account_user").on(t.userId), uniqueIndex("auth_account_provider").on(t.providerId, t.accountId)],
  );

  const authVerification = table(
    "auth_verification",
    {
      id: words<string>("id").primaryKey(),
      identifier: words<string>("identifier").notNull(),
      value: words<string>("value").notNull(),
      expiresAt: date("expires_at").notNull(),
      createdAt: date("created_at").notNull(),
      updatedAt: date("updated_at").notNull(),
    },
    (t) => [index("auth_verification_identifier").on(t.identifier)],
  );

  return { authUser, authSession, authAccount, authVerification };
}
