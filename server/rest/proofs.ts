// Signed heads of the trail and proofs under them: what an agent keeps so that nobody can take an event away from it unseen.
import { SECOND, toRfc3339 } from "@core/words/time";
import type { Checkpoint } from "@/server/access/trail-proofs";
import { listCheckpoints, type NoProof, newestCheckpoint, proveConsistency, proveInclusion } from "@/server/views/trail-proof";
import { ok } from "./answers";
import { endpoint } from "./endpoint";
import { exampleCheckpoint, exampleEvent, exampleHashes, exampleKey } from "./examples";
import { PRIVATE, type Problem, problemResponse, problems } from "./problem";
import { checkpointsQuery, consistencyQuery, inclusionQuery } from "./reading";
import { checkpointListSchema, checkpointSchema, consistencyProofSchema, inclusionProofSchema } from "./schemas";

const tag = "Proofs";
const DEFAULT_LIMIT = 50;
/** A head is signed within a minute; asking sooner costs little. */
const ASK_AGAIN_MS = 10 * SECOND;

const checkpointJson = ({ size, root, note, verifier, at }: Checkpoint) => ({ size, root, at: toRfc3339(at), key: verifier, note });

const list = endpoint({
  method: "get",
  path: "/checkpoints",
  operationId: "listCheckpoints",
  tag,
  summary: "The signed heads of the trail, and the keys to verify them with",
  description:
    "Newest first. Each is a C2SP signed note (tlog-checkpoint) over the RFC 6962 tree of the first `size` events. Keep one: with it nobody can change or drop what it is over without your seeing it.",
  query: checkpointsQuery,
  answers: {
    200: {
      description: "A page of checkpoints.",
      schema: checkpointListSchema,
      example: { origin: exampleCheckpoint.origin, keys: [exampleKey], checkpoints: [exampleCheckpoint.checkpoint], next_before: null },
    },
  },
  async handle({ deps, query }) {
    const { origin, keys, checkpoints, next } = await listCheckpoints(deps, query.before ?? null, query.limit ?? DEFAULT_LIMIT);
    return ok({ origin, keys, checkpoints: checkpoints.map(checkpointJson), next_before: next });
  },
});

const latest = endpoint({
  method: "get",
  path: "/checkpoints/latest",
  operationId: "latestCheckpoint",
  tag,
  summary: "The newest signed head",
  description: "With `Accept: text/plain` the answer is the signed note itself, to the byte.",
  answers: {
    200: { description: "The checkpoint.", schema: checkpointSchema, example: exampleCheckpoint.checkpoint, alsoAs: "text/plain" },
  },
  problems: [404],
  async handle({ deps, headers }) {
    const newest = await newestCheckpoint(deps);
    if (newest === null) return problemResponse(problems.nothingSigned);
    if (headers.get("accept")?.includes("text/plain"))
      return new Response(newest.checkpoint.note, { headers: { ...PRIVATE, "content-type": "text/plain; charset=utf-8" } });
    return ok(checkpointJson(newest.checkpoint));
  },
});

const inclusion = endpoint({
  method: "get",
  path: "/proofs/inclusion",
  operationId: "proveInclusion",
  tag,
  summary: "That an event of yours lies under a signed head",
  description:
    "Give `stream` and `seq` of a receipt or an event. The leaf is SHA-256(0x00 ‖ the 32 bytes of `hash`); `path` leads from it to the root of the tree of `size` (RFC 9162, 2.1.3.2).",
  query: inclusionQuery,
  answers: {
    200: {
      description: "The inclusion path.",
      schema: inclusionProofSchema,
      example: {
        stream: exampleEvent.stream,
        seq: exampleEvent.seq,
        hash: exampleEvent.hash,
        log_index: exampleEvent.log_index,
        size: exampleCheckpoint.checkpoint.size,
        path: exampleHashes,
        note: exampleCheckpoint.checkpoint.note,
      },
    },
  },
  problems: [404, 409],
  async handle({ deps, actor, query }) {
    const { stream, seq, size = null } = query;
    const proved = await proveInclusion(deps, actor, { stream, seq, size });
    if (!proved.ok) return problemResponse(noProof(proved.refusal, "size"));
    const { hash, logIndex, path, note } = proved.value;
    return ok({ stream, seq, hash, log_index: logIndex, size: proved.value.size, path, note });
  },
});

const consistency = endpoint({
  method: "get",
  path: "/proofs/consistency",
  operationId: "proveConsistency",
  tag,
  summary: "That a signed head extends an earlier one",
  description: "That the tree of `to` events begins with the tree of `from`, unchanged (RFC 9162, 2.1.4.2): for checkpoints that you kept.",
  query: consistencyQuery,
  answers: {
    200: {
      description: "The consistency proof.",
      schema: consistencyProofSchema,
      example: { from: 1_024, to: exampleCheckpoint.checkpoint.size, proof: exampleHashes },
    },
  },
  async handle({ deps, query }) {
    const { from, to = null } = query;
    if (to !== null && to < from) return problemResponse(problems.invalid([{ path: "?to", message: "Must not be less than `from`." }]));
    const proved = await proveConsistency(deps, { from, to });
    if (!proved.ok) return problemResponse(noProof(proved.refusal, to !== null && to > proved.refusal.signed ? "to" : "from"));
    return ok({ from, to: proved.value.to, proof: proved.value.proof });
  },
});

function noProof(refusal: NoProof, field: "size" | "from" | "to"): Problem {
  switch (refusal.code) {
    case "not-found":
      return problems.notFound;
    case "not-signed":
      return problems.notSignedYet(ASK_AGAIN_MS);
    case "too-large":
      return problems.invalid([{ path: `?${field}`, message: `Must be at most ${refusal.signed}: no larger tree is signed yet.` }]);
    default:
      return problems.invalid([{ path: `?${field}`, message: `Must be more than ${refusal.logIndex}, the event's place in the log.` }]);
  }
}

export const proofEndpoints = [list, latest, inclusion, consistency];
