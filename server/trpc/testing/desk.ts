// The people's API on a real store, for tests: people with any roles and queues, items that wait, and the router called as any of them.
import { asHash, asItemId, asPersonId, asQueueId, type Hash, type ItemId, type PersonId } from "@core/words/ids";
import type { Role } from "@core/words/vocabulary";
import { insertPerson } from "@/db/queries/people";
import { readQueue, updateQueue } from "@/db/queries/queues";
import type { Auth } from "@/server/auth";
import { type Planted, plant, refund } from "@/server/rest/testing/planted";
import { type Caller, createCallerFor } from "../caller";
import { RefusalError } from "../errors";

export interface Waiting {
  readonly itemId: ItemId;
  readonly revisionHash: Hash;
  readonly seenVersion: number;
}

export interface Desk {
  readonly world: Planted;
  /** Adds a person: `reviewer`, `manager queue:refunds-exceptions`, … and the queues they work. */
  readonly add: (id: string, roles: readonly string[], queues?: readonly string[]) => Promise<PersonId>;
  /** The router as this person; as nobody when null. */
  readonly as: (person: PersonId | null, options?: { readonly mustChoosePassword?: boolean }) => Promise<Caller>;
  /** A refund over the limit, which waits in `refunds-exceptions`. */
  readonly submit: (amount?: number, more?: Readonly<Record<string, unknown>>) => Promise<Waiting>;
  readonly close: () => Promise<void>;
}

export async function openDesk(environment: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const world = await plant(environment);
  const { deps } = world;
  return {
    world,
    add: async (id, roles, queues = []) => {
      const person = asPersonId(id);
      const grants = roles.map((text) => {
        const [role = "", scope = null] = text.split(" ");
        return { role: role as Role, scope };
      });
      await deps.store.write(async (tx) => {
        await insertPerson(tx, { id: person, name: id, email: `${id}@example.test`, createdAt: world.now(), roles: grants, skills: [] });
        for (const name of queues) {
          const queue = await readQueue(tx, asQueueId(name));
          if (!queue) throw new Error(`no queue ${name}`);
          await updateQueue(tx, queue.id, { members: [...queue.members, person] }, queue.version);
        }
      });
      return person;
    },
    as: (person, { mustChoosePassword = false } = {}) => {
      const auth: Auth = {
        handler: async () => new Response(null, { status: 404 }),
        sessionOf: async () => person && { person, mustChoosePassword },
      };
      return createCallerFor(deps, auth)(new Headers());
    },
    submit: async (amount = 420, more = {}) => {
      const { status, body } = await world.post("/items", { ...refund(amount), ...more });
      if (status !== 201) throw new Error(`submit answered ${status}: ${body.detail}`);
      return { itemId: asItemId(body.id), revisionHash: asHash(body.revision_hash), seenVersion: body.version };
    },
    close: world.close,
  };
}

/** What a call was refused with; null when it was not refused. A fault is thrown on. */
export async function refusalOf(call: () => Promise<unknown>) {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.cause instanceof RefusalError)
      return { code: error.code, refusal: error.cause.refusal, item: error.cause.item };
    throw error;
  }
}
