// The people's API as a call inside the process: for pages, with the session of the request they render.
import type { Auth } from "../auth";
import type { Deps } from "../deps";
import { createContext } from "./context";
import { createCallerFactory } from "./init";
import { appRouter } from "./router";

const createCaller = createCallerFactory(appRouter);

export type Caller = ReturnType<typeof createCaller>;

export const createCallerFor =
  (deps: Deps, auth: Auth) =>
  async (headers: Headers): Promise<Caller> =>
    createCaller(await createContext(deps, auth, headers));
