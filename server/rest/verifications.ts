// Verifications over REST: record that something was checked, and look up what was checked before checking it again.
import { verificationSubmissionSchema } from "@core/words/submission";
import { recordVerification } from "@/server/commands/record-verification";
import { listChecks, type VerificationPage } from "@/server/views/verifications";
import { answered, asJson, ok } from "./answers";
import { endpoint } from "./endpoint";
import { exampleVerification } from "./examples";
import { idempotencyOf } from "./idempotency";
import { verificationQuery } from "./reading";
import { verificationListSchema, verificationSchema } from "./schemas";

const DEFAULT_LIMIT = 50;
const tag = "Verifications";
const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What people noted beside a check is for people. */
const verificationJson = (row: VerificationPage["verifications"][number]) => ({
  id: row.id,
  subject: row.subject,
  predicate: row.predicate,
  fingerprint: row.fingerprint,
  by: { kind: row.byKind, id: row.by },
  at: isoOf(row.at),
  until: isoOf(row.until),
  withdrawn_at: isoOf(row.withdrawnAt),
});

const record = endpoint({
  method: "post",
  path: "/verifications",
  operationId: "recordVerification",
  tag,
  summary: "Record that you checked what somebody claims",
  description:
    "Holds for every claim of the same `subject`, `predicate` and `fingerprint` that another agent makes: until `until`, until its inputs change, or until it is withdrawn.",
  body: verificationSubmissionSchema,
  bodyExample: { subject: "customer:77", predicate: "identity-verified", fingerprint: exampleVerification.fingerprint },
  answers: { 201: { description: "Recorded.", schema: verificationSchema, example: exampleVerification } },
  problems: [409],
  async handle({ deps, actor, route, body, raw, idempotencyKey }) {
    const result = await recordVerification(deps, {
      actor,
      submission: body,
      replayable: {
        idempotency: idempotencyOf(idempotencyKey, route, raw),
        respond: async (kept) => ({ status: 201, body: asJson(verificationJson(kept)) }),
      },
    });
    return answered({ deps, actor }, null, result);
  },
});

const list = endpoint({
  method: "get",
  path: "/verifications",
  operationId: "listVerifications",
  tag,
  summary: "What was checked of a subject",
  query: verificationQuery,
  answers: {
    200: {
      description: "Checks of this subject, oldest first; also those that hold no longer.",
      schema: verificationListSchema,
      example: { verifications: [exampleVerification], next_cursor: null },
    },
  },
  async handle({ deps, query }) {
    const asked = { subject: query.subject, predicate: query.predicate ?? null, after: query.cursor ?? null };
    const { verifications, next } = await listChecks(deps, asked, query.limit ?? DEFAULT_LIMIT);
    return ok({ verifications: verifications.map(verificationJson), next_cursor: next });
  },
});

export const verificationEndpoints = [record, list];
