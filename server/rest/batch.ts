// Up to a thousand submissions in one transaction: each is validated and answered by itself, in the order in which they came.

import type { FieldError, Refusal } from "@core/words/refusals";
import { type Result, refuse } from "@core/words/result";
import { batchSubmissionSchema, type ItemSubmission, itemSubmissionSchema } from "@core/words/submission";
import type { JsonObject } from "@core/words/vocabulary";
import { type BatchRefused, submitBatch } from "@/server/commands/submit-batch";
import { agentItem } from "@/server/views/agent-item";
import { answered, asJson, ok, refused } from "./answers";
import { endpoint } from "./endpoint";
import { exampleItem, exampleSubmission } from "./examples";
import { idempotencyOf } from "./idempotency";
import { itemJson } from "./item-json";
import { problemBody, problemResponse, problems, refusalProblem } from "./problem";
import { batchResultSchema } from "./schemas";
import { bodyField, validate } from "./validate";

type Parsed = Result<ItemSubmission, readonly FieldError[]>;

export const batchEndpoint = endpoint({
  method: "post",
  path: "/items:batch",
  operationId: "submitItems",
  tag: "Items",
  summary: "Submit many items in one transaction",
  description:
    "Each result has the status that `POST /items` would have answered with, and its item or its problem. With `atomic` one refused item refuses the batch: the problem names its fields as `/items/3/…`, and nothing is recorded.",
  body: batchSubmissionSchema,
  bodyExample: { items: [exampleSubmission], atomic: true },
  answers: {
    200: {
      description: "One result an item, in order.",
      schema: batchResultSchema,
      example: { results: [{ status: 201, item: exampleItem }] },
    },
  },
  problems: [403, 409],
  async handle({ deps, actor, route, body, raw, idempotencyKey }) {
    const atomic = body.atomic ?? false;
    const parsed: readonly Parsed[] = body.items.map((item) => validate(itemSubmissionSchema, item, bodyField));
    const errors = parsed.flatMap((result, index) => (result.ok ? [] : placed(result.refusal, index)));
    if (atomic && errors.length > 0) return problemResponse(problems.invalid(errors));
    if (!parsed.some((result) => result.ok)) return ok({ results: parsed.map((result) => invalidResult(result.ok ? [] : result.refusal)) });

    const result = await submitBatch(deps, {
      actor,
      entries: parsed.map((entry) => (entry.ok ? entry : refuse({ code: "invalid", errors: entry.refusal }))),
      atomic,
      replayable: {
        idempotency: idempotencyOf(idempotencyKey, route, raw),
        respond: async (outcomes, tx) => {
          const now = await deps.store.nowMs(tx);
          const results: JsonObject[] = [];
          for (const outcome of outcomes) {
            if (!outcome.ok) results.push(refusedResult(outcome.refusal, now));
            else {
              const { item, created } = outcome.value;
              results.push({ status: created ? 201 : 200, item: asJson(itemJson(await agentItem(deps, tx, item))) });
            }
          }
          return { status: 200, body: { results } };
        },
      },
    });
    if (result.ok) return answered({ deps, actor }, null, result);
    return "index" in result.refusal ? refusedWhole(result.refusal, 0) : refused({ deps, actor }, result.refusal, null);
  },
});

/** The first refusal of an atomic batch, told of the whole: which item it was, and its fields by the batch's own body. */
function refusedWhole({ index, refusal }: BatchRefused, now: number): Response {
  if (refusal.code === "invalid") return problemResponse(problems.invalid(placed(refusal.errors, index)));
  const problem = refusalProblem(refusal, now);
  return problemResponse({ ...problem, errors: [{ path: `/items/${index}`, message: problem.detail }] });
}

/** Fields of one item, named from the batch's own body. */
const placed = (errors: readonly FieldError[], index: number): FieldError[] =>
  errors.map(({ path, message }) => ({ path: `/items/${index}${path}`, message }));

const invalidResult = (errors: readonly FieldError[]): JsonObject => ({ status: 422, problem: problemBody(problems.invalid(errors)) });

function refusedResult(refusal: Refusal, now: number): JsonObject {
  const problem = refusalProblem(refusal, now);
  return { status: problem.status, problem: problemBody(problem) };
}
