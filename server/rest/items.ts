// Items over REST: submit, read and wait, list, and what an agent may do with an item of its own.

import { isSettled } from "@core/lifecycle/holder";
import { asItemId } from "@core/words/ids";
import { itemSubmissionSchema, replySubmissionSchema, revisionSubmissionSchema, withdrawSubmissionSchema } from "@core/words/submission";
import { SECOND } from "@core/words/time";
import type { AgentActor } from "@/server/access/agent-actor";
import { replyToQuestion } from "@/server/commands/reply-to-question";
import { reviseItem } from "@/server/commands/revise-item";
import { submitItem } from "@/server/commands/submit-item";
import { withdrawItem } from "@/server/commands/withdraw-item";
import type { Deps } from "@/server/deps";
import { agentItem } from "@/server/views/agent-item";
import { listAgentItems, readAgentItem, readAgentTrail, waitForItem } from "@/server/views/agent-items";
import { answered, asJson, ok, respondItem } from "./answers";
import { endpoint } from "./endpoint";
import { exampleEvent, exampleItem, exampleRevision, exampleSubmission } from "./examples";
import { idempotencyOf } from "./idempotency";
import { eventJson, itemJson } from "./item-json";
import { problemResponse, problems } from "./problem";
import { itemQuery, listQuery } from "./reading";
import { itemListSchema, itemSchema, trailSchema } from "./schemas";

const DEFAULT_LIMIT = 50;
const tag = "Items";
const itemId = { id: "The item's id." };
const theItem = (description: string) => ({ description, schema: itemSchema, example: exampleItem });

const submit = endpoint({
  method: "post",
  path: "/items",
  operationId: "submitItem",
  tag,
  summary: "Submit an item",
  description:
    "Proposes one action with its evidence; the answer holds the policy's ruling. Submitted again under the same `external_id`: the same body answers 200 with the item as it is now, another body 409.",
  body: itemSubmissionSchema,
  bodyExample: exampleSubmission,
  answers: { 201: theItem("Submitted and ruled."), 200: theItem("Submitted before under this `external_id`: the item as it is now.") },
  problems: [403, 409],
  async handle({ deps, actor, route, body, raw, idempotencyKey }) {
    const result = await submitItem(deps, {
      actor,
      submission: body,
      replayable: {
        idempotency: idempotencyOf(idempotencyKey, route, raw),
        respond: async ({ item, created }, tx) => ({
          status: created ? 201 : 200,
          body: asJson(itemJson(await agentItem(deps, tx, item))),
        }),
      },
    });
    const first = result.ok || result.refusal.code !== "external-id-conflict" ? null : (body.external_id ?? null);
    return answered({ deps, actor }, first === null ? null : await findByExternalId(deps, actor, first), result);
  },
});

/** The item that stands under an external id already, for the conflict to carry. */
async function findByExternalId(deps: Deps, actor: AgentActor, externalId: string): Promise<string | null> {
  const { items } = await listAgentItems(deps, actor, { externalId }, null, 1);
  return items[0]?.stored.item.id ?? null;
}

const get = endpoint({
  method: "get",
  path: "/items/{id}",
  operationId: "getItem",
  tag,
  summary: "Read an item, or wait for it to change",
  params: itemId,
  query: itemQuery,
  answers: { 200: theItem("The item as it is now, also when the time was up without a change.") },
  problems: [404],
  async handle({ deps, actor, params, query, signal }) {
    const id = params.id ?? "";
    const now = await readAgentItem(deps, actor, id);
    if (!now) return problemResponse(problems.notFound);
    const { wait = 0, since = isSettled(now.stored.item) ? 0 : now.stored.item.version } = query;
    if (wait === 0 || now.stored.item.version > since) return ok(itemJson(now));
    const later = await waitForItem(deps, actor, id, { since, timeoutMs: wait * SECOND, signal });
    return later ? ok(itemJson(later)) : problemResponse(problems.notFound);
  },
});

