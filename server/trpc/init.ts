// tRPC set up once: what a request carries, how errors are told, and the only way to make a procedure: by the permission it needs.
import { findUnkept } from "@core/trail/unkept";
import { initTRPC } from "@trpc/server";
import { opens } from "../access/resolve";
import type { Standing } from "../access/standing";
import type { Permission } from "../access/table";
import type { Deps } from "../deps";
import { isBusy } from "../views/readiness";
import { detailOf, refused, wordsOf } from "./errors";

export interface Context {
  readonly deps: Deps;
  /** Null when nobody is signed in. */
  readonly standing: Standing | null;
  /** True while the person has only a one-time password: nothing is open to them but to choose their own. */
  readonly mustChoosePassword: boolean;
  /** Asked again by what lasts: a subscription must not outlive its session. */
  readonly stillSignedIn: () => Promise<boolean>;
}

interface Meta {
  readonly permission: Permission;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
    errorFormatter: ({ shape, error }) => ({ ...shape, message: wordsOf(error), data: { ...shape.data, ...detailOf(error) } }),
  });

export const { router, createCallerFactory } = t;

/**
 * A procedure that needs this permission. There is no other way to make one, so a procedure without a row in the table does not compile.
 * The role opens the door here; whether its scope reaches the item is checked by the command or view, which knows the item.
 */
export const allowed = <P extends Permission>(permission: P) =>
  t.procedure.meta({ permission }).use(async ({ ctx, next, getRawInput }) => {
    const { standing } = ctx;
    if (standing === null) throw refused({ code: "unauthenticated" });
    if (ctx.mustChoosePassword) throw refused({ code: "unauthenticated", why: "one-time-password" });
    if (standing.offboarded) throw refused({ code: "unauthenticated" });
    if (!opens(standing, permission)) throw refused({ code: "forbidden", right: permission });
    const unkept = findUnkept(await getRawInput());
    if (unkept) throw refused({ code: "invalid", errors: [unkept] });
    const outcome = await next({ ctx: { standing, person: standing.id, actor: { kind: "person", person: standing.id } as const } });
    if (!outcome.ok && isBusy(outcome.error.cause)) throw refused({ code: "busy" });
    return outcome;
  });
