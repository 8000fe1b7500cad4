// What changes of queues and calendars share: who may, how they are named, and what the lint of paths says to them.
import type { PathFinding } from "@core/escalation/lint-ladders";
import { lintPaths } from "@core/escalation/lint-ladders";
import type { Actor } from "@core/words/actors";
import type { Ms, QueueId } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { refuse } from "@core/words/result";
import { t } from "@core/words/t";
import type { Tx } from "@/db/store";
import { type Directory, standingAt } from "../../access/directory";
import { pathGround, policiesOnPaths } from "../../access/ladder-ground";
import { pathFindingWords } from "../../access/path-words";
import { administersQueue } from "../../access/resolve";
import type { Deps } from "../../deps";
import { namedActor, type PersonActor } from "./actor";
import { OPERATOR } from "./record-event";

/** Whoever runs the product is asked nothing; a person is held to their scope, to the version that they saw and to the lint. */
export type EditedBy = "operator" | PersonActor;

export const editorOf = (by: EditedBy): Actor => (by === "operator" ? OPERATOR : namedActor(by));

/** `queue` null: what concerns all of them, such as a new queue or a calendar. */
export function mayEdit(directory: Directory, by: EditedBy, queue: QueueId | null, now: Ms): boolean {
  if (by === "operator") return true;
  const standing = standingAt(directory, by.person, now);
  return standing !== null && administersQueue(standing, queue);
}

export const changedMeanwhile = (): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ code: "invalid", errors: [{ path: "/version", message: t("ladders.changedMeanwhile") }] });

/**
 * Errors that an edit would leave in these queues, or would bring into others; where each stands is said in the words of the edit.
 * What was wrong elsewhere before does not keep anybody from mending something here.
 */
export async function pathErrors(
  deps: Deps,
  tx: Tx,
  now: Ms,
  {
    before,
    after,
    edited,
    fieldOf,
  }: {
    readonly before: Directory;
    readonly after: Directory;
    readonly edited: ReadonlySet<QueueId>;
    readonly fieldOf: (finding: PathFinding) => string;
  },
): Promise<readonly FieldError[]> {
  const { fallbackQueue } = deps.lifecycle;
  const policies = await policiesOnPaths(tx, fallbackQueue, now);
  const errorsIn = (directory: Directory) =>
    lintPaths(pathGround(directory, policies, fallbackQueue, now)).filter(({ severity }) => severity === "error");
  const known = new Set(errorsIn(before).map(keyOf));
  return errorsIn(after)
    .filter((finding) => edited.has(finding.queue) || !known.has(keyOf(finding)))
    .map((finding) => ({ path: fieldOf(finding), message: pathFindingWords(finding, after).title }));
}

const keyOf = ({ code, queue, field }: PathFinding) => `${queue} ${code} ${field}`;
