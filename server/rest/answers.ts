// From a command's result to an answer: what was done, the first answer again, or a problem with the item as it is now.

import type { Refusal } from "@core/words/refusals";
import type { Result } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import type { AgentActor } from "@/server/access/agent-actor";
import type { Answered, StoredAnswer } from "@/server/commands/commit/idempotent";
import type { Deps } from "@/server/deps";
import { agentItem } from "@/server/views/agent-item";
import { executionOf, readAgentItem } from "@/server/views/agent-items";
import { executionJson, itemJson } from "./item-json";
import { PRIVATE, problemResponse, refusalProblem } from "./problem";

/** Our own shapes are JSON by construction; interfaces have no index signature, so the compiler cannot see it. */
export const asJson = (value: object) => value as JsonObject;

export const ok = (body: object): Response => sent({ status: 200, body: asJson(body) });

export function sent({ status, body }: StoredAnswer, replayed = false): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...PRIVATE, "content-type": "application/json", ...(replayed && { "idempotency-replayed": "true" }) },
  });
}

export interface Caller {
  readonly deps: Deps;
  readonly actor: AgentActor;
}

/** Answers with what the command came to, or with the first answer under the same key. `itemId` names the item that a 409 carries. */
export async function answered(caller: Caller, itemId: string | null, result: Result<Answered<object>, Refusal>): Promise<Response> {
  if (!result.ok) return refused(caller, result.refusal, itemId);
  const { answer, replayed } = result.value;
  if (answer === null) throw new Error("a command of an agent was given no way to answer");
  return sent(answer, replayed);
}

/** The problem of a refusal. A 409 about an item carries that item as it is now. */
export async function refused({ deps, actor }: Caller, refusal: Refusal, itemId: string | null): Promise<Response> {
  const now = await deps.store.read((tx) => deps.store.nowMs(tx));
  const problem = refusalProblem(refusal, now);
  const item = problem.status === 409 && itemId !== null ? await readAgentItem(deps, actor, itemId) : null;
  return problemResponse(problem, item && asJson(itemJson(item)));
}

/** An answer that shows the item as the command left it. */
export const respondItem =
  (deps: Deps, status: number) =>
  async ({ item }: { readonly item: StoredItem }, tx: Tx): Promise<StoredAnswer> => ({
    status,
    body: asJson(itemJson(await agentItem(deps, tx, item))),
  });

/** The promise that an event is in the trail: where it stands, and its hash. */
export interface Receipt {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/** An execution as a command left it, with the receipt of what was recorded. */
export const executionAnswer = async (tx: Tx, item: StoredItem, receipt: Receipt): Promise<JsonObject> =>
  asJson({ ...executionJson(await executionOf(tx, item)), receipt });

type Tx = Parameters<typeof agentItem>[1];
type StoredItem = Parameters<typeof agentItem>[2];
