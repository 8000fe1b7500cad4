// What a request carries into a procedure: who it is, read fresh from the session and the directory.
import { PAGE_OF } from "@core/words/page-header";
import { standingAt } from "../access/directory";
import type { Auth } from "../auth";
import type { Deps } from "../deps";
import type { Context } from "./init";

export async function createContext(deps: Deps, auth: Auth, headers: Headers): Promise<Context> {
  const session = await auth.sessionOf(headers);
  const pageOf = headers.get(PAGE_OF);
  if (!session || (pageOf !== null && pageOf !== session.person))
    return { deps, standing: null, mustChoosePassword: false, stillSignedIn: async () => false };
  const standing = await deps.store.read(async (tx) => standingAt(await deps.directory.at(tx), session.person, await deps.store.nowMs(tx)));
  return {
    deps,
    standing,
    mustChoosePassword: session.mustChoosePassword,
    stillSignedIn: async () => (await auth.sessionOf(headers))?.person === session.person,
  };
}
