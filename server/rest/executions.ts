// Executions over REST: redeem a grant once, read the execution, report what happened, report what was taken back.

import { asExecutionId, asHash, asItemId } from "@core/words/ids";
import { executionReportSchema, redeemSubmissionSchema, reversalReportSchema } from "@core/words/submission";
import { SECOND } from "@core/words/time";
import { redeemGrant } from "@/server/commands/redeem-grant";
import { reportExecution } from "@/server/commands/report-execution";
import { reportReversal } from "@/server/commands/report-reversal";
import { readAgentExecution } from "@/server/views/agent-items";
import { answered, executionAnswer, ok, refused, respondItem, sent } from "./answers";
import { endpoint } from "./endpoint";
import { exampleExecution, exampleItem, exampleReceipt } from "./examples";
import { idempotencyOf, keyOrFresh } from "./idempotency";
import { executionJson } from "./item-json";
import { problemResponse, problems } from "./problem";
import { MAX_WAIT_S, redeemQuery } from "./reading";
import { executionAnswerSchema, executionSchema, itemSchema } from "./schemas";

const tag = "Executions";
const theExecution = (description: string) => ({
  description,
  schema: executionAnswerSchema,
  example: { ...exampleExecution, receipt: exampleReceipt },
});
const done = {
  ...exampleExecution,
  receipt: exampleReceipt,
  state: "succeeded",
  lease_expires_at: null,
  ended_at: "2026-11-24T09:46:10.000Z",
  result: { refund: "re_551" },
};

const redeem = endpoint({
  method: "post",
  path: "/items/{id}/executions",
  operationId: "redeemGrant",
  tag,
  summary: "Redeem the grant: may I execute now?",
  description:
    "Once only. 201: execute `arguments`, exactly these, now. The same `Idempotency-Key` again answers 200 with the execution as it is now, so an agent that was killed learns whether it has reported; another key, or a hash that is not the signed one, answers 409. Before `final_at` the call waits.",
  params: { id: "The item's id." },
  query: redeemQuery,
  body: redeemSubmissionSchema,
  bodyExample: { revision_hash: exampleExecution.revision_hash },
  answers: {
    201: theExecution("Redeemed: execute now, and report."),
    200: { ...theExecution("Redeemed before under this key: the execution as it is now."), example: done },
  },
  problems: [404, 409],
  async handle({ deps, actor, params, query, body, idempotencyKey, signal }) {
    const id = params.id ?? "";
    const result = await redeemGrant(deps, {
      actor,
      itemId: asItemId(id),
      revisionHash: asHash(body.revision_hash),
      key: keyOrFresh(idempotencyKey),
      waitMs: (query.wait ?? MAX_WAIT_S) * SECOND,
      signal,
    });
    if (!result.ok) return refused({ deps, actor }, result.refusal, id);
    const { item, receipt, repeated } = result.value;
    // The key alone names the redemption; with another hash it is another body under the same key.
    if (repeated && item.item.revision.hash !== body.revision_hash) return refused({ deps, actor }, { code: "idempotency-conflict" }, id);
    return sent({ status: repeated ? 200 : 201, body: await deps.store.read((tx) => executionAnswer(tx, item, receipt)) });
  },
});

const get = endpoint({
  method: "get",
  path: "/executions/{id}",
  operationId: "getExecution",
  tag,
  summary: "Read an execution",
  params: { id: "The execution's id." },
  answers: { 200: { description: "The execution as it is now.", schema: executionSchema, example: exampleExecution } },
  problems: [404],
  async handle({ deps, actor, params }) {
    const found = await readAgentExecution(deps, actor, params.id ?? "");
    return found ? ok(executionJson(found)) : problemResponse(problems.notFound);
  },
});

const report = endpoint({
  method: "post",
  path: "/executions/{id}/report",
  operationId: "reportExecution",
  tag,
  summary: "Report what happened",
  description:
    "`running` extends the lease. `failed` means that no effect remains. `unknown` calls people, who establish what happened. The result is kept, and handed back when the grant is redeemed again under the same key.",
  params: { id: "The execution's id." },
  body: executionReportSchema,
  bodyExample: { outcome: "succeeded", result: { refund: "re_551" }, external_ref: "re_551" },
  answers: { 200: { ...theExecution("Recorded."), example: done } },
  problems: [404, 409],
  async handle({ deps, actor, route, params, body, raw, idempotencyKey }) {
    const executionId = params.id ?? "";
    const result = await reportExecution(deps, {
      actor,
      executionId: asExecutionId(executionId),
      report: body,
      replayable: {
        idempotency: idempotencyOf(idempotencyKey, route, raw),
        respond: async ({ item, receipt }, tx) => ({ status: 200, body: await executionAnswer(tx, item, receipt) }),
      },
    });
    const found = result.ok ? null : await readAgentExecution(deps, actor, executionId);
    return answered({ deps, actor }, found?.execution.item ?? null, result);
  },
});

const reportUndo = endpoint({
  method: "post",
  path: "/items/{id}/reversals/{rid}/report",
  operationId: "reportReversal",
  tag,
  summary: "Report what was taken back",
  description:
    "A person asked for the reversal; the item's `reversal` names it. `running` extends the lease; `failed` and `unknown` call people.",
  params: { id: "The item's id.", rid: "The reversal's id." },
  body: reversalReportSchema,
  bodyExample: { outcome: "reversed", external_ref: "re_551_undo" },
  answers: { 200: { description: "Recorded.", schema: itemSchema, example: exampleItem } },
  problems: [404, 409],
  async handle({ deps, actor, route, params, body, raw, idempotencyKey }) {
    const id = params.id ?? "";
    const result = await reportReversal(deps, {
      actor,
      itemId: asItemId(id),
      reversalId: asExecutionId(params.rid ?? ""),
      report: body,
      replayable: { idempotency: idempotencyOf(idempotencyKey, route, raw), respond: respondItem(deps, 200) },
    });
    return answered({ deps, actor }, id, result);
  },
});

export const executionEndpoints = [redeem, get, report, reportUndo];
