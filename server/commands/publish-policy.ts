// Puts a workflow's policy and registry in force: two new immutable versions, and the pointers moved in one transaction.
import { compilePolicy } from "@core/policy/compile-policy";
import type { PolicyVersion } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import { lockAlone } from "@/db/engine/locks";
import { currentVersion, insertPolicyVersion, type PolicyKind, pointPolicy, readPolicyVersion } from "@/db/queries/policies";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { OPERATOR, recordEvent } from "./commit/record-event";

export interface Published {
  readonly policy: number;
  readonly registry: number;
}

/** The documents' own version numbers are replaced by the next ones; a document that is in force already is left alone. A policy that does not compile is refused. */
export function publishPolicy(
  deps: Deps,
  { policy, registry }: { readonly policy: PolicyVersion; readonly registry: RegistryVersion },
): Promise<Result<Published, Refusal>> {
  return deps.store.write(async (tx) => {
    const broken = compilePolicy(policy, registry).problems.filter((problem) => problem.severity === "error");
    if (broken.length > 0) return refuse({ code: "invalid", errors: broken.map(({ where, message }) => ({ path: `/${where}`, message })) });
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    return ok({
      policy: await putInForce(deps, tx, "policy", policy, now),
      registry: await putInForce(deps, tx, "registry", registry, now),
    });
  });
}

async function putInForce(deps: Deps, tx: Tx, kind: PolicyKind, document: PolicyVersion | RegistryVersion, now: Ms): Promise<number> {
  const { workflow } = document;
  const from = await currentVersion(tx, kind, workflow);
  const standing = from === null ? null : await readPolicyVersion(tx, kind, workflow, from);
  if (from !== null && standing?.digest === digestOf(document, from)) return from;

  const version = (from ?? 0) + 1;
  await insertPolicyVersion(tx, {
    kind,
    workflow,
    version,
    body: asJson({ ...document, version }),
    digest: digestOf(document, version),
    author: null,
    at: now,
  });
  if (!(await pointPolicy(tx, { kind, workflow, from, to: version, at: now })))
    throw new Error(`the ${kind} of ${workflow} moved under its own lock`);
  await recordEvent(deps, tx, now, {
    kind,
    id: workflow,
    type: "published",
    actor: OPERATOR,
    data: { version, digest: digestOf(document, version) },
    free: {},
  });
  return version;
}

const digestOf = (document: object, version: number) => sha256(canonicalJson(asJson({ ...document, version })));

/** The documents were parsed by schemas of JSON; undefined members are not JSON and fall away. */
const asJson = (document: object): JsonObject => JSON.parse(JSON.stringify(document)) as JsonObject;
