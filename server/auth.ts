// Sign-in: better-auth with e-mail and password, sessions in our own tables. Nobody signs up: people are made by the command line or an admin.
import type { IncomingMessage, ServerResponse } from "node:http";
import { asPersonId } from "@core/words/ids";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@core/words/passwords";
import { SECOND } from "@core/words/time";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { toNodeHandler } from "better-auth/node";
import { isAway } from "@/db/engine/pg-faults";
import { StoreBusy } from "@/db/store";
import { clientAddress } from "./access/client-address";
import type { Deps } from "./deps";
import { createKnownSessions, type PersonSession } from "./known-sessions";
import { createSignInLimit, TOO_MANY_TRIES, TRIES_WITHIN_S } from "./sign-in-limit";
import { storeAnswers } from "./views/readiness";

export interface Auth {
  readonly handler: (request: Request) => Promise<Response>;
  /** Who these headers' session cookie stands for; null when nobody. Reads the store each time, so signing out works at once. */
  sessionOf(headers: Headers): Promise<PersonSession | null>;
}

const DAY_S = 86_400;
const SESSION_S = 7 * DAY_S;
/** A session in use is made longer so often. */
const LONGER_EVERY_S = DAY_S;
/** The client's address: our own handler sets it, and what a client sends under this name is overwritten. */
const ADDRESS_HEADER = "x-countersign-address";

export function createAuth(deps: Deps): Auth {
  const { settings, secrets, store, log } = deps;
  const { db, provider, schema } = store.accounts;
  const limit = createSignInLimit(deps);
  /** When better-auth last found the database away. */
  let awayAt = Number.NEGATIVE_INFINITY;
  const auth = betterAuth({
    appName: "Countersign",
    secret: secrets.sessionSecret,
    ...(settings.BASE_URL === undefined ? {} : { baseURL: new URL(settings.BASE_URL).origin }),
    basePath: "/api/auth",
    database: drizzleAdapter(db, {
      provider,
      schema: { user: schema.authUser, session: schema.authSession, account: schema.authAccount, verification: schema.authVerification },
    }),
    telemetry: { enabled: false },
    // What fails while the database is away is told by who asks; the query's values, a session's token among them, stay out of the log.
    logger: { level: "error", log: (level, message, ...details) => log[details.some(isAway) ? "debug" : level]({ details }, message) },
    onAPIError: {
      onError: (fault) => {
        if (fault instanceof APIError && fault.statusCode < 500) log.debug({ code: fault.body?.code }, "sign-in refused");
        else if (isAway(fault)) awayAt = performance.now();
        else log.error({ err: fault }, "sign-in broke");
      },
    },
    trustedOrigins: (request) => [originOfHost(request)].filter((origin) => origin !== null),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    user: {
      additionalFields: {
        personId: { type: "string", required: true, input: false },
        passwordUntil: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: SESSION_S, updateAge: LONGER_EVERY_S, cookieCache: { enabled: false } },
    disabledPaths: [
      "/sign-up/email",
      "/update-user",
      "/change-email",
      "/delete-user",
      "/sign-in/social",
      "/link-social",
      "/unlink-account",
    ],
    rateLimit: {
      enabled: true,
      window: 60,
      max: 600,
      customRules: { "/sign-in/email": { window: 60, max: 120 }, "/change-password": { window: 60, max: 20 }, "/get-session": false },
    },
    advanced: {
      cookiePrefix: "countersign",
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: settings.BASE_URL?.startsWith("https:") ?? false,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => deps.ids.any() },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const login = await loginOf(session.userId);
            if (login?.passwordUntil && login.passwordUntil.getTime() <= Date.now())
              throw new APIError("FORBIDDEN", {
                code: "ONE_TIME_PASSWORD_EXPIRED",
                message: "The one-time password has expired. Ask an admin for a new one.",
              });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path === "/sign-in/email" && (await limit.isOver(tryOf(ctx.body, ctx.headers))))
          throw new APIError(
            "TOO_MANY_REQUESTS",
            { code: "TOO_MANY_TRIES", message: TOO_MANY_TRIES },
            { "retry-after": String(TRIES_WITHIN_S) },
          );
        if (ctx.path === "/change-password" && ctx.body?.newPassword === ctx.body?.currentPassword)
          throw new APIError("BAD_REQUEST", { code: "SAME_PASSWORD", message: "Choose another password than the one you have." });
      }),
      after: createAuthMiddleware(async (ctx) => {
        const failed = ctx.context.returned instanceof APIError;
        if (ctx.path === "/sign-in/email" && failed) await limit.count(tryOf(ctx.body, ctx.headers));
        const login = ctx.context.session?.user;
        if (ctx.path === "/change-password" && !failed && login)
          await ctx.context.internalAdapter.updateUser(login.id, { passwordUntil: null });
      }),
    },
  });

  async function loginOf(userId: string) {
    const context = await auth.$context;
    return context.internalAdapter.findUserById(userId) as Promise<{ passwordUntil?: Date | null } | null>;
  }

  const known = createKnownSessions(store, (SESSION_S - LONGER_EVERY_S) * SECOND);

  /**
   * better-auth tells every failure as its own; when the database is away the request may simply be sent again. Asking whether it
   * answers now is not enough: it may have come back since.
   */
  const busyWhenAway = async (cause: unknown, seenAway: boolean): Promise<void> => {
    if (seenAway || !(await storeAnswers(deps))) throw new StoreBusy("the database cannot be reached now", { cause });
  };

  return {
    handler: async (request) => {
      const from = performance.now();
      const answer = await auth.handler(request);
      if (answer.status >= 500) await busyWhenAway(null, awayAt >= from);
      return answer;
    },
    async sessionOf(headers) {
      const cookie = headers.get("cookie");
      if (cookie === null) return null;
      const open = await known.find(cookie);
      if (open) return open;
      const found = await auth.api.getSession({ headers }).catch(async (fault: unknown) => {
        await busyWhenAway(fault, isAway(fault));
        throw fault;
      });
      if (!found) return null;
      known.keep(cookie, found.session.token);
      return { person: asPersonId(found.user.personId), mustChoosePassword: Boolean(found.user.passwordUntil) };
    },
  };
}

/** Without BASE_URL the product is where the browser found it, so its own origin is the one that names the same host. */
function originOfHost(request: Request | undefined): string | null {
  const host = request?.headers.get("host");
  return host ? `${new URL(request?.url ?? "http://localhost").protocol}//${host}` : null;
}

const tryOf = (body: unknown, headers: Headers | undefined) => ({
  email: typeof body === "object" && body !== null && "email" in body ? String(body.email).toLowerCase() : "",
  address: headers?.get(ADDRESS_HEADER) ?? "unknown",
});

/** The handler for `/api/auth/`. */
export function createAuthHandler({ settings }: Deps, auth: Auth): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const handle = toNodeHandler(auth.handler);
  const addressOf = clientAddress(settings.TRUSTED_PROXIES);
  return (request, response) => {
    request.headers[ADDRESS_HEADER] = addressOf(request);
    return handle(request, response);
  };
}