const list = endpoint({
  method: "get",
  path: "/items",
  operationId: "listItems",
  tag,
  summary: "List items",
  description: "In the order of submission, oldest first.",
  query: listQuery,
  answers: { 200: { description: "A page of items.", schema: itemListSchema, example: { items: [exampleItem], next_cursor: null } } },
  async handle({ deps, actor, query }) {
    const { cursor = null, limit = DEFAULT_LIMIT, external_id: externalId, ...filter } = query;
    const page = await listAgentItems(deps, actor, { ...filter, externalId }, cursor, limit);
    return ok({ items: page.items.map(itemJson), next_cursor: page.next });
  },
});

const trail = endpoint({
  method: "get",
  path: "/items/{id}/events",
  operationId: "getItemEvents",
  tag,
  summary: "Read an item's trail",
  params: itemId,
  answers: { 200: { description: "Its events from the first to the last.", schema: trailSchema, example: { events: [exampleEvent] } } },
  problems: [404],
  async handle({ deps, actor, params }) {
    const events = await readAgentTrail(deps, actor, params.id ?? "");
    return events ? ok({ events: events.map(eventJson) }) : problemResponse(problems.notFound);
  },
});

const revise = endpoint({
  method: "post",
  path: "/items/{id}/revisions",
  operationId: "reviseItem",
  tag,
  summary: "Propose anew",
  description:
    "Answers a question by another proposal, or corrects a mistake. A revision is whole: what is left out is gone, but for `title`, which stays. Signatures on the revision before it no longer count.",
  params: itemId,
  body: revisionSubmissionSchema,
  bodyExample: exampleRevision,
  answers: { 201: theItem("Revised and ruled again.") },
  problems: [404, 409],
  async handle({ deps, actor, route, params, body, raw, idempotencyKey }) {
    const id = params.id ?? "";
    const result = await reviseItem(deps, {
      actor,
      itemId: asItemId(id),
      revision: body,
      replayable: { idempotency: idempotencyOf(idempotencyKey, route, raw), respond: respondItem(deps, 201) },
    });
    return answered({ deps, actor }, id, result);
  },
});

const reply = endpoint({
  method: "post",
  path: "/items/{id}/replies",
  operationId: "replyToQuestion",
  tag,
  summary: "Answer what a person asked",
  description: "The proposal stays as it is, and the item goes back to who asked.",
  params: itemId,
  body: replySubmissionSchema,
  bodyExample: { message: "Yes: the customer sent two photos, both are attached." },
  answers: { 201: theItem("Answered.") },
  problems: [404, 409],
  async handle({ deps, actor, route, params, body, raw, idempotencyKey }) {
    const id = params.id ?? "";
    const result = await replyToQuestion(deps, {
      actor,
      itemId: asItemId(id),
      message: body.message,
      replayable: { idempotency: idempotencyOf(idempotencyKey, route, raw), respond: respondItem(deps, 201) },
    });
    return answered({ deps, actor }, id, result);
  },
});

const withdraw = endpoint({
  method: "post",
  path: "/items/{id}/withdraw",
  operationId: "withdrawItem",
  tag,
  summary: "Take an item back",
  description: "Also a cleared one that will not be executed; 409 once it is executing.",
  params: itemId,
  body: withdrawSubmissionSchema,
  bodyExample: { reason: "The customer cancelled the request." },
  answers: { 200: theItem("Withdrawn.") },
  problems: [404, 409],
  async handle({ deps, actor, route, params, body, raw, idempotencyKey }) {
    const id = params.id ?? "";
    const result = await withdrawItem(deps, {
      actor,
      itemId: asItemId(id),
      reason: body.reason,
      replayable: { idempotency: idempotencyOf(idempotencyKey, route, raw), respond: respondItem(deps, 200) },
    });
    return answered({ deps, actor }, id, result);
  },
});

export const itemEndpoints = [submit, list, get, trail, revise, reply, withdraw];
