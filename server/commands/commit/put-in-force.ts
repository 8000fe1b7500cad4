// Puts a policy's or a registry's next version in force: an immutable row, the pointer moved, and an event that says who, why and against what.
import type { PolicyVersion } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Actor } from "@core/words/actors";
import type { Ms, PersonId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { currentVersion, insertPolicyVersion, type PolicyKind, pointPolicy, readPolicyVersion } from "@/db/queries/policies";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { recordEvent } from "./record-event";

/** Who put it in force, and what the trail keeps of how. */
export interface Putting {
  readonly actor: Actor;
  readonly author: PersonId | null;
  /** Ids, versions and counts. */
  readonly data: JsonObject;
  /** What people wrote. */
  readonly free: JsonObject;
  /** A version of its own even where it says the same: open items are told by the policy's number which of them are to be ruled anew. */
  readonly anew?: boolean;
}

/** The document's own number is replaced by the next one; one that is in force already is left alone. The caller holds the organisation's lock. */
export async function putInForce(
  deps: Deps,
  tx: Tx,
  kind: PolicyKind,
  document: PolicyVersion | RegistryVersion,
  now: Ms,
  { actor, author, data, free, anew = false }: Putting,
): Promise<number> {
  const { workflow } = document;
  const from = await currentVersion(tx, kind, workflow);
  const standing = from === null ? null : await readPolicyVersion(tx, kind, workflow, from);
  if (from !== null && !anew && standing?.digest === digestOf(document, from)) return from;

  const version = (from ?? 0) + 1;
  const digest = digestOf(document, version);
  await insertPolicyVersion(tx, { kind, workflow, version, body: asJson({ ...document, version }), digest, author, at: now });
  if (!(await pointPolicy(tx, { kind, workflow, from, to: version, at: now })))
    throw new Error(`the ${kind} of ${workflow} moved under its own lock`);
  await recordEvent(deps, tx, now, { kind, id: workflow, type: "published", actor, data: { ...data, version, digest, from }, free });
  return version;
}

const digestOf = (document: object, version: number) => sha256(canonicalJson(asJson({ ...document, version })));

/** The documents were parsed by schemas of JSON; undefined members are not JSON and fall away. */
const asJson = (document: object): JsonObject => JSON.parse(JSON.stringify(document)) as JsonObject;
