// Several instances of the product on one database, as tests of races reach them: the agents' API and the people's of each.
import type { PersonId } from "@core/words/ids";
import type { Auth } from "@/server/auth";
import type { Deps } from "@/server/deps";
import { createRestApp } from "@/server/rest/app";
import type { Body, Planted } from "@/server/rest/testing/planted";
import { type Caller, createCallerFor } from "../caller";

export interface Answer {
  readonly status: number;
  readonly body: Body & { readonly item?: Body };
}

export interface Instance {
  readonly deps: Deps;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown, idempotencyKey?: string) => Promise<Answer>;
  readonly as: (person: PersonId) => Promise<Caller>;
}

/** The planted one, and others beside it. */
export async function instancesOf(world: Planted, count: number): Promise<readonly Instance[]> {
  const all = [world.deps];
  while (all.length < count) all.push(await world.another());
  return all.map((deps) => instance(deps, world.key));
}

function instance(deps: Deps, key: string): Instance {
  const app = createRestApp(deps);
  const send = async (path: string, init: RequestInit & { readonly headers?: Readonly<Record<string, string>> }): Promise<Answer> => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    const response = await app.request(`/api/v1${path}`, { ...init, headers });
    return { status: response.status, body: asBody(await response.json()) };
  };
  return {
    deps,
    get: (path) => send(path, {}),
    post: (path, body, idempotencyKey) =>
      send(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }) },
      }),
    as: (person) => {
      const auth: Auth = {
        handler: async () => new Response(null, { status: 404 }),
        sessionOf: async () => ({ person, mustChoosePassword: false }),
      };
      return createCallerFor(deps, auth)(new Headers());
    },
  };
}

/** Tests look at what is there. */
const asBody = (json: unknown) => json as Answer["body"];

/** The instances in turn. */
export const inTurn = (instances: readonly Instance[], index: number): Instance => {
  const one = instances[index % instances.length];
  if (!one) throw new Error("no instances");
  return one;
};
